# Whom the port has power over are kinds of people, and nobody leads or hosts.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX role: <https://w3id.org/coprod-kg/scheme/role#>

DELETE DATA {
  <participation/e1> cp:playsRole role:lead .
  <participation/e6> cp:playsRole role:host .
} ;
INSERT DATA {
  <actor/ferry> a cp:Category .
  <actor/clinic> a cp:Category .
}
