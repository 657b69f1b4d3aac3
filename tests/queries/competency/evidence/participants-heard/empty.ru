# They are spoken of, and nobody is said to take part in any partnership.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?participation cp:participant ?actor }
WHERE { ?participation cp:participant ?actor }
