# Something is said to have come back to the university, here and there, and to the ferry.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

DELETE DATA {
  <claim/flows/f3> cp:stance stance:denied .
  <claim/flows/f4> cp:stance stance:denied .
  <claim/flows/f6> cp:stance stance:denied .
} ;
INSERT DATA {
  <flows/both/port/university/anything> cp:withinPartnership <partnership/round> .
  <flows/general/port/ferry/anything> cp:withinPartnership <partnership/round> .
}
