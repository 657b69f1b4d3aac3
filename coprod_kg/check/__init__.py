"""Shapes and rules put to a graph: every fault in it, with the place in the coded data.

`faults` does all; the modules below it read the shapes, write them as SPARQL, read the
rules, and find places and words.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode, Store

from coprod_kg import resources
from coprod_kg.check import rules, shapes, validation
from coprod_kg.check.places import Finder, Nowhere, Places, column
from coprod_kg.check.words import Words
from coprod_kg.errors import Fault, QueryError, continued
from coprod_kg.graph.store import engine
from coprod_kg.question import RULES
from coprod_kg.vocabulary import vocabulary as shipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path as Folder

    from rdflib import Dataset

    from coprod_kg.check.constraints import Node
    from coprod_kg.errors import Severity
    from coprod_kg.extension import Extension
    from coprod_kg.vocabulary import Vocabulary

__all__ = ["Library", "Nowhere", "Places", "faults", "library", "looked_at"]

Cell = tuple[str | int | None, ...]  # file, row, column; or file, sheet, row, column


class Library(NamedTuple):
    """Where the shapes and rules are that a graph is put to: folders, or files by themselves.

    `names` are what a reader is told the files of a study are called.
    """

    shapes: tuple[Folder, ...]
    rules: tuple[Folder, ...]
    names: Mapping[Folder, str] = MappingProxyType({})


def library(extension: Extension | None = None, broken: Collection[str] = ()) -> Library:
    """Return what came with the program, and what a study brings in files that are not broken."""
    own = {name: path for name, path in extension.files.items() if name not in broken} if extension else {}
    shapes_ = [path for name, path in own.items() if extension and name in extension.shapes]
    rules_ = [path for path in own.values() if extension and path in extension.rules]
    ours = resources.ontology() / "shapes", resources.queries() / "check"
    named = {path: name for name, path in own.items()}
    return Library((ours[0], *shapes_), (ours[1], *rules_), named)


class _Teller:
    """Makes faults of what is at fault in a graph, at every row that made it."""

    def __init__(self, store: Store, vocabulary: Vocabulary, places: Places) -> None:
        self._finder = Finder(store, vocabulary, places)
        self.words = Words(store, vocabulary, self._finder)

    def tell(
        self, thing: Node, property_: str | None, message: str, remedy: str, severity: Severity
    ) -> Iterator[Fault]:
        """Yield a fault for each row that made a thing, at the column of a property.

        Where there is no row the message names the thing.
        """
        message = continued(message)
        if not isinstance(thing, NamedNode):
            yield Fault("", None, None, f"{self.words.of(thing)}: {message}", remedy, severity)
            return
        for row in self._finder.rows(thing.value):
            said = message if row.row is not None else f"{self.words.of(thing)}: {message}"
            at = column(row.table, property_)
            yield Fault(row.file, row.row, at, said, remedy, severity, row.sheet)


def _of_shapes(
    store: Store,
    vocabulary: Vocabulary,
    teller: _Teller,
    folders: tuple[Folder, ...],
    told: set[tuple[str, str]],
) -> Iterator[Fault]:
    """Yield the faults that shapes find; note each thing and property with an error."""
    for result in validation.results(store, vocabulary, *folders):
        constraint = result.constraint
        property_ = constraint.path.first if constraint.path else None
        message = constraint.message
        if result.value is not None and result.value != result.focus:
            message = f"{message.removesuffix('.')} (found: {teller.words.of(result.value)})."
        if constraint.severity == "error":
            told.add((str(result.focus), property_ or ""))
        yield from teller.tell(result.focus, property_, message, constraint.remedy, constraint.severity)


def _of_rules(store: Store, teller: _Teller, asked: Library, told: set[tuple[str, str]]) -> Iterator[Fault]:
    """Yield the faults that rules find, except at a thing and property where a shape found an error.

    A rule that cannot be asked, or does not say what is at fault, is at fault itself.
    """
    for rule in rules.read(*asked.rules):
        try:
            rows = list(rule.rows(store))
        except QueryError as error:
            file = asked.names.get(rule.path, f"{RULES}{rule.path.name}")
            yield Fault(file, None, None, continued(error.what), error.remedy)
            continue
        for row in rows:
            named = row.get("property")
            property_ = named.value if isinstance(named, NamedNode) else None
            if (str(row["thing"]), property_ or "") not in told:
                message = rule.told({name: teller.words.of(value) for name, value in row.items()})
                yield from teller.tell(row["thing"], property_, message, rule.remedy, rule.severity)


def faults(
    graph: Dataset | Store,
    places: Places,
    already: Collection[Cell] = (),
    vocabulary: Vocabulary | None = None,
    asked: Library | None = None,
) -> list[Fault]:
    """Return every fault that shapes and rules find in a graph, each once, sorted by place.

    A fault about a situation stands at the row of each claim about it. A fault in a cell
    that has an error already follows from that error and is left out.
    """
    store = graph if isinstance(graph, Store) else engine(graph)
    known, folders = vocabulary or shipped(), asked or library()
    teller = _Teller(store, known, places)
    told: set[tuple[str, str]] = set()
    found = {*_of_shapes(store, known, teller, folders.shapes, told)}
    found |= {*_of_rules(store, teller, folders, told)}
    cells = frozenset(already)
    return sorted((fault for fault in found if cells.isdisjoint(_cells(fault))), key=_order)


def _cells(fault: Fault) -> tuple[Cell, Cell]:
    """Return both ways to name the cell of a fault."""
    place = fault.row, fault.column
    return (fault.file, *place), (fault.file, fault.sheet, *place)


def _order(fault: Fault) -> tuple[str, str, int, str, str]:
    """Return where a fault comes: by file, sheet, row, column, message."""
    return fault.file, fault.sheet or "", fault.row or 0, fault.column or "", fault.message


def looked_at(asked: Library | None = None) -> dict[str, int]:
    """Return how many constraints and rules a graph is put to, so that a check of nothing is noticed."""
    folders = asked or library()
    return {
        "constraints": sum(len(shape.constraints) or 1 for shape in shapes.read(*folders.shapes)),
        "rules": len(rules.read(*folders.rules)),
    }
