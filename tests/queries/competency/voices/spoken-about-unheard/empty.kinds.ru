# Who is spoken about is a kind of people, that nobody could hear.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/ferry> a cp:Category .
  <actor/university> a cp:Category .
}
