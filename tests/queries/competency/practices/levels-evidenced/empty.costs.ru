# What coders see in it are costs, which are neither a principle nor a level of participation.
BASE <https://study.example/>
PREFIX cost: <https://w3id.org/coprod-kg/scheme/cost#>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE { ?thing ?property ?level }
INSERT { ?thing ?property cost:personal }
WHERE {
  VALUES ?property { cp:atLevel cp:hasConcept }
  ?thing ?property ?level .
  MINUS { <claim/assessments/q4> cp:about ?thing }
}
