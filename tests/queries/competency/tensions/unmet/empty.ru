# Every tension was met: the glossary was written after all, and whoever rotated the chair says so.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>

DELETE DATA {
  <claim/responses/r1> cp:mode mode:planned .
  <claim/responses/r3> cp:reportedBy <actor/ida> .
} ;
INSERT DATA { <claim/responses/r1> cp:mode mode:happened }
