# University and ferry, one of whom is an end of each tie, stand for kinds of people.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/university> a cp:Category .
  <actor/ferry> a cp:Category .
}
