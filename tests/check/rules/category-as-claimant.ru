# The one who speaks for them is named.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA { <claim/flows/w1> cp:claimant <actor/pilots> } ;
INSERT DATA { <claim/flows/w1> cp:claimant <actor/pilots-of-the-harbour> }
