# The partnership went on until the end of 2019.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <partnership/p1> cp:toAsGiven "2018-06" .
  <partnership/p1> cp:holdsTo "2018-06-30"^^xsd:date .
} ;
INSERT DATA {
  <partnership/p1> cp:toAsGiven "2019" .
  <partnership/p1> cp:holdsTo "2019-12-31"^^xsd:date .
}
