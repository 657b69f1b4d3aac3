# All of it is what Ida reports of others, who were not heard themselves.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT { ?claim cp:reportedBy <actor/ida> }
WHERE { ?claim cp:about ?assessment }
