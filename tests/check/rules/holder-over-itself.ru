# What the port can do by itself is a capability, and power over nobody.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <power_over/o1> cp:holder <actor/port> .
  <power_over/o1> cp:heldOver <actor/port> .
} ;
INSERT DATA { <capabilities/o1> cp:capableActor <actor/port> }
