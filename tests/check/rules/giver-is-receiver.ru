# It was one desk of the port that gave to the port, and the desk is an actor of its own.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA { <flows/f1> cp:giver <actor/port> } ;
INSERT DATA { <flows/f1> cp:giver <actor/desk> }
