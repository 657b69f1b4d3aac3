# Both deny having given such advice: to be against it is not to recommend it.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT { ?claim cp:stance stance:denied }
WHERE { ?claim cp:withinPartnership ?partnership }
