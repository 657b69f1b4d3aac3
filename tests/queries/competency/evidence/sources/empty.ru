# Both sources were withdrawn, and what rested on them went with them.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?source a cp:Source }
WHERE { ?source a cp:Source }
