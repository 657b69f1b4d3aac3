# The passages were read straight into statements: the study has no codebook.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?code a cp:Code }
WHERE { ?code a cp:Code }
