# The partnership began in 2007.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <partnership/p1> cp:fromAsGiven "2008-06" .
  <partnership/p1> cp:holdsFrom "2008-06-01"^^xsd:date .
} ;
INSERT DATA {
  <partnership/p1> cp:fromAsGiven "2007" .
  <partnership/p1> cp:holdsFrom "2007-01-01"^^xsd:date .
}
