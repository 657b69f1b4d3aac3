# It answers what was said of the flow before it.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA { <claim/flows/w1> cp:respondsToFlow <claim/practices/w2> } ;
INSERT DATA {
  <claim/flows/w1> cp:respondsToFlow <claim/flows/w0> .
  <claim/flows/w0> cp:about <flows/f1> .
}
