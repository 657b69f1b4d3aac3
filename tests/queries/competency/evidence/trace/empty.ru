# The claims rest on nothing: without a name, only what rests on the words of a source is shown.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?claim cp:evidence ?extract }
WHERE {
  ?claim cp:evidence ?extract .
  ?extract cp:extractOf ?source .
}
