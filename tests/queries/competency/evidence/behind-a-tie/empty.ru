# Nobody makes a claim about these ties: they are described, and that is all.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?claim cp:about ?tie }
WHERE { ?claim cp:about ?tie }
