# All that was said is of who gives, and to whom; what was given was left open.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE WHERE { ?flow cp:resource ?resource }
