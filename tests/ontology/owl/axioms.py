"""What the ontology states, found in its Turtle: axioms that forbid, and axioms from which facts follow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING, Final

from ontology.owl.views import RANGE, STRING, TYPE
from ontology.owl.words import (
    ALL_APART,
    ANNOTATED,
    ANY,
    APART,
    ASYMMETRIC,
    DATATYPE_PROPERTY,
    FIRST,
    FUNCTIONAL,
    MEMBERS,
    NUMBER,
    OF_THINGS,
    PROPERTIES,
    PROPERTIES_APART,
    REST,
    SAME_CLASS,
    SAME_PROPERTY,
    SUBCLASS,
    SUBPROPERTY,
    UNION,
    VALUES,
    WORDS,
    Term,
    local,
)
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Pair = tuple[NamedNode, NamedNode]

THING: Final = NamedNode("https://study.example/thing")
OTHER: Final = NamedNode("https://study.example/other")


@dataclass(frozen=True)
class Forbidding:
    """An axiom that some data break: what it is called here, its terms, and the triple that states it.

    Two classes that are apart may be two of a long list, which is no triple of their own.
    """

    name: str
    terms: tuple[NamedNode, NamedNode] | tuple[NamedNode]
    triple: Triple | None = None

    @property
    def breach(self) -> set[Triple]:
        """Return the least data that break the axiom, where its form alone says how."""
        if self.triple is None:
            return {Triple(THING, TYPE, term) for term in self.terms}
        if self.triple.predicate == RANGE and self.terms[1] in VALUES:
            return {Triple(THING, self.terms[0], NUMBER if self.terms[1] == STRING else WORDS)}
        return set()


@dataclass(frozen=True)
class Saying:
    """An axiom from which something follows of any thing: what is said of it, and what then holds."""

    triple: Triple
    value: Literal | None = None  # that a datatype property may have

    @property
    def name(self) -> str:
        """Return a name for the axiom."""
        value = self.triple.object
        end = local(value) if isinstance(value, NamedNode) else "either"
        return f"{local(self.triple.subject)}-{local(self.triple.predicate)}-{end}"

    @property
    def premise(self) -> set[Triple]:
        """Return the least that must be said of a thing for the axiom to be of use."""
        subject = self.triple.subject
        if self.triple.predicate in {SUBCLASS, SAME_CLASS}:
            return {Triple(THING, TYPE, subject)}
        return {Triple(THING, subject, self.value or OTHER)}

    @property
    def conclusion(self) -> set[Triple]:
        """Return what follows; the members of a union are the ontology's own."""
        value = self.triple.object
        if self.triple.predicate in {SUBPROPERTY, SAME_PROPERTY}:
            return {Triple(THING, value, OTHER)}
        return {Triple(OTHER if self.triple.predicate == RANGE else THING, TYPE, value)}


class Axioms:
    """The axioms of one set of triples."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Take the triples of modules, schemes or alignments, headers left out."""
        self.triples = frozenset(triples)
        self._of: dict[Term, list[Triple]] = {}
        for triple in self.triples:
            self._of.setdefault(triple.subject, []).append(triple)

    def _one(self, subject: Term, predicate: NamedNode) -> Term | None:
        found = (triple.object for triple in self._of.get(subject, ()) if triple.predicate == predicate)
        return next(found, None)

    def _list(self, head: Term | None) -> Iterator[Term]:
        while isinstance(head, BlankNode):
            yield self._one(head, FIRST)
            head = self._one(head, REST)

    def _classes(self, of: Term) -> list[NamedNode]:
        """Return a class, or the classes of a union."""
        return [of] if isinstance(of, NamedNode) else list(self._list(self._one(of, UNION)))

    def below(self, *nodes: Term) -> set[Triple]:
        """Return what is said of blank nodes, and of those that they lead to."""
        found: set[Triple] = set()
        waiting = [node for node in nodes if isinstance(node, BlankNode)]
        while waiting:
            said = self._of.get(waiting.pop(), [])
            found.update(said)
            waiting.extend(triple.object for triple in said if isinstance(triple.object, BlankNode))
        return found

    @cached_property
    def _of_values(self) -> set[Term]:
        """Return the properties whose values are literals."""
        return {triple.subject for triple in self.triples if triple.object == DATATYPE_PROPERTY}

    @cached_property
    def said_of_classes_apart(self) -> set[Triple]:
        """Return the triples that say which classes are apart, with their lists."""
        said = {triple for triple in self.triples if triple.predicate == APART or triple.object == ALL_APART}
        return said | self.below(*(node for triple in said for node in (triple.subject, triple.object)))

    @cached_property
    def pairs_apart(self) -> list[Pair]:
        """Return each two classes that are said to be apart, as often as it is said."""
        said: list[tuple[Term, Term]] = []
        for triple in self.triples:
            if triple.predicate == APART:
                said.append((triple.subject, triple.object))
            elif (triple.predicate, triple.object) == (TYPE, ALL_APART):
                said.extend(combinations(self._list(self._one(triple.subject, MEMBERS)), 2))
        found = [
            tuple(sorted(pair, key=str))
            for one, other in said
            for pair in product(self._classes(one), self._classes(other))
        ]
        return sorted(found, key=str)

    def spelled_out(self, pairs: Iterable[Pair]) -> set[Triple]:
        """Return the triples with the given pairs of classes apart in place of their own."""
        apart = {Triple(one, APART, other) for one, other in pairs}
        return apart | (self.triples - self.said_of_classes_apart)

    def without(self, axiom: Forbidding | Saying) -> set[Triple]:
        """Return the triples less one axiom, and less what annotates it."""
        if axiom.triple is None:
            return self.spelled_out(pair for pair in self.pairs_apart if pair != axiom.terms)
        notes = [
            node
            for node, said in self._of.items()
            if {Triple(node, *end) for end in zip(ANNOTATED, axiom.triple, strict=True)} <= set(said)
        ]
        return self.triples - {axiom.triple} - self.below(*notes)

    def kinds_of_each_other(self, mapping: Triple) -> set[Triple]:
        """Return that each of two terms that are matched is a kind of the other."""
        ends = (mapping.subject, mapping.object)
        properties = {triple.subject for triple in self.triples if triple.object in PROPERTIES}
        kind_of = SUBPROPERTY if set(ends) & properties else SUBCLASS
        return {Triple(ends[0], kind_of, ends[1]), Triple(ends[1], kind_of, ends[0])}

    def forbidding(self) -> Iterator[Forbidding]:
        """Yield every axiom that some data break."""
        for pair in self.pairs_apart:
            yield Forbidding(f"apart-{local(pair[0])}-{local(pair[1])}", pair)
        for triple in sorted(self.triples, key=str):
            if triple.predicate == PROPERTIES_APART:
                ends = (triple.subject, triple.object)
                yield Forbidding(f"apart-{local(ends[0])}-{local(ends[1])}", ends, triple)
            elif triple.object in {ASYMMETRIC, FUNCTIONAL}:
                kind = local(triple.object).removesuffix("Property").lower()
                yield Forbidding(f"{kind}-{local(triple.subject)}", (triple.subject,), triple)
            elif triple.predicate == RANGE and triple.subject in self._of_values and triple.object != ANY:
                ends = (triple.subject, triple.object)
                yield Forbidding(f"range-{local(triple.subject)}-{local(triple.object)}", ends, triple)

    def saying(self) -> list[Saying]:
        """Return every axiom on classes and properties from which a fact follows."""
        ranges = {triple.subject: triple.object for triple in self.triples if triple.predicate == RANGE}
        found = []
        for triple in self.triples:
            value = None
            if triple.subject in self._of_values:
                value = VALUES.get(ranges.get(triple.subject), WORDS)
            if triple.predicate in OF_THINGS or (triple.predicate == RANGE and value is None):
                found.append(Saying(triple, value))
        return sorted(found, key=lambda one: (one.name, str(one.triple.object)))
