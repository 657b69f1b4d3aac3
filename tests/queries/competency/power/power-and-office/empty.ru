# Whoever is said to have power has the lead, and nobody else leads, hosts or funds.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX role: <https://w3id.org/coprod-kg/scheme/role#>

DELETE DATA {
  <participation/e1> cp:playsRole role:lead .
  <participation/e2> cp:playsRole role:member .
  <participation/e6> cp:playsRole role:host .
} ;
INSERT DATA { <participation/e2> cp:playsRole role:lead }
