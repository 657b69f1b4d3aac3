# What each gave it gave itself.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

DELETE { ?tie cp:receiver ?other }
INSERT { ?tie cp:receiver ?one }
WHERE {
  ?tie cp:giver ?one ; cp:receiver ?other .
  ?claim cp:about ?tie .
  MINUS { ?claim cp:stance stance:denied }
  MINUS { ?claim cp:mode mode:planned }
  MINUS { ?claim cp:reportedBy ?reporter }
}
