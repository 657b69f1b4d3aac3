# In each partnership one of the two modes is denied, and one mode alone is no shift.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT DATA {
  <claim/leadership/l3> cp:stance stance:denied .
  <claim/leadership/l6> cp:stance stance:denied .
}
