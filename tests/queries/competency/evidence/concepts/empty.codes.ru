# Coders gave the passages codes of their own, and pointed at no concept of a theory.
BASE <https://study.example/>
PREFIX cost: <https://w3id.org/coprod-kg/scheme/cost#>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX exchange: <https://w3id.org/coprod-kg/scheme/exchange#>
PREFIX reciprocity: <https://w3id.org/coprod-kg/scheme/reciprocity#>

DELETE DATA {
  <claim/flows/f1> cp:hasConcept reciprocity:balanced, exchange:negotiated-direct .
  <claim/flows/f2> cp:hasConcept reciprocity:balanced .
  <claim/flows/f3> cp:hasConcept reciprocity:balanced .
  <claim/recommendations/v1> cp:hasConcept cost:personal .
}
