# It pulls the other way too, and what pulls no way is no tension.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA { <own#none> a cp:TensionType } ;
INSERT DATA { <own#one> cp:hasPole <own#flood> }
