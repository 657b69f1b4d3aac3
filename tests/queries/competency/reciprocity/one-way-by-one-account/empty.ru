# The university tells of something given back, and the port of what it gave: the two sides say the same.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <claim/flows/f3> cp:claimant <actor/university> .
  <claim/flows/f4> cp:claimant <actor/port> .
}
