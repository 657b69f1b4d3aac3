# Nobody tells of a gift in an account of their own; all is told by others.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <claim/flows/f23> cp:reportedBy <actor/choir> .
  <claim/flows/f1> cp:reportedBy <actor/choir> .
  <claim/flows/f4> cp:reportedBy <actor/choir> .
  <claim/flows/f5> cp:reportedBy <actor/choir> .
  <claim/flows/f6> cp:reportedBy <actor/choir> .
  <claim/flows/f7> cp:reportedBy <actor/choir> .
  <claim/flows/f14> cp:reportedBy <actor/choir> .
}
