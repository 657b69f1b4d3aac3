# Both are said of the harbour table.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <claim/positions/w1> cp:withinPartnership <partnership/ferry-round> .
  <claim/responses/w3> cp:withinPartnership <partnership/ferry-round> .
} ;
INSERT DATA {
  <claim/positions/w1> cp:withinPartnership <partnership/harbour> .
  <claim/responses/w3> cp:withinPartnership <partnership/harbour> .
}
