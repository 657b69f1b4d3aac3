# What is said is what might be, and nothing of it happened.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT DATA {
  <claim/flows/f1> cp:mode mode:possible .
  <claim/flows/f2> cp:mode mode:possible .
  <claim/flows/f3> cp:mode mode:possible .
  <claim/positions/o1> cp:mode mode:possible .
}
