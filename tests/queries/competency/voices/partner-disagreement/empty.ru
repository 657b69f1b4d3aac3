# What anybody denies is only told by another.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT { ?denial cp:reportedBy <actor/council> }
WHERE { ?denial cp:stance stance:denied }
