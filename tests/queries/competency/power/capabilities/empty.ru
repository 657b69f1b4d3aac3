# What actors can do is what they would be able to do, if they were let.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT DATA {
  <claim/capabilities/b1> cp:mode mode:possible .
  <claim/capabilities/b2> cp:mode mode:possible .
}
