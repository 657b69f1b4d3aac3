# One of the crew speaks for the ferry at the harbour, and the university on the round for itself.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT DATA {
  <actor/stoker> cp:partOf <actor/ferry> .
  <claim/flows/f6> cp:about <flows/harbour/port/ferry/access> ; cp:claimant <actor/stoker> .
  <claim/flows/f7> cp:about <flows/round/port/university/data> ; cp:claimant <actor/university> .
}
