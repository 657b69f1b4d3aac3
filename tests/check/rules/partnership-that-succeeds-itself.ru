# The later succeeds the earlier, and the first succeeds none.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <partnership/p2> cp:succeeds <partnership/p1> .
  <partnership/p3> cp:succeeds <partnership/p3> .
  <partnership/p7> cp:succeeds <partnership/p5> .
}
