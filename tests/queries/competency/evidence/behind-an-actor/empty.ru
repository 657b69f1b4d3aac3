# No actor is left in the view for the public, since none was released.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?actor a cp:Actor }
WHERE { ?actor a cp:Actor }
