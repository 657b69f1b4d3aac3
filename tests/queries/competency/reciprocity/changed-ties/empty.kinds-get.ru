# Who got something stands for a kind of people; between kinds there is talk, and no tie.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/port> a cp:Category .
  <actor/college> a cp:Category .
  <actor/choir> a cp:Category .
  <actor/yard> a cp:Category .
}
