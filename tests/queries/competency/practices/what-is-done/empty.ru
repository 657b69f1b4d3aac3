# It should be done, all say; nobody says that anybody does it.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

DELETE { ?claim cp:mode mode:happened }
INSERT { ?claim cp:mode mode:should }
WHERE { ?claim cp:mode mode:happened }
