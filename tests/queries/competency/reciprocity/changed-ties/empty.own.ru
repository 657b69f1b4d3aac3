# What each gave it gave itself.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?tie cp:receiver ?other }
INSERT { ?tie cp:receiver ?one }
WHERE {
  VALUES ?one { <actor/university> <actor/clinic> <actor/ferry> <actor/shop> }
  ?tie cp:giver ?one ; cp:receiver ?other .
  ?claim cp:about ?tie .
  MINUS { ?claim cp:reportedBy ?reporter }
}
