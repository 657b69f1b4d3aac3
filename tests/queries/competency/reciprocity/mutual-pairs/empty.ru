# Nothing is said to have come back to the university or from the ferry: it was denied.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT DATA {
  <claim/flows/f3> cp:stance stance:denied .
  <claim/flows/f5> cp:stance stance:denied .
}
