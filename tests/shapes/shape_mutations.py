"""Small changes of the shapes, each of which some twin must notice.

A constraint that can be taken away, loosened, tightened or made graver without any
report becoming another is a constraint that no test holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad
from shacl_engines import FOLDER, row

from coprod_kg.check import shapes
from coprod_kg.check.constraints import KINDS, SH, TARGETS
from coprod_kg.check.sparql import Compiler
from coprod_kg.check.validation import Result as Found
from coprod_kg.check.validation import Rows
from coprod_kg.vocabulary import CP, RDF, RDFS, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Store
    from shacl_report import Result

    from coprod_kg.check.constraints import Node

_INTEGER: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_BOOLEAN: Final = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
_COUNTS: Final = ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount")
_BOUNDS: Final = (*_COUNTS, "minInclusive", "maxInclusive")
_ORDERS: Final = {"lessThan": "lessThanOrEquals", "lessThanOrEquals": "lessThan"}
# What a shape says only when it reports itself; of a shape within another no reader hears.
_TOLD: Final = ("message", "severity")


def _sh(word: str) -> NamedNode:
    return NamedNode(SH + word)


def _quad(subject: Node, predicate: NamedNode, value: Node) -> Quad:
    return Quad(subject, predicate, value, DefaultGraph())


@dataclass(frozen=True)
class Mutation:
    """One change of one shape."""

    name: str
    subject: Node
    removed: tuple[Quad, ...] = ()
    added: tuple[Quad, ...] = ()


class Shapes:
    """The shapes of a folder, which can be changed and changed back."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Read them."""
        self._reader = shapes.Reader((folder,))
        self.graph = self._reader._graph
        self._compiler = Compiler(cache(vocabulary().subclasses))

    def owners(self, subject: Node) -> list[str]:
        """Return the shapes with targets that a shape is, or is asked from, however far below."""
        found, seen, todo = set(), set(), [subject]
        while todo:
            if (one := todo.pop()) in seen:
                continue
            seen.add(one)
            if any(True for kind in TARGETS for _ in self.graph.quads_for_pattern(one, _sh(kind), None)):
                found.add(one.value)
            todo.extend(quad.subject for quad in self.graph.quads_for_pattern(None, None, one))
        return sorted(found)

    def report(self, rows: Rows, owners: Iterable[str]) -> list[Result]:
        """Return what some of the shapes find, each query asked of the data only once."""
        found = []
        for owner in owners:
            shape = self._reader._shape(NamedNode(owner))
            if not shape.compiled:
                raise ValueError(f"{owner} is no longer compiled. Leave out the mutation that breaks it.")
            members = rows.members(self._compiler.members(shape)) if shape.targets else set()
            for asked in shape.constraints if shape.targets else ():
                for focus, value in rows.pairs(self._compiler.query(asked, shape)):
                    if focus in members:
                        found.append(row(Found(focus, value, asked)))
        return sorted(found)

    def change(self, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
        """Take statements of the shapes away and put others in."""
        for quad in removed:
            self.graph.remove(quad)
        self.graph.extend(added)

    def survivors(self, data: Store, mutations: Iterable[Mutation]) -> list[str]:
        """Return the mutations that no report on the data becomes another by."""
        rows, quiet = Rows(data), []
        for mutation in mutations:
            owners = self.owners(mutation.subject)
            before = self.report(rows, owners)
            self.change(mutation.removed, mutation.added)
            try:
                if self.report(rows, owners) == before:
                    quiet.append(mutation.name)
            finally:
                self.change(mutation.added, mutation.removed)
        return quiet

    def _subjects(self) -> list[Node]:
        """Return all node shapes and property shapes."""
        kind, kinds = NamedNode(RDF + "type"), {_sh("NodeShape"), _sh("PropertyShape")}
        typed = self.graph.quads_for_pattern(None, kind, None)
        return sorted({quad.subject for quad in typed if quad.object in kinds}, key=str)

    def _tells(self, subject: Node) -> bool:
        """Whether a shape makes results of its own: it has targets, or belongs to a shape that has."""
        above = self.graph.quads_for_pattern(None, _sh("property"), subject)
        return any(
            next(self.graph.quads_for_pattern(one, _sh(kind), None), None)
            for one in (subject, *(quad.subject for quad in above))
            for kind in TARGETS
        )

    def mutations(self) -> Iterator[Mutation]:
        """Yield every mutation of every shape."""
        for subject in self._subjects():
            name = subject.value.rpartition("#")[2]
            said = sorted(self.graph.quads_for_pattern(subject, None, None), key=str)
            asks = any(quad.predicate.value.removeprefix(SH) in KINDS for quad in said)
            off = _quad(subject, _sh("deactivated"), Literal("true", datatype=_BOOLEAN))
            yield Mutation(f"{name}: deactivated", subject, added=(off,))
            if asks and self._tells(subject):
                yield from self._graver(name, subject, said)
            for quad in said:
                word = quad.predicate.value.removeprefix(SH)
                if word in {*KINDS, *TARGETS, "property"} or (word in _TOLD and self._tells(subject)):
                    yield Mutation(f"{name}: no {word} {quad.object}", subject, (quad,))
                yield from self._moved(name, quad, word)

    def _graver(self, name: str, subject: Node, said: list[Quad]) -> Iterator[Mutation]:
        """Yield a shape as a warning where it is an error; the other way round is its severity left out."""
        if not any(quad.predicate == _sh("severity") for quad in said):
            milder = _quad(subject, _sh("severity"), _sh("Warning"))
            yield Mutation(f"{name}: severity Warning", subject, added=(milder,))

    def _moved(self, name: str, quad: Quad, word: str) -> Iterator[Mutation]:
        """Yield a constraint with another parameter: one more or less, a wider class, fewer members."""
        subject, value = quad.subject, quad.object
        if word in _BOUNDS:
            for moved in (int(value.value) - 1, int(value.value) + 1):
                if moved > 0 or word not in _COUNTS:
                    by = _quad(subject, quad.predicate, Literal(str(moved), datatype=_INTEGER))
                    yield Mutation(f"{name}: {word} {moved}", subject, (quad,), (by,))
        elif word in _ORDERS:
            by = _quad(subject, _sh(_ORDERS[word]), value)
            yield Mutation(f"{name}: {word} as {_ORDERS[word]}", subject, (quad,), (by,))
        elif word == "class":
            for wider in _superclasses(value):
                by = _quad(subject, quad.predicate, wider)
                yield Mutation(f"{name}: class {wider.value}", subject, (quad,), (by,))
        elif word == "in":
            members = self._reader._list(value)
            for left_out in members:
                head, *cells = _list([one for one in members if one != left_out])
                added = (_quad(subject, quad.predicate, head), *cells)
                yield Mutation(f"{name}: {left_out} not in", subject, (quad,), added)


def _superclasses(class_: Node) -> list[NamedNode]:
    """Return the classes of ours directly above a class."""
    return [
        triple.object
        for triple in vocabulary().triples()
        if triple.subject == class_
        and triple.predicate.value == RDFS + "subClassOf"
        and str(triple.object).startswith(f"<{CP}")
    ]


def _list(members: list[Node]) -> list:
    """Return the head of an RDF list and its statements."""
    nodes = [BlankNode() for _ in members] + [NamedNode(RDF + "nil")]
    cells = []
    for at, member in enumerate(members):
        cells.append(_quad(nodes[at], NamedNode(RDF + "first"), member))
        cells.append(_quad(nodes[at], NamedNode(RDF + "rest"), nodes[at + 1]))
    return [nodes[0], *cells]
