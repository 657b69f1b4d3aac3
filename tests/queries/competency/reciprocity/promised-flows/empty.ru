# Only others tell what was promised; nobody promises in an account of their own.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <claim/flows/f1> cp:reportedBy <actor/clinic> .
  <claim/flows/f2> cp:reportedBy <actor/clinic> .
  <claim/flows/f4> cp:reportedBy <actor/clinic> .
  <claim/flows/f5> cp:reportedBy <actor/clinic> .
  <claim/flows/f9> cp:reportedBy <actor/clinic> .
  <claim/flows/f23> cp:reportedBy <actor/clinic> .
}
