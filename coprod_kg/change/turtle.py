"""What the Turtle files of an ontology state: terms, concepts, shapes and alignments.

Blank nodes are written out where they are used, lists without an order are sorted, and a
disjointness of many is one of each pair: the same axioms give the same statements.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from coprod_kg.vocabulary import CP, RDF, RDFS, SKOS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    Statement = tuple[str, str, str, str]

OURS: Final = "https://w3id.org/coprod-kg/"
# Snapshots are written with these; another namespace is written out whole. Never change one.
_NAMESPACES: Final = {
    "cp": CP,
    "dcterms": "http://purl.org/dc/terms/",
    "ontology": f"{OURS}ontology/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "scheme": f"{OURS}scheme/",
    "sh": "http://www.w3.org/ns/shacl#",
    "shapes": f"{OURS}shapes#",
    "skos": SKOS,
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LOCAL: Final = re.compile(r"[\w#.-]*")
_OF_RELEASE: Final = frozenset(  # what each release says anew though nothing changed
    ("dcterms:modified", "owl:priorVersion", "owl:versionIRI", "owl:versionInfo")
)
_IN_ORDER: Final = frozenset(("owl:propertyChainAxiom", "sh:path", "skos:memberList"))
_EACH_MEMBER: Final = frozenset(("sh:ignoredProperties", "sh:in", "sh:languageIn"))
_PAIRS: Final = {
    "owl:AllDisjointClasses": "owl:disjointWith",
    "owl:AllDisjointProperties": "owl:propertyDisjointWith",
}
_NAMES: Final = frozenset(("skos:altLabel", "skos:hiddenLabel", "skos:notation", "skos:prefLabel"))
_KINDS: Final = {
    "owl:Ontology": "ontology",
    "owl:Class": "class",
    "owl:ObjectProperty": "property",
    "owl:DatatypeProperty": "property",
    "owl:AnnotationProperty": "property",
}


def short(iri: str) -> str:
    """Return an IRI with the prefix of its namespace, or whole where it has none."""
    for prefix, namespace in _NAMESPACES.items():
        local = iri.removeprefix(namespace)
        if local != iri and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
    return f"<{iri}>"


def statements_of_words(folder: Path) -> Iterator[Statement]:
    """Yield what the modules, schemes, shapes and alignments of a folder state."""
    modules = Turtle(*sorted(folder.glob("*.ttl")))
    types = modules.types()
    for name, aspect, value in modules.statements():
        yield _kind_of_term(name, types.get(name, set())), name, aspect, value
    for name, aspect, value in Turtle(*sorted((folder / "schemes").glob("*.ttl"))).statements():
        kind = "concept" if "#" in name or name.startswith("cp:") else "scheme"
        yield kind, name, aspect, value
        if aspect in _NAMES:  # by which a cell can call it
            yield kind, name, "name", fold(value[1 : value.rindex('"')])
    for name, aspect, value in Turtle(*sorted((folder / "shapes").glob("*.ttl"))).statements():
        yield "shape" if name.startswith("shapes:") else "ontology", name, aspect, value
    for path in sorted((folder / "align").glob("*.ttl")):
        for name, aspect, value in Turtle(path).statements():
            yield "alignment", path.stem, aspect, f"{name} {value}"


def _kind_of_term(name: str, types: set[str]) -> str:
    """Return what a thing of a module is."""
    if name.startswith(("[", "(")):
        return "axiom"
    found = next((kind for type_, kind in _KINDS.items() if type_ in types), "individual")
    is_ours = name.startswith(("cp:", "ontology:", f"<{OURS}"))
    return found if is_ours or found == "ontology" else "foreign"


class Turtle:
    """Some Turtle files, read as one."""

    def __init__(self, *paths: Path) -> None:
        """Read the files; raises SyntaxError where one is broken."""
        self._said: defaultdict[NamedNode | BlankNode, list[Triple]] = defaultdict(list)
        self._held: set[BlankNode] = set()
        for path in paths:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True):
                triple = quad.triple
                if isinstance(triple.subject, NamedNode | BlankNode):
                    self._said[triple.subject].append(triple)
                if isinstance(triple.object, BlankNode):
                    self._held.add(triple.object)

    def types(self) -> dict[str, set[str]]:
        """Return the classes that each named thing is said to be of."""
        return {
            short(subject.value): {short(type_.value) for type_ in self._values(subject, "rdf:type")}
            for subject in self._said
            if isinstance(subject, NamedNode)
        }

    def statements(self) -> Iterator[tuple[str, str, str]]:
        """Yield name, aspect and value; what no named thing is said of is named by all it says."""
        for subject, triples in self._said.items():
            if isinstance(subject, NamedNode):
                for triple in triples:
                    yield from self._of_triple(short(subject.value), triple)
            elif subject not in self._held:
                yield from self._of_axiom(subject)

    def _of_triple(self, name: str, triple: Triple) -> Iterator[tuple[str, str, str]]:
        aspect = short(triple.predicate.value)
        if aspect in _OF_RELEASE:
            return
        if aspect in _EACH_MEMBER:
            for member in self._members(triple.object):
                yield name, aspect, self._text(member)
            return
        if aspect in _PAIRS.values():
            yield from self._of_pairs(name, aspect, triple.object)
        else:
            yield name, aspect, self._text(triple.object, in_order=aspect in _IN_ORDER)

    def _of_pairs(self, name: str, aspect: str, other: object) -> Iterator[tuple[str, str, str]]:
        """Yield that a thing is disjoint with another, or with each that a union joins."""
        unions = self._objects(other, "owl:unionOf") if isinstance(other, BlankNode) else []
        if isinstance(other, BlankNode) and not unions:
            yield name, aspect, self._text(other)
            return
        for one in self._members(unions[0]) if unions else [other]:
            first, second = sorted((name, self._text(one)))
            yield first, aspect, second

    def _of_axiom(self, node: BlankNode) -> Iterator[tuple[str, str, str]]:
        """Yield what a blank node that stands alone states: of pairs, of an annotated axiom, or of itself."""
        for type_ in self._values(node, "rdf:type"):
            if aspect := _PAIRS.get(short(type_.value)):
                (members,) = self._objects(node, "owl:members")
                for one, other in combinations(sorted(map(self._text, self._members(members))), 2):
                    yield one, aspect, other
                return
            if short(type_.value) == "owl:Axiom":
                (source,) = self._values(node, "owl:annotatedSource")
                yield short(source.value), "owl:Axiom", self._text(node)
                return
        yield self._text(node), "stated", "true"

    def _objects(self, subject: NamedNode | BlankNode, aspect: str) -> list[object]:
        return [one.object for one in self._said[subject] if short(one.predicate.value) == aspect]

    def _values(self, subject: NamedNode | BlankNode, aspect: str) -> list[NamedNode]:
        return [one for one in self._objects(subject, aspect) if isinstance(one, NamedNode)]

    def _members(self, node: object) -> Iterator[object]:
        while isinstance(node, BlankNode) and self._objects(node, "rdf:first"):
            yield from self._objects(node, "rdf:first")
            (node,) = self._objects(node, "rdf:rest")

    def _text(self, term: object, *, in_order: bool = False) -> str:
        """Return a term as text, a blank node as all that is said of it."""
        if isinstance(term, NamedNode):
            return short(term.value)
        if isinstance(term, Literal):
            return _literal(term)
        if not isinstance(term, BlankNode):
            return str(term)
        if members := [self._text(member) for member in self._members(term)]:
            return f"( {' '.join(members if in_order else sorted(members))} )"
        parts = []
        for triple in self._said.get(term, ()):
            aspect = short(triple.predicate.value)
            parts.append(f"{aspect} {self._text(triple.object, in_order=aspect in _IN_ORDER)}")
        return f"[ {' ; '.join(sorted(parts))} ]"


def _literal(literal: Literal) -> str:
    """Return a literal in one line, its datatype with a prefix."""
    text = str(literal)
    if literal.language or literal.datatype.value == f"{_NAMESPACES['xsd']}string":
        return text
    return f"{text[: text.rindex('^^')]}^^{short(literal.datatype.value)}"
