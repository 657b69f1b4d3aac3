# They mean the same and are spelt alike.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA {
  <assessments/q2> cp:activity "Tide-talks" .
  <capabilities/b2> cp:capability "To steer!" .
  <factors/v2> cp:factorName "One  harbour" .
  <power_over/o2> cp:concernsMatter "The Agenda" .
  <practices/r1> cp:practice "Co-Design  days" .
  <recommendations/m2> cp:recommends "Meet often!" .
} ;
INSERT DATA {
  <assessments/q2> cp:activity "tide talks" .
  <capabilities/b2> cp:capability "to steer" .
  <factors/v2> cp:factorName "one harbour" .
  <power_over/o2> cp:concernsMatter "the agenda" .
  <practices/r1> cp:practice "codesign days." .
  <recommendations/m2> cp:recommends "meet often" .
}
