# Things had changed: it denies only what was before.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { <claim/flows/w1> cp:holdsTo "2012-12-31"^^xsd:date } ;
INSERT DATA {
  <claim/flows/w1> cp:holdsTo "2011-12-31"^^xsd:date .
  <claim/flows/w3> cp:holdsTo "2011-12-31"^^xsd:date .
  <claim/flows/w5> cp:holdsTo "2012-12-31"^^xsd:date .
}
