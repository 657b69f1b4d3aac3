# All of them speak for themselves.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE WHERE { ?claim cp:reportedBy ?reporter }
