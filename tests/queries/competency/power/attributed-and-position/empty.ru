# That anybody has power, or gave, is denied by all who had said so.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT DATA {
  <claim/power_over/w1> cp:stance stance:denied .
  <claim/power_over/w2> cp:stance stance:denied .
  <claim/flows/f1> cp:stance stance:denied .
  <claim/flows/f2> cp:stance stance:denied .
}
