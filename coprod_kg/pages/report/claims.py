"""The claims that may be shown: what each says in words, what it rests on, where in the report it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from coprod_kg.network.actors import read_ends
from coprod_kg.network.engine import rows
from coprod_kg.pages.evidence import Evidence
from coprod_kg.pages.report.document import Link
from coprod_kg.pages.two_mode import gathered
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.evidence import Quotation
    from coprod_kg.pages.report.document import Cell
    from coprod_kg.pages.report.study import Study
    from coprod_kg.tables import Column
    from coprod_kg.vocabulary import Table as Coding

ABOUT: Final = "SELECT ?claim ?situation WHERE { ?claim cp:about ?situation . }"
EVIDENCE: Final = "SELECT ?claim ?extract WHERE { ?claim cp:evidence ?extract . }"
CONSENT: Final = """
SELECT ?extract ?consent
WHERE {
  ?extract cp:extractOf ?source .
  ?source cp:consentStatus ?consent .
}"""
# All that is known of a claim, and of what it is about.
KNOWN: Final = """
SELECT DISTINCT ?thing ?property ?value
WHERE {
  { ?thing cp:about ?situation . }
  UNION
  { ?claim cp:about ?thing . }
  ?thing ?property ?value .
}"""
QUERIES: Final = (ABOUT, EVIDENCE, CONSENT, KNOWN)
NAME: Final = "claims"
_EVIDENCE: Final = f"{CP}evidence"
_DIGITS: Final = re.compile(r"\d+")
_MOST: Final = 500  # claims of a page: a phone opens no book


@dataclass(frozen=True, slots=True)
class Sheet:
    """The claims of a table that stand on one page, which is one of several where they are many.

    `number` counts the pages of a table from 1, `path` is without suffix.
    """

    table: Coding
    claims: list[str]
    number: int
    sheets: int

    @property
    def path(self) -> str:
        """Return the path of the page."""
        return self.at(0) or ""

    def at(self, steps: int) -> str | None:
        """Return the path of the page so many after this one, None where there is none."""
        number = self.number + steps
        if not 0 < number <= self.sheets:
            return None
        return f"{NAME}-{self.table.name}" + (f"-{number}" if number > 1 else "")


class Claims:
    """The claims of a study, and where in the report each of them stands."""

    def __init__(self, study: Study) -> None:
        """Read which claims there are, and on which extracts they rest."""
        self._study = study
        self._about = gathered(study.dataset, ABOUT)
        self._extracts = gathered(study.dataset, EVIDENCE)
        self._places: dict[str, str] = {}
        self._put_in_place()

    def place(self, iri: str) -> str | None:
        """Return where a claim stands in the report; of a situation or an extract, its first claim."""
        return self._places.get(iri)

    def facts(self, table: Coding, claim: str) -> Iterator[tuple[str, list[Cell]]]:
        """Yield what the cells of a claim's row say, in the order of the columns of its table."""
        things = {table.about: [claim], table.situation: self._about[claim]}
        for column in table.columns:
            if column.virtual or column.predicate in (None, _EVIDENCE) or column.about not in things:
                continue
            values = {
                value
                for thing in things[column.about]
                for property_ in (column.predicate, column.several_as)
                for value in self._known.get((thing, property_ or ""), ())
            }
            if values:
                yield column.name.replace("_", " "), self._told(column, values)

    def _told(self, column: Column, values: set[str]) -> list[Cell]:
        """Return the values of a column in words, each leading to its claim where it has one."""
        if not _is_named(column):
            return [*sorted(values, key=_natural)]
        said = {value: self._study.names.label(value) for value in values}
        return [
            Link(said[value], place) if (place := self.place(value)) else said[value]
            for value in sorted(values, key=lambda value: _natural(said[value]))
        ]

    def quotations(self, claim: str) -> list[Quotation]:
        """Return the words that a claim rests on, as far as they may be shown."""
        return self._evidence.quotations(self._extracts.get(claim, ()))

    def consent(self, extract: str) -> str:
        """Return with what consent an extract's source was given, nothing where that is not known."""
        return ", ".join(map(self._study.names.label, self._consent.get(extract, ())))

    def _put_in_place(self) -> None:
        """Note where things stand: what several claims are about, or rest on, at the first of them."""
        for sheet in reversed(self.sheets):
            for claim in reversed(sheet.claims):
                things = (*self._extracts.get(claim, ()), *self._about[claim], claim)
                self._places |= dict.fromkeys(things, f"{sheet.path}.html#{anchor(claim)}")

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The claims by the table they are coded in, as people count them: f2 before f10."""
        base = f"{self._study.names.base}claim/"
        by_table: dict[str, list[str]] = {}
        for claim in sorted(self._about, key=_natural):
            by_table.setdefault(claim.removeprefix(base).partition("/")[0], []).append(claim)
        return [
            Sheet(table, claims[start : start + _MOST], start // _MOST + 1, -(-len(claims) // _MOST))
            for table in self._study.vocabulary.tables.values()
            for claims in [by_table.get(table.name, []) if table.is_statement else []]
            for start in range(0, len(claims), _MOST)
        ]

    @cached_property
    def _known(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for thing, property_, value in rows(self._study.dataset, KNOWN):
            found.setdefault((thing or "", property_ or ""), set()).add(value or "")
        return found

    @cached_property
    def _evidence(self) -> Evidence:
        study = self._study
        return Evidence(study.dataset, read_ends(study.dataset, study.vocabulary, study.whole))

    @cached_property
    def _consent(self) -> dict[str, list[str]]:
        return gathered(self._study.dataset, CONSENT)


def _is_named(column: Column) -> bool:
    """Whether a column names something that has an IRI."""
    return bool(column.value or column.schemes or column.situation_of)


def anchor(claim: str) -> str:
    """Return the anchor of a claim; as it is written in an IRI, it may stand in an address too."""
    return f"c-{claim.rpartition('/')[2]}"


def _natural(text: str) -> str:
    """Return by what people sort: numbers within a text by their size."""
    return _DIGITS.sub(lambda number: number[0].zfill(12), text)
