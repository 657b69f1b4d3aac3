# Each has power over itself alone.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

DELETE { ?tie cp:heldOver ?other }
INSERT { ?tie cp:heldOver ?one }
WHERE {
  ?tie cp:holder ?one ; cp:heldOver ?other .
  ?claim cp:about ?tie .
  MINUS { ?claim cp:stance stance:denied }
  MINUS { ?claim cp:mode mode:planned }
  MINUS { ?claim cp:reportedBy ?reporter }
}
