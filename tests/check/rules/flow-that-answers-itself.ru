# The later flow answers the earlier, and the first answers none.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <claim/flows/w2> cp:respondsToFlow <claim/flows/w1> .
  <claim/flows/w3> cp:respondsToFlow <claim/flows/w3> .
  <claim/flows/w7> cp:respondsToFlow <claim/flows/w5> .
}
