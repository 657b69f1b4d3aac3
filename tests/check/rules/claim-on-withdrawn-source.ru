# The talk was taken out, and what rests on another passage as well stays.
BASE <https://study.example/>
PREFIX consent: <https://w3id.org/coprod-kg/scheme/consent#>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <source/s1> cp:consentStatus consent:withdrawn .
  <extract/x1> cp:extractOf <source/s1> .
  <claim/flows/w1> cp:evidence <extract/x1> .
}
