# Each passage was read by one coder only, and what nobody else read nobody else could miss.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?claim cp:coder <coder/flo> }
INSERT { ?claim cp:coder <coder/mo> }
WHERE { ?claim cp:coder <coder/flo> }
