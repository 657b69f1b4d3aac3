# The vision and the context may come about, it is said, and neither is there.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

DELETE { ?claim cp:mode mode:happened }
INSERT { ?claim cp:mode mode:possible }
WHERE { ?claim cp:mode mode:happened }
