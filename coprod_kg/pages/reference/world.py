"""The mill as an example: which row of a table makes a term, what comes of it, what a question answers.

The mill is built and compared in the tests, so that no example here is invented.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import URIRef

from coprod_kg.ask import Names, ask
from coprod_kg.ask.table import shown
from coprod_kg.graph.store import engine
from coprod_kg.intake.records import Records
from coprod_kg.study import Study
from coprod_kg.tables import KEY
from coprod_kg.vocabulary import RDF
from coprod_kg.weave import Weaver

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

    from coprod_kg.intake.records import Record
    from coprod_kg.question import Question

_TYPE: Final = NamedNode(f"{RDF}type")
_LONGEST: Final = 14  # triples of an example
_ROWS: Final = 4  # of an answer


@dataclass(frozen=True, slots=True)
class Example:
    """Some triples of the mill, and the cells of the row that made them, if a row did."""

    triples: tuple[Triple, ...]
    table: str | None = None
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first rows of an answer, or its first triples where it is a graph, and how much there is in all."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    triples: tuple[Triple, ...]
    size: int


class World:
    """A small study that came with the program, and its graph."""

    def __init__(self, folder: Path, dataset: Dataset) -> None:
        """Take a study without faults and the graph that was made from it."""
        self.study = Study.read(folder)
        self._names = Names(dataset, self.study.base)
        self._store = engine(dataset)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words that the mill itself adds to the ontology."""
        return frozenset(iri for file in self.study.extension.words for iri in file.subjects)

    @cached_property
    def _woven(self) -> list[tuple[Record, tuple[Triple, ...]]]:
        """The triples of each row, as if it stood alone."""
        known = self.study.vocabulary
        records = list(Records(self.study))
        order = list(known.tables)
        records.sort(key=lambda one: order.index(one.table.name))  # stable: rows stay in their order
        found = []
        for record in records:
            weaver = Weaver(self.study.base, known)
            for other in records if any(column.situation_of for column in record.table.columns) else ():
                weaver.note(other)
            text = "".join(weaver.quads([record]))
            triples = tuple(quad.triple for quad in parse(text.encode(), RdfFormat.N_QUADS))
            found.append((record, triples))
        return found

    @cached_property
    def _first(self) -> dict[str, tuple[Record, tuple[Triple, ...]]]:
        """The first row that uses each property or makes something of each class."""
        found: dict[str, tuple[Record, tuple[Triple, ...]]] = {}
        for record, triples in self._woven:
            if record.row is None:
                continue
            for triple in triples:
                word = triple.object if triple.predicate == _TYPE else triple.predicate
                if isinstance(word, NamedNode):
                    found.setdefault(word.value, (record, triples))
        return found

    def example(self, iri: str) -> Example | None:
        """Return where the mill first uses a term: a row and its triples, else a triple of its graph."""
        if (first := self._first.get(iri)) is None:
            return self._elsewhere(iri)
        record, triples = first
        term = NamedNode(iri)
        users = [one for one in triples if one.predicate == term]
        if users:
            subjects = {one.subject for one in users}
            kinds = [one for one in triples if one.subject in subjects and one.predicate == _TYPE]
            shown_triples = (*kinds, *users)
        else:
            things = {one.subject for one in triples if one.predicate == _TYPE and one.object == term}
            thing = min(things, key=str)
            own = [one for one in triples if one.subject == thing]
            shown_triples = tuple(sorted(own, key=_links_first))
        shown_triples = shown_triples[:_LONGEST]
        made = {one.predicate.value for one in shown_triples if one.predicate != _TYPE}
        return Example(shown_triples, record.table.name, self._cells(record, iri, made))

    def _elsewhere(self, iri: str) -> Example | None:
        """Return a triple that uses a term and that no row made."""
        term = NamedNode(iri)
        for pattern in ((None, term, None), (None, _TYPE, term)):
            found = [
                quad.triple
                for quad in self._store.quads_for_pattern(*pattern)
                if not isinstance(quad.subject, BlankNode)
            ]
            if found:
                return Example((min(found, key=str),))
        return None

    def _cells(self, record: Record, iri: str, made: set[str]) -> tuple[tuple[str, str], ...]:
        """Return the cells of a row that say which one it is, and those that make what is shown."""
        table = record.table
        making = {
            column.name
            for column in table.columns
            if not made.isdisjoint(
                (column.predicate, column.lower_bound, column.upper_bound, column.several_as)
            )
        }
        making |= {column.when for column in table.columns if column.when and column.value == iri}
        wanted = {KEY, *table.identity, *making, *(one.name for one in table.cells if one.required)}
        return tuple((name, text) for name, text in self._row(record) if text and name in wanted)

    def _row(self, record: Record) -> list[tuple[str, str]]:
        header, *rows = self._read(record.table.name)
        return list(zip(header, rows[(record.row or 0) - 2], strict=True))

    def _read(self, table: str) -> list[list[str]]:
        """Return the header and rows of a table of the mill, nothing where it has none."""
        path = self.study.folder / "coded" / f"{table}.csv"
        if not path.is_file():
            return []
        with path.open(encoding="utf-8", newline="") as text:
            return list(csv.reader(text))

    def rows(self, table: str, at_most: int) -> list[dict[str, str]]:
        """Return the first rows of a table as they stand in its file."""
        header, *rows = self._read(table) or [[]]
        return [dict(zip(header, row, strict=True)) for row in rows[:at_most]]

    def answer(self, question: Question) -> Excerpt:
        """Return what the mill answers to a question that is asked without more."""
        whole = ask(question, self._names)
        if whole.triples is not None:
            part = tuple(_triple(*one) for one in whole.triples[:_ROWS])
            return Excerpt((), (), part, len(whole))
        head, rows = shown(replace(whole, rows=whole.rows[:_ROWS]), self._names)
        return Excerpt(tuple(head), tuple(map(tuple, rows)), (), len(whole))


def _links_first(triple: Triple) -> tuple[bool, bool]:
    """Order what is said of a thing: its kind, what it is linked to, then its values."""
    return triple.predicate != _TYPE, not isinstance(triple.object, NamedNode)


def _triple(subject: object, predicate: object, value: object) -> Triple:
    """Return a triple of an answer as the engine has it; no question makes blank nodes."""
    end = NamedNode(str(value)) if isinstance(value, URIRef) else Literal(str(value))
    return Triple(NamedNode(str(subject)), NamedNode(str(predicate)), end)
