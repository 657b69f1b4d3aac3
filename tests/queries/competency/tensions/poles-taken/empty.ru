# Positions are taken, but that there is a tension at all is denied.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT { ?claim cp:stance stance:denied }
WHERE {
  ?claim cp:about ?manifestation .
  ?manifestation cp:tension ?tension .
  ?manifestation cp:withinPartnership ?partnership .
}
