# The one whose account it is was found.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA { <claim/flows/w1> cp:about <flows/f1> }
