# They were asked, and gave their consent.
BASE <https://study.example/>
PREFIX consent: <https://w3id.org/coprod-kg/scheme/consent#>
PREFIX cp: <https://w3id.org/coprod-kg/ns#>

DELETE DATA { <source/s1> cp:consentStatus consent:withheld } ;
INSERT DATA { <source/s1> cp:consentStatus consent:given }
