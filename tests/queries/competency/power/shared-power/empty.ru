# Sharing is what port and clinic say there should be.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT DATA {
  <claim/power_shared/v1> cp:mode mode:should .
  <claim/power_shared/v2> cp:mode mode:should .
}
