# Both modes began on one day: they stood side by side from the beginning.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <claim/leadership/l3> cp:holdsFrom "2012-01-01"^^xsd:date .
  <claim/leadership/l7> cp:holdsFrom "2011-01-01"^^xsd:date .
} ;
INSERT DATA {
  <claim/leadership/l3> cp:holdsFrom "2008-01-01"^^xsd:date .
  <claim/leadership/l7> cp:holdsFrom "2009-01-01"^^xsd:date .
}
