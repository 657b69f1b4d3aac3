# Power is said to be held by nobody over anybody: it is shared.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?relation cp:holder ?holder ; cp:heldOver ?over }
INSERT { ?relation cp:sharedBy ?holder }
WHERE { ?relation cp:holder ?holder ; cp:heldOver ?over }
