# Each coder read another claimant: it is the partners who differ, not those who read them.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?claim cp:claimant ?claimant }
INSERT { ?claim cp:claimant <actor/ida> }
WHERE {
  ?claim cp:claimant ?claimant .
  ?claim cp:coder <coder/flo> .
}
