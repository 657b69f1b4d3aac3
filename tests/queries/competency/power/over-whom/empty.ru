# Port and ferry, of whom each tie has one, stand for kinds of people: there is talk, but no tie.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/port> a cp:Category .
  <actor/ferry> a cp:Category .
}
