# Flo was not the second to read the passages but the only one: there is nobody to differ from.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?claim cp:evidence ?extract }
WHERE {
  ?claim cp:evidence ?extract .
  ?claim cp:coder <coder/mo> .
}
