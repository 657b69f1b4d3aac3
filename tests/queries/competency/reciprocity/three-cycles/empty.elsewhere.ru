# One gift of each ring was given in another partnership.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <flows/harbour/university/ferry/training> cp:withinPartnership <partnership/harbour> .
  <flows/round/ferry/clinic/knowledge> cp:withinPartnership <partnership/round> .
} ;
INSERT DATA {
  <flows/harbour/university/ferry/training> cp:withinPartnership <partnership/round> .
  <flows/round/ferry/clinic/knowledge> cp:withinPartnership <partnership/harbour> .
}
