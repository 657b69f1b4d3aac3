# The position was taken in the tension over narratives.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX tension: <https://w3id.org/coprod-kg/scheme/tension#>

DELETE DATA { <positions/o1> cp:inTension <tensions/t1> } ;
INSERT DATA {
  <positions/o1> cp:inTension <tensions/t2> .
  <tensions/t2> cp:tension tension:narratives .
}
