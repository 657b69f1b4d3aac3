# In each ring one gift was planned, so that nothing came round.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT DATA {
  <claim/flows/f2> cp:mode mode:planned .
  <claim/flows/f6> cp:mode mode:planned .
}
