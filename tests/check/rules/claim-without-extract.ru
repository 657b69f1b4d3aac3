# The passage was found in which it is said.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA { <claim/flows/w1> cp:evidence <extract/x2> }
