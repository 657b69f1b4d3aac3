"""Small breaks of the valid world, derived from what the shapes ask.

For every constraint of every shape there is at least one mutant that breaks it, so a
shape whose property is misspelt, or that looks at nothing, has no mutant and is noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from coprod_kg.check.sparql import Compiler
from coprod_kg.vocabulary import CP, RDF, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from coprod_kg.check.constraints import Constraint, Node, Shape

XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEME = "https://w3id.org/coprod-kg/scheme/"
NOTHING = NamedNode("https://study.example/nothing")
BLANK = BlankNode("b0")
WRONG_TYPE = {
    "string": [Literal("avis", language="fr"), Literal("3", datatype=NamedNode(XSD + "integer")), NOTHING],
    "date": [
        Literal("2012-01-01"),
        Literal("2012-02-30", datatype=NamedNode(XSD + "date")),
        Literal("soon", datatype=NamedNode(XSD + "date")),
    ],
    "integer": [
        Literal("4"),
        Literal("4.5", datatype=NamedNode(XSD + "decimal")),
        Literal("four", datatype=NamedNode(XSD + "integer")),
    ],
    "boolean": [Literal("yes"), Literal("perhaps", datatype=NamedNode(XSD + "boolean"))],
}

BAD_VALUES = {
    "node": [NamedNode(SCHEME + "cost#personal"), NOTHING, Literal("open")],
    "in": [NamedNode(SCHEME + "expression#over"), NOTHING, Literal("to")],
    "minInclusive": [Literal(-1), Literal("4")],
    "maxInclusive": [Literal(6), Literal("4")],
    "lessThan": [Literal(999), Literal(24), Literal("4")],
    "lessThanOrEquals": [
        Literal("2099-01-01", datatype=NamedNode(XSD + "date")),
        Literal("2012-01-01"),
    ],
}


@dataclass(frozen=True)
class Mutant:
    """A change of the world that breaks one constraint at one node."""

    focus: Node
    constraint: Constraint
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...]

    def touches(self, other: Mutant) -> bool:
        """Whether two mutants cannot be made at once: they change one property, or a thing itself."""

        def changed(mutant: Mutant) -> set[str]:
            return {triple.predicate.value for triple in mutant.removed + mutant.added}

        kinds = {self.constraint.kind, other.constraint.kind}
        either = changed(self) | changed(other)
        compared = bool(kinds & {"disjoint", "lessThan", "lessThanOrEquals"}) or kinds == {"minCount"}
        return bool(changed(self) & changed(other)) or RDF + "type" in either or compared


class Breaker:
    """Makes mutants of one world."""

    def __init__(self, store: Store, world: set[Triple]) -> None:
        """Take the whole graph and the part of it that may be changed."""
        self._store = store
        self._world = world
        self._compiler = Compiler(vocabulary().subclasses)

    def _focuses(self, shape: Shape) -> list[Node]:
        rows = self._store.query(self._compiler.members(shape), use_default_graph_as_union=True)
        return sorted((row[0] for row in rows), key=str)

    def _values(self, focus: Node, constraint: Constraint) -> list[Triple]:
        """Return the triples that give a node its values, in the direction of the path."""
        predicate = NamedNode(constraint.path.first)
        if constraint.path.text.startswith("^"):
            found = (triple for triple in self._world if triple.object == focus)
        else:
            found = (triple for triple in self._world if triple.subject == focus)
        return sorted((triple for triple in found if triple.predicate == predicate), key=str)

    def _value(self, focus: Node, constraint: Constraint, value: Node) -> Triple:
        """Return the triple that gives a node a value."""
        predicate = NamedNode(constraint.path.first)
        if constraint.path.text.startswith("^"):
            return Triple(value, predicate, focus)
        return Triple(focus, predicate, value)

    def mutants(self, shape: Shape, constraint: Constraint) -> Iterator[Mutant]:
        """Yield every mutant for a constraint, all at one node."""
        if constraint.path is None:
            yield from self._of_node(shape, constraint)
            return
        for focus in self._focuses(shape):
            present = self._values(focus, constraint)
            if not present and constraint.kind != "maxCount":
                continue
            made = [
                Mutant(focus, constraint, tuple(removed), tuple(added))
                for removed, added in self._changes(focus, constraint, present)
            ]
            if made:
                yield from made
                return

    def _of_node(self, shape: Shape, constraint: Constraint) -> Iterator[Mutant]:
        """Yield mutants for what is asked of a node itself: to be no blank node, and its class."""
        for focus in self._focuses(shape):
            about = [triple for triple in self._world if focus in {triple.subject, triple.object}]
            if not about:
                continue
            if constraint.kind == "nodeKind":

                def blank(node: Node, focus: Node = focus) -> Node:
                    return BLANK if node == focus else node

                added = [Triple(blank(t.subject), t.predicate, blank(t.object)) for t in about]
                yield Mutant(BLANK, constraint, tuple(about), tuple(added))
            else:
                kinds = [t for t in about if t.subject == focus and t.predicate.value == RDF + "type"]
                yield Mutant(focus, constraint, tuple(kinds), ())

    def _changes(
        self, focus: Node, constraint: Constraint, present: list[Triple]
    ) -> Iterator[tuple[list[Triple], list[Triple]]]:
        """Yield what to take away and what to put in its place."""
        kind, parameter = constraint.kind, constraint.parameter[0]
        if kind == "minCount":
            yield present[int(parameter.value) - 1 :], []
        elif kind == "maxCount":
            missing = int(parameter.value) + 1 - len(present)
            yield (
                [],
                [self._value(focus, constraint, further) for further in self._further(constraint, missing)],
            )
        elif kind == "qualifiedMinCount":
            yield [triple for triple in present if triple.object.value != CP + "Actor"], []
        elif kind == "qualifiedMaxCount":
            yield [], [self._value(focus, constraint, NamedNode(CP + "Category"))]
        else:
            for value in self._bad_values(focus, constraint):
                yield [present[0]], [self._value(focus, constraint, value)]

    def _further(self, constraint: Constraint, missing: int) -> list[Node]:
        """Return new values, which need not be right in any other way."""
        return [NamedNode(f"{NOTHING.value}/{constraint.shape[-5:]}/{n}") for n in range(missing)]

    def _bad_values(self, focus: Node, constraint: Constraint) -> list[Node]:
        """Return values that a constraint does not let pass, one mutant each."""
        parameter, kind = constraint.parameter[0], constraint.kind
        if kind == "datatype":
            return WRONG_TYPE[parameter.value.removeprefix(XSD)]
        if kind == "disjoint":
            place = focus, NamedNode(parameter.value)
            return sorted((t.object for t in self._world if (t.subject, t.predicate) == place), key=str)
        if kind == "class":
            return [NOTHING] if constraint.path.text.startswith("^") else [NOTHING, Literal("a2")]
        if kind == "nodeKind":
            return [BLANK, Literal("a2")] if parameter.value.endswith("IRI") else [NOTHING, BLANK]
        return BAD_VALUES[kind]
