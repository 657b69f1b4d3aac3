"""Shapes put to a graph: what breaks them, constraint by constraint."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from coprod_kg.check import reference, shapes
from coprod_kg.check.sparql import Compiler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Store

    from coprod_kg.check.constraints import Constraint, Node, Shape
    from coprod_kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Result:
    """One node that breaks one constraint, with the value at fault where there is one."""

    focus: Node
    value: Node | None
    constraint: Constraint


@dataclass(frozen=True, slots=True)
class Plan:
    """The queries of all shapes, written once and put to any graph."""

    queries: tuple[tuple[Constraint, str, str], ...]
    rest: tuple[Shape, ...]


@cache
def plan(vocabulary: Vocabulary, folders: tuple[Path, ...]) -> Plan:
    """Return the queries for the shapes of some folders, with the subclasses of a vocabulary."""
    compiler = Compiler(cache(vocabulary.subclasses))
    found = shapes.read(*folders)
    return Plan(
        tuple(
            (constraint, compiler.query(constraint, shape), compiler.members(shape))
            for shape in found
            if shape.compiled
            for constraint in shape.constraints
        ),
        tuple(shape for shape in found if not shape.compiled),
    )


class Rows:
    """The rows of queries put to one graph, each query asked once.

    The default graph is the union of the graphs.
    """

    def __init__(self, store: Store) -> None:
        """Ask nothing yet."""
        self._store = store
        self._pairs: dict[str, list[tuple[Node, Node | None]]] = {}
        self._sets: dict[str, set[Node]] = {}

    def _solutions(self, query: str) -> QuerySolutions:
        solutions = self._store.query(query, use_default_graph_as_union=True)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError(query)
        return solutions

    def pairs(self, query: str) -> list[tuple[Node, Node | None]]:
        """Return focus and value of each row."""
        if query not in self._pairs:
            solutions = self._solutions(query)
            valued = len(solutions.variables) > 1
            self._pairs[query] = [
                (_node(row[0]), _node(row[1]) if valued and row[1] is not None else None) for row in solutions
            ]
        return self._pairs[query]

    def members(self, query: str) -> set[Node]:
        """Return the first column as a set."""
        if query not in self._sets:
            self._sets[query] = {_node(row[0]) for row in self._solutions(query)}
        return self._sets[query]


def _node(term: object) -> Node:
    """Return a term of a row as what it is; a quoted triple is no data of ours."""
    if isinstance(term, NamedNode | BlankNode | Literal):
        return term
    raise TypeError(term)


def results(store: Store, vocabulary: Vocabulary, *folders: Path) -> Iterator[Result]:
    """Yield what breaks the shapes of some folders, each once.

    Shapes with a constraint that is not compiled are put to pySHACL on a copy of the
    graph in memory, which is slow on a large graph but leaves nothing out.
    """
    work = plan(vocabulary, folders)
    rows = Rows(store)
    for constraint, query, members in work.queries:
        for focus, value in rows.pairs(query):
            if focus in rows.members(members):
                yield Result(focus, value, constraint)
    if work.rest:
        for focus, value, constraint in reference.results(store, work.rest, folders):
            yield Result(focus, value, constraint)
