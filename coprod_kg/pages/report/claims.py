"""Every claim that may be shown, as it was coded, with the words it rests on; other pages lead here."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from coprod_kg.network.actors import read_ends
from coprod_kg.network.engine import rows
from coprod_kg.pages.evidence import Evidence
from coprod_kg.pages.island import attribution
from coprod_kg.pages.report.document import Coded, Link, Page, Section, Table
from coprod_kg.pages.two_mode import gathered
from coprod_kg.pages.wording import wording
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.report.document import Cell
    from coprod_kg.pages.report.study import Study
    from coprod_kg.pages.wording import Wording
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
_WITHIN: Final = f"{CP}withinPartnership"
_DIGITS: Final = re.compile(r"\d+")


class Claims:
    """The claims of a study, and where in the report each of them stands."""

    def __init__(self, study: Study, words: Wording) -> None:
        """Read which claims there are, and on which extracts they rest."""
        self._study, self._words = study, words
        self._about = gathered(study.dataset, ABOUT)
        self._extracts = gathered(study.dataset, EVIDENCE)
        self._tables: dict[str, Coding] = {}
        self._places: dict[str, str] = {}
        self._put_in_place()

    def place(self, iri: str) -> str | None:
        """Return where a claim stands in the report; of a situation or an extract, its first claim."""
        return self._places.get(iri)

    def called(self, iri: str) -> str | None:
        """Return what a situation is called: by all that makes it the one it is, but its partnership."""
        if (table := self._tables.get(iri)) is None:
            return None
        words = [
            self._study.names.label(value) if _is_named(column) else value
            for column in map(table.column, table.identity)
            if column.about == table.situation and column.predicate != _WITHIN
            for property_ in (column.predicate, column.several_as)
            for value in sorted(self._known.get((iri, property_ or ""), ()), key=_natural)
        ]
        return ", ".join(words) or None

    def pages(self) -> list[Page]:
        """Return the page that counts claims by the table they are coded in, and a page for each table."""
        words = self._words
        found = [(table, claims) for table, claims in self._by_table.items() if claims]
        counted: list[list[Cell]] = [
            [Link(table.title, f"{_path(table)}.html"), str(len(claims)), str(self._resting(claims))]
            for table, claims in found
        ]
        head = [words.say(f"claims.{name}") for name in ("table", "number", "with_words")]
        first = Page(
            NAME,
            words.say("short.claims"),
            words.say("title.claims"),
            words.say("lead.claims"),
            [
                Section(
                    "tables",
                    words.say("claims.heading"),
                    [] if found else [words.say("overview.nothing")],
                    [Table("", head, counted)] if found else [],
                )
            ],
        )
        return [first, *(self._page(table, claims) for table, claims in found)]

    def _page(self, table: Coding, claims: list[str]) -> Page:
        words = self._words
        return Page(
            _path(table),
            table.title,
            words.say("claims.title", table=table.title),
            table.description,
            [
                Section(
                    "claims",
                    words.count("claims.count", len(claims)),
                    coded=[self._coded(table, claim) for claim in claims],
                    links=[Link(words.say("claims.all"), f"{NAME}.html")],
                )
            ],
            is_listed=False,
        )

    def _coded(self, table: Coding, claim: str) -> Coded:
        extracts = self._extracts.get(claim, [])
        return Coded(
            _id(claim),
            _key(claim),
            list(self._facts(table, claim)),
            [
                (one.text, self._whose(one.extract, attribution(one.speaker, one.source, self._of_maps)))
                for one in self._evidence.quotations(extracts)
            ],
            self._of_maps.say("details.no_quotation"),
        )

    def _facts(self, table: Coding, claim: str) -> Iterator[tuple[str, list[Cell]]]:
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
        said = {value: self.called(value) or self._study.names.label(value) for value in values}
        return [
            Link(said[value], place) if (place := self.place(value)) else said[value]
            for value in sorted(values, key=lambda value: _natural(said[value]))
        ]

    def _whose(self, extract: str, whose: str) -> str:
        """Return who says a quotation and where, with what consent as far as that is known."""
        consent = ", ".join(map(self._study.names.label, self._consent.get(extract, ())))
        return self._words.say("claims.consent", whose=whose, consent=consent) if consent else whose

    def _resting(self, claims: list[str]) -> int:
        """Return how many claims rest on words that are shown."""
        return sum(bool(self._evidence.quotations(self._extracts.get(claim, ()))) for claim in claims)

    def _put_in_place(self) -> None:
        """Note of what table each situation is, and where things stand: at the first of several claims."""
        for table, claims in self._by_table.items():
            for claim in reversed(claims):
                self._tables |= dict.fromkeys(self._about[claim], table)
                things = (*self._extracts.get(claim, ()), *self._about[claim], claim)
                self._places |= dict.fromkeys(things, f"{_path(table)}.html#{_id(claim)}")

    @cached_property
    def _by_table(self) -> dict[Coding, list[str]]:
        """The claims by the table they are coded in, as people count them: f2 before f10."""
        base = f"{self._study.names.base}claim/"
        found: dict[str, list[str]] = {}
        for claim in sorted(self._about, key=_natural):
            found.setdefault(claim.removeprefix(base).partition("/")[0], []).append(claim)
        tables = self._study.vocabulary.tables.values()
        return {table: found.get(table.name, []) for table in tables if table.is_statement}

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

    @cached_property
    def _of_maps(self) -> Wording:
        return wording(self._words.language)


def _is_named(column: Column) -> bool:
    """Whether a column names something that has an IRI."""
    return bool(column.value or column.schemes or column.situation_of)


def _path(table: Coding) -> str:
    return f"{NAME}-{table.name}"


def _key(claim: str) -> str:
    return unquote(claim.rpartition("/")[2])


def _id(claim: str) -> str:
    """Return the anchor of a claim; as it is written in an IRI, it may stand in an address too."""
    return f"c-{claim.rpartition('/')[2]}"


def _natural(text: str) -> str:
    """Return by what people sort: numbers within a text by their size."""
    return _DIGITS.sub(lambda number: number[0].zfill(12), text)
