# Nobody says when it was otherwise: modes without a beginning stand side by side, and none is the later one.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <claim/leadership/l3> cp:holdsFrom "2012-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
  <claim/leadership/l6> cp:holdsFrom "2009-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
}
