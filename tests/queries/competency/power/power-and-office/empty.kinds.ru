# All who have a role stand for kinds of people.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/university> a cp:Category .
  <actor/port> a cp:Category .
  <actor/council> a cp:Category .
}
