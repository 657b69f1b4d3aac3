# Nobody says when it was.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <claim/power_over/w1> cp:holdsTo "2011-12-31"^^xsd:date .
  <claim/power_over/w2> cp:holdsFrom "2014-01-01"^^xsd:date .
  <claim/power_over/w3> cp:holdsTo "2011-12-31"^^xsd:date .
  <claim/power_over/w4> cp:holdsTo "2010-12-31"^^xsd:date .
  <claim/power_over/w5> cp:holdsFrom "2014-01-01"^^xsd:date .
  <claim/power_over/w12> cp:holdsTo "2010-12-31"^^xsd:date .
  <claim/power_over/w13> cp:holdsFrom "2015-01-01"^^xsd:date .
}
