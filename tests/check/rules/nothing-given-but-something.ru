# Things had changed: nothing was given until the year before.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA { <claim/flows/w1> cp:holdsTo "2014-12-31"^^xsd:date } ;
INSERT DATA {
  <claim/flows/w1> cp:holdsTo "2013-12-31"^^xsd:date .
  <claim/flows/w7> cp:holdsTo "2013-12-31"^^xsd:date .
  <claim/flows/w8> cp:holdsFrom "2014-01-01"^^xsd:date .
  <claim/flows/w9> cp:holdsTo "2013-12-31"^^xsd:date .
  <claim/flows/w10> cp:holdsTo "2013-12-31"^^xsd:date .
  <claim/flows/w14> cp:holdsFrom "2014-01-01"^^xsd:date .
  <claim/flows/w15> cp:holdsFrom "2014-01-01"^^xsd:date .
}
