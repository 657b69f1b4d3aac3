# They took part until the partnership ended.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE DATA {
  <participation/t1> cp:toAsGiven "2019" .
  <participation/t1> cp:holdsTo "2019-12-31"^^xsd:date .
} ;
INSERT DATA {
  <participation/t1> cp:toAsGiven "2018-06" .
  <participation/t1> cp:holdsTo "2018-06-30"^^xsd:date .
}
