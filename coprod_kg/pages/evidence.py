"""The words that claims rest on: quotations with speaker and source, and who coded them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.network.actors import notation
from coprod_kg.network.engine import rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Dataset

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim

TEXTS: Final = """
SELECT ?extract ?text
WHERE {
  ?extract oa:hasSelector ?selector .
  ?selector oa:exact ?text .
}"""
SOURCES: Final = """
SELECT ?extract ?source
WHERE { ?extract cp:extractOf ?source . }"""
TITLES: Final = """
SELECT ?source ?title
WHERE {
  ?source a cp:Source .
  ?source rdfs:label ?title .
}"""
SPEAKERS: Final = """
SELECT ?extract ?speaker
WHERE { ?extract cp:spokenBy ?speaker . }"""
CODERS: Final = """
SELECT ?coder ?name
WHERE {
  ?coder a cp:Coder .
  ?coder rdfs:label ?name .
}"""
STARTS: Final = """
SELECT ?claim ?given
WHERE { ?claim cp:fromAsGiven ?given . }"""
ENDINGS: Final = """
SELECT ?claim ?given
WHERE { ?claim cp:toAsGiven ?given . }"""
QUERIES: Final = (TEXTS, SOURCES, TITLES, SPEAKERS, CODERS, STARTS, ENDINGS)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage with the one who says it, None where that is not known, and its source."""

    extract: str
    text: str
    speaker: str | None
    source: str


class Evidence:
    """What a graph holds of the evidence behind claims."""

    def __init__(self, dataset: Dataset, ends: Ends) -> None:
        """Read each property by a scan of its own."""

        def pairs(query: str) -> dict[str, str]:
            return {key: value for key, value in sorted(rows(dataset, query), key=str) if key and value}

        self._ends = ends
        self._texts, self._sources, self._titles = pairs(TEXTS), pairs(SOURCES), pairs(TITLES)
        self._speakers, self._coders = pairs(SPEAKERS), pairs(CODERS)
        self._starts, self._endings = pairs(STARTS), pairs(ENDINGS)

    def quotations(self, extracts: Iterable[str]) -> list[Quotation]:
        """Return those of some passages whose words the graph holds."""
        found = []
        for extract in extracts:
            if (text := self._texts.get(extract)) is not None:
                source, speaker = self._sources.get(extract, ""), self._speakers.get(extract)
                found.append(
                    Quotation(
                        extract,
                        text,
                        self._ends.actor(speaker).label if speaker else None,
                        self._titles.get(source) or notation(source),
                    )
                )
        return found

    def coder(self, claim: TieClaim) -> str | None:
        """Return the name of the one who coded a claim."""
        return claim.coder and (self._coders.get(claim.coder) or notation(claim.coder))

    def period(self, claim: TieClaim) -> tuple[str | None, str | None]:
        """Return beginning and end of the time a claim holds for, as they were given."""
        return self._starts.get(claim.claim), self._endings.get(claim.claim)
