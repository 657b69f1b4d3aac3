# What anybody denies is only told by another, or yet to come.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX mode: <https://w3id.org/coprod-kg/scheme/mode#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT { ?denial cp:reportedBy <actor/council> }
WHERE {
  ?denial cp:stance stance:denied .
  MINUS { ?denial cp:mode ?mode }
  MINUS { ?denial cp:reportedBy ?reporter }
  MINUS { ?denial cp:coder ?coder }
} ;
INSERT DATA { <claim/flows/f22> cp:mode mode:planned }
