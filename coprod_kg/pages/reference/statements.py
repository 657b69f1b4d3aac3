"""What some Turtle files say, looked up by subject; the order is that of the files."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from coprod_kg.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    Node = NamedNode | BlankNode
    Term = NamedNode | BlankNode | Literal

OWL: Final = "http://www.w3.org/2002/07/owl#"
DCTERMS: Final = "http://purl.org/dc/terms/"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SH: Final = "http://www.w3.org/ns/shacl#"
VANN: Final = "http://purl.org/vocab/vann/"


class Statements:
    """The triples of some files."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Sort the triples by subject and by object."""
        self._of: dict[str | BlankNode, dict[str, list[Term]]] = {}
        self._to: dict[Term, list[tuple[str, Node]]] = defaultdict(list)
        for triple in triples:
            subject, value = triple.subject, triple.object
            if not isinstance(subject, NamedNode | BlankNode):
                continue
            if not isinstance(value, NamedNode | BlankNode | Literal):
                continue
            known = self._of.setdefault(_key(subject), {}).setdefault(triple.predicate.value, [])
            if value not in known:
                known.append(value)
                self._to[value].append((triple.predicate.value, subject))

    def subjects(self) -> Iterator[str]:
        """Yield the IRIs that something is said of."""
        yield from (node for node in self._of if isinstance(node, str))

    def said(self, node: Node | str) -> dict[str, list[Term]]:
        """Return all that is said of something, by property."""
        return self._of.get(_key(node), {})

    def values(self, node: Node | str, *properties: str) -> list[Term]:
        """Return the values of something under some properties."""
        said = self.said(node)
        return [value for property_ in properties for value in said.get(property_, ())]

    def texts(self, node: Node | str, *properties: str) -> list[str]:
        """Return the literals of something under some properties."""
        return [value.value for value in self.values(node, *properties) if isinstance(value, Literal)]

    def iris(self, node: Node | str, *properties: str) -> list[str]:
        """Return the IRIs that something is linked to by some properties."""
        return [value.value for value in self.values(node, *properties) if isinstance(value, NamedNode)]

    def kinds(self, node: Node | str) -> list[str]:
        """Return the types of something."""
        return self.iris(node, f"{RDF}type")

    def nodes(self, kind: str) -> list[Node]:
        """Return everything of a type, named or not."""
        return [node for property_, node in self._to.get(NamedNode(kind), ()) if property_ == f"{RDF}type"]

    def those_with(self, property_: str, value: str) -> list[Node]:
        """Return everything that a property links to an IRI."""
        return [node for said, node in self._to.get(NamedNode(value), ()) if said == property_]

    def members(self, head: Term) -> list[Term]:
        """Return the members of an RDF list."""
        found: list[Term] = []
        while isinstance(head, BlankNode):
            found += self.values(head, f"{RDF}first")
            head = next(iter(self.values(head, f"{RDF}rest")), NamedNode(f"{RDF}nil"))
        return found

    def classes(self, node: Node | str, property_: str) -> list[str]:
        """Return the named classes under a property, those of a union each by itself."""
        found: list[str] = []
        for value in self.values(node, property_):
            if isinstance(value, NamedNode):
                found.append(value.value)
            elif isinstance(value, BlankNode):
                for union in self.values(value, f"{OWL}unionOf"):
                    found += [one.value for one in self.members(union) if isinstance(one, NamedNode)]
        return found


def _key(node: Node | str) -> str | BlankNode:
    return node.value if isinstance(node, NamedNode) else node
