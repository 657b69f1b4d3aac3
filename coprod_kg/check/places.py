"""Where in the coded data something in the graph was written: file, row and column."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from urllib.parse import unquote

from pyoxigraph import NamedNode

from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from coprod_kg.vocabulary import Table, Vocabulary

_ABOUT: Final = NamedNode(CP + "about")


class Places(Protocol):
    """Knows the row that each thing and each claim comes from."""

    def of(self, iri: str) -> tuple[str, int | None] | tuple[str, int | None, str | None] | None:
        """Return file, row as a spreadsheet shows it, and sheet if any; None when no row made it."""


class Nowhere:
    """The places of a graph whose tables are not at hand."""

    def of(self, iri: str) -> None:
        """Return None: nothing is known of any row."""


class Row(NamedTuple):
    """One row of one table."""

    file: str
    row: int | None
    sheet: str | None
    table: Table | None


class Finder:
    """Finds the rows that made something."""

    def __init__(self, store: Store, vocabulary: Vocabulary, places: Places) -> None:
        """Take the graph, the tables as the vocabulary describes them, and the rows."""
        self._store = store
        self._vocabulary = vocabulary
        self._places = places
        self._tables = {
            table.about.removesuffix("{id}"): table
            for table in vocabulary.tables.values()
            if table.about.endswith("/{id}")
        }
        kinds = "|".join(sorted(map(re.escape, self._tables), key=len, reverse=True))
        self._pattern = re.compile(rf"(.*/({kinds})([^/]*))(/.*)?")

    def named(self, iri: str) -> tuple[Table, str, str] | None:
        """Return the table, the id and the IRI of the row's own thing that an IRI stands for by its form."""
        found = self._pattern.fullmatch(iri)
        return found and (self._tables[found[2]], unquote(found[3]), found[1])

    def _row(self, iri: str) -> Row | None:
        named = self.named(iri)
        for name in (iri, named[2]) if named else (iri,):
            if (place := self._places.of(name)) is not None:
                sheet = place[2] if len(place) == 3 else None
                return Row(place[0], place[1], sheet, named[0] if named else None)
        return None

    def claims(self, iri: str) -> list[str]:
        """Return the claims about a situation, sorted."""
        return self._pointing(iri, _ABOUT)

    def _pointing(self, iri: str, predicate: NamedNode | None) -> list[str]:
        quads = self._store.quads_for_pattern(None, predicate, NamedNode(iri))
        return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})

    def rows(self, iri: str) -> list[Row]:
        """Return the rows that made something; at least one, of no file when none did.

        A situation was made by the rows of the claims about it; a thing without a row of
        its own, such as an exchange, by the rows that name it.
        """
        if (row := self._row(iri)) is not None:
            return [row]
        if iri in self._ontology:
            return [Row(self._ontology[iri], None, None, None)]
        for pointing in (self.claims(iri), self._pointing(iri, None)):
            if rows := [row for subject in pointing if (row := self._row(subject)) is not None]:
                return rows
        return [Row("", None, None, None)]

    @cached_property
    def _ontology(self) -> dict[str, str]:
        """Return the file of the ontology that each of its terms and concepts stands in."""
        return self._vocabulary.homes()


def column(table: Table | None, property_: str | None) -> str | None:
    """Return the column of a table that states a property, or None when none does."""
    return next(_columns(table, property_), None) if table and property_ else None


def _columns(table: Table, property_: str) -> Iterator[str]:
    """Yield the columns that state a property, those that stand in a file first."""
    for one in table.cells:
        if property_ in {one.predicate, one.lower_bound, one.upper_bound, one.several_as}:
            yield one.name
    for one in table.columns:
        if one.virtual and one.when and one.predicate == property_:
            yield one.when
