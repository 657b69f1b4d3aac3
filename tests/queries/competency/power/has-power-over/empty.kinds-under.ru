# Whom power is held over stands for a kind of people; over and under kinds there is talk, and no tie.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/ferry> a cp:Category .
  <actor/university> a cp:Category .
}
