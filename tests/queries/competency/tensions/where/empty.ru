# Nobody says so of what they saw: all is told of others, by hearsay.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT { ?claim cp:reportedBy <actor/rob> }
WHERE { ?claim cp:about ?shown . ?shown cp:tension ?tension }
