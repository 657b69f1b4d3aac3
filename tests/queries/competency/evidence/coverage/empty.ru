# The study has words, claims and people, and names no partnership that they could cover.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?partnership a cp:Partnership }
WHERE { ?partnership a cp:Partnership }
