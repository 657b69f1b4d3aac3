# Nobody's sector is known.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE WHERE { ?actor cp:inSector ?sector }
