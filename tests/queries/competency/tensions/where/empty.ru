# Nobody says of a partnership what they saw themselves: all of it is hearsay.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

INSERT { ?claim cp:reportedBy <actor/rob> }
WHERE {
  ?claim cp:about ?manifestation .
  ?manifestation cp:tension ?tension .
  ?manifestation cp:withinPartnership ?partnership .
}
