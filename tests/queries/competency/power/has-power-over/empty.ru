# That port and funder have power is denied by all who had spoken of it.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT DATA {
  <claim/power_over/w1> cp:stance stance:denied .
  <claim/power_over/w2> cp:stance stance:denied .
  <claim/power_over/w3> cp:stance stance:denied .
}
