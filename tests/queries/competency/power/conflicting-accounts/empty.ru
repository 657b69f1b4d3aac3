# What port and university deny is only told by others.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <claim/power_over/w3> cp:reportedBy <actor/choir> .
  <claim/power_over/w4> cp:reportedBy <actor/choir> .
  <claim/power_over/w9> cp:reportedBy <actor/choir> .
  <claim/power_over/w10> cp:reportedBy <actor/choir> .
  <claim/power_over/w22> cp:reportedBy <actor/choir> .
  <claim/power_over/w25> cp:reportedBy <actor/choir> .
}
