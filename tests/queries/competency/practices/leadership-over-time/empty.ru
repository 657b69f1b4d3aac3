# How it is to be led was agreed on paper; nobody says that it came to that.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

DELETE { ?claim cp:mode mode:happened }
INSERT { ?claim cp:mode mode:planned }
WHERE { ?claim cp:mode mode:happened }
