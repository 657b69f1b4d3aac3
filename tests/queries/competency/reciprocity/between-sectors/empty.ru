# Whatever was given was planned, and nobody says that it happened.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT { ?claim cp:mode mode:planned }
WHERE {
  ?claim cp:about ?flow .
  MINUS { ?claim cp:mode ?mode }
  MINUS { ?claim cp:reportedBy ?reporter }
}
