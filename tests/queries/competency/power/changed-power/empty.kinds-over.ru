# Who has power stands for a kind of people; over and under kinds there is talk, and no tie.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/university> a cp:Category .
  <actor/clinic> a cp:Category .
  <actor/ferry> a cp:Category .
  <actor/shop> a cp:Category .
}
