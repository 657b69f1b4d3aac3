# Nobody says when it was.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <claim/flows/f1> cp:holdsTo "2011-12-31"^^xsd:date .
  <claim/flows/f2> cp:holdsFrom "2014-01-01"^^xsd:date .
  <claim/flows/f3> cp:holdsTo "2011-12-31"^^xsd:date .
  <claim/flows/f4> cp:holdsTo "2010-12-31"^^xsd:date .
  <claim/flows/f5> cp:holdsFrom "2014-01-01"^^xsd:date .
  <claim/flows/f12> cp:holdsTo "2010-12-31"^^xsd:date .
  <claim/flows/f13> cp:holdsFrom "2015-01-01"^^xsd:date .
}
