# One of the crew, and the university, each say there what pole they take.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/stoker> cp:partOf <actor/ferry> .
  <claim/positions/o2> cp:withinPartnership <partnership/harbour> ; cp:claimant <actor/stoker> .
  <claim/positions/o3> cp:withinPartnership <partnership/round> ; cp:claimant <actor/university> .
}
