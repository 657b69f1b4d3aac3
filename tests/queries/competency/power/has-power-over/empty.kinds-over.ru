# Who has power stands for a kind of people; over and under kinds there is talk, and no tie.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/port> a cp:Category .
  <actor/funder> a cp:Category .
}
