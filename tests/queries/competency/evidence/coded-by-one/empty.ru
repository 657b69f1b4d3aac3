# No passage was read by two: Mo read none of those that Flo read.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?claim cp:coder <coder/mo> }
WHERE { ?claim cp:coder <coder/mo> }
