# What came back came back in another partnership.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <flows/harbour/port/university/access> cp:withinPartnership <partnership/harbour> .
  <flows/round/ferry/port/knowledge> cp:withinPartnership <partnership/round> .
} ;
INSERT DATA {
  <flows/harbour/port/university/access> cp:withinPartnership <partnership/round> .
  <flows/round/ferry/port/knowledge> cp:withinPartnership <partnership/harbour> .
}
