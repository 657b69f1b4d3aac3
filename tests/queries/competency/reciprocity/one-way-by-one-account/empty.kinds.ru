# The other side is a kind of people, and no account is one-way towards a kind.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/port> a cp:Category .
}
