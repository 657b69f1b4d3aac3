# Each had power over itself alone.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?tie cp:heldOver ?other }
INSERT { ?tie cp:heldOver ?one }
WHERE {
  VALUES ?one { <actor/university> <actor/clinic> <actor/ferry> <actor/shop> }
  ?tie cp:holder ?one ; cp:heldOver ?other .
  ?claim cp:about ?tie .
  MINUS { ?claim cp:reportedBy ?reporter }
}
