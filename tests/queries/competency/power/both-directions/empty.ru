# In each pair one is only said to want power over the other.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT DATA {
  <claim/power_over/w3> cp:mode mode:should .
  <claim/power_over/w4> cp:mode mode:should .
}
