# One partnership has the tension and the other denies it, so that there is nothing to compare.
BASE <https://study.example/>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX stance: <https://w3id.org/coprod-kg/scheme/stance#>

INSERT DATA { <claim/tensions/t2> cp:stance stance:denied }
