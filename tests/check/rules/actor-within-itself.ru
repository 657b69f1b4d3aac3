# Each is part of the larger one, and the largest of nothing.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <actor/a2> cp:partOf <actor/a1> .
  <actor/a3> cp:partOf <actor/a3> .
  <actor/a7> cp:partOf <actor/a5> .
}
