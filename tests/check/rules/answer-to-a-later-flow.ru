# The period was mistyped: it went on until the year in which the other began.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <claim/flows/w1> cp:toAsGiven "2011" .
  <claim/flows/w1> cp:holdsTo "2011-12-31"^^xsd:date .
} ;
INSERT DATA {
  <claim/flows/w1> cp:toAsGiven "2012" .
  <claim/flows/w1> cp:holdsTo "2012-12-31"^^xsd:date .
}
