# Of whose account it is stands for a kind of people.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/university> a cp:Category .
  <actor/ferry> a cp:Category .
}
