# The vision, the context and the outcome are hoped for: they may come, and none of them is there.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

DELETE { ?claim cp:mode mode:happened }
INSERT { ?claim cp:mode mode:possible }
WHERE { ?claim cp:mode mode:happened }
