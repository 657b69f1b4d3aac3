# All of it is what they expect of each other: no level was reached and no principle lived yet.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

INSERT { ?claim cp:mode mode:expected }
WHERE { ?claim cp:mode mode:happened }
