# A concept that coders see in a denial is not what is said to be.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT DATA {
  <claim/flows/f1> cp:stance stance:denied .
  <claim/flows/f2> cp:stance stance:denied .
  <claim/flows/f3> cp:stance stance:denied .
  <claim/recommendations/v1> cp:stance stance:denied .
}
