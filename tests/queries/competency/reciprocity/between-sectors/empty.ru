# Whatever was given was planned, and nobody says that it happened.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT DATA {
  <claim/flows/f1> cp:mode mode:planned .
  <claim/flows/f2> cp:mode mode:planned .
  <claim/flows/f3> cp:mode mode:planned .
  <claim/flows/f4> cp:mode mode:planned .
  <claim/flows/f5> cp:mode mode:planned .
}
