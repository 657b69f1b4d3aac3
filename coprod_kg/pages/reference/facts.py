"""What the Turtle says of one term, fact by fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from coprod_kg.pages.reference.alignment_page import aligned
from coprod_kg.pages.reference.document import Code
from coprod_kg.pages.reference.filling import filled
from coprod_kg.pages.reference.phrases import joined
from coprod_kg.pages.reference.places import TERM_KINDS
from coprod_kg.pages.reference.statements import DCTERMS, OWL, XSD
from coprod_kg.vocabulary import RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Link, Text
    from coprod_kg.pages.reference.statements import Term

_TOLD: Final = {  # what an entry shows in a way of its own
    f"{RDF}type",
    *(f"{RDFS}{name}" for name in ("label", "isDefinedBy", "domain", "range", "subClassOf", "subPropertyOf")),
    *(f"{SKOS}{name}" for name in ("definition", "prefLabel", "scopeNote")),
    *(f"{OWL}{name}" for name in ("disjointWith", "propertyDisjointWith", "deprecated")),
    f"{DCTERMS}source",
}


def kinds(book: Book, iri: str) -> list[str]:
    """Return what a term is, by OWL's local names."""
    return [kind.removeprefix(OWL) for kind in TERM_KINDS if kind in book.said.kinds(iri)]


def is_deprecated(book: Book, iri: str) -> bool:
    """Whether a term should no longer be used."""
    return "true" in book.said.texts(iri, f"{OWL}deprecated")


def facts(book: Book, iri: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield the facts of a term that has them, each with its name."""
    words = book.words
    found: list[tuple[str, Iterable[Text]]] = [
        ("kind", [(words.one_of("kind", kind),) for kind in kinds(book, iri)]),
        ("general", _row(book, _general(book, iri))),
        ("special", _row(book, _special(book, iri))),
        ("start", _row(book, book.said.classes(iri, f"{RDFS}domain"), words.say("term.or"))),
        ("end", _ends(book, iri)),
        ("behaviour", [(words.one_of("behaviour", one),) for one in _behaviour(book, iri)]),
        ("never", _row(book, disjoint(book, iri))),
        ("filled", filled(book, iri)),
        ("citation", [(text,) for text in book.said.texts(iri, f"{DCTERMS}source")]),
        ("aligned", aligned(book, iri)),
        ("address", [(Code(iri),)]),
    ]
    for key, texts in found:
        if several := tuple(texts):
            yield words.say(f"fact.{key}"), several
    for property_, values in book.said.said(iri).items():
        if property_ not in _TOLD:
            name = said_as(book, property_)
            yield name, tuple((shown(book, value),) for value in values)


def said_as(book: Book, property_: str) -> str:
    """Return what a fact is called: a word of our own for a foreign property, or else its label."""
    short = book.names.short(property_)
    return book.words.one_of("said", short) if book.words.has("said", short) else book.names.label(property_)


def shown(book: Book, value: Term) -> str | Link | Code:
    """Return a value as a page shows it."""
    if isinstance(value, NamedNode):
        return book.names.link(value.value)
    return value.value if isinstance(value, Literal) else Code("…")


def _row(book: Book, iris: Iterable[str], between: str = ", ") -> list[Text]:
    links = book.names.links(iris)
    return [joined(links, between)] if links else []


def _general(book: Book, iri: str) -> list[str]:
    return book.said.iris(iri, f"{RDFS}subClassOf", f"{RDFS}subPropertyOf")


def _special(book: Book, iri: str) -> list[str]:
    found = [
        node.value
        for property_ in (f"{RDFS}subClassOf", f"{RDFS}subPropertyOf")
        for node in book.said.those_with(property_, iri)
        if isinstance(node, NamedNode)
    ]
    return sorted(found, key=book.names.label)


def _ends(book: Book, iri: str) -> list[Text]:
    """Return what a property leads to, with the schemes whose concepts the tables take for it."""
    words = book.words
    ends: list[str | Link | Code] = []
    for one in book.said.classes(iri, f"{RDFS}range"):
        datatype = one.removeprefix(XSD)
        is_known = datatype != one and words.has("datatype", datatype)
        ends.append(words.say(f"datatype.{datatype}") if is_known else book.names.link(one))
    rows = [joined(ends, words.say("term.or"))] if ends else []
    schemes = book.names.links(book.schemes_of(iri))
    if schemes:
        rows.append(words.text("term.of_schemes", schemes=joined(schemes)))
    return rows


def disjoint(book: Book, iri: str) -> list[str]:
    """Return the classes or properties that share nothing with a term, whoever says so."""
    found: set[str] = set()
    for property_ in (f"{OWL}disjointWith", f"{OWL}propertyDisjointWith"):
        found.update(book.said.iris(iri, property_))
        found.update(node.value for node in book.said.those_with(property_, iri))
    for kind in ("AllDisjointClasses", "AllDisjointProperties"):
        for node in book.said.nodes(f"{OWL}{kind}"):
            for head in book.said.values(node, f"{OWL}members"):
                members = {one.value for one in book.said.members(head)}
                found |= members if iri in members else set()
    return sorted(found - {iri}, key=lambda one: (book.names.label(one), one))


def _behaviour(book: Book, iri: str) -> list[str]:
    found = [kind for kind in book.said.kinds(iri) if kind not in TERM_KINDS]
    return [kind.removeprefix(OWL) for kind in found if kind.startswith(OWL)]
