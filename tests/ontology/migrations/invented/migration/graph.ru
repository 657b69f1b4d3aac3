# Invented: the property of strength and a kind of resource are called otherwise.

PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX resource: <https://w3id.org/coprod-kg/scheme/resource#>

DELETE { GRAPH ?graph { ?claim cp:strength ?strength } }
INSERT { GRAPH ?graph { ?claim cp:force ?strength } }
WHERE { GRAPH ?graph { ?claim cp:strength ?strength } } ;

DELETE { GRAPH ?graph { ?situation cp:resource resource:funding } }
INSERT { GRAPH ?graph { ?situation cp:resource resource:money } }
WHERE { GRAPH ?graph { ?situation cp:resource resource:funding } }
