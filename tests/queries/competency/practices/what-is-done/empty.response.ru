# What they do meets a tension: it is a response, of which another question tells.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?doing a cp:Practice }
INSERT { ?doing a cp:Response }
WHERE { ?doing a cp:Practice }
