# Who gave stands for a kind of people; between kinds there is talk, and no tie.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/university> a cp:Category .
  <actor/port> a cp:Category .
}
