# The narrower stands below the broader, and the broadest below none.
BASE <https://study.example/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE DATA {
  <code/k2> skos:broader <code/k1> .
  <code/k3> skos:broader <code/k3> .
  <code/k7> skos:broader <code/k5> .
}
