# What was meant to meet the tensions was planned, and nobody says that it was done.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

DELETE { ?claim cp:mode mode:happened }
INSERT { ?claim cp:mode mode:planned }
WHERE { ?claim cp:mode mode:happened }
