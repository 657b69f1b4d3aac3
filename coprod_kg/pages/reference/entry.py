"""One term as its module's page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal

from coprod_kg.pages.reference import demands, places
from coprod_kg.pages.reference.document import Facts, Folded, Grid, Items, Link, Paragraph, Row, Section
from coprod_kg.pages.reference.examples import example
from coprod_kg.pages.reference.facts import facts, is_deprecated
from coprod_kg.pages.reference.phrases import joined
from coprod_kg.pages.reference.statements import SH
from coprod_kg.vocabulary import RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block, Text
    from coprod_kg.pages.reference.statements import Node

_FEW: Final = 6  # questions that are shown in full


def entry(book: Book, iri: str) -> Section:
    """Return all there is to say of a term."""
    words, said = book.words, book.said
    blocks: list[Block] = [Paragraph((text,)) for text in said.texts(iri, f"{SKOS}definition")]
    blocks += [Paragraph(words.text("term.note", note=text)) for text in said.texts(iri, f"{SKOS}scopeNote")]
    blocks.append(Facts(tuple(facts(book, iri))))
    blocks += _demanded(book, iri)
    blocks += _asked(book, iri)
    blocks += example(book, iri)
    return Section(
        anchor=book.places.anchor(iri),
        title=book.names.label(iri),
        code=book.names.prefixed(iri),
        note=words.say("term.deprecated") if is_deprecated(book, iri) else None,
        blocks=tuple(blocks),
        is_own=book.sources.is_own_word(iri),
    )


def _demanded(book: Book, iri: str) -> list[Block]:
    """Return what shapes demand of the values of a property, or of the things of a class."""
    rows = [
        _row(book, shape, demands.demands(book, shape)) for shape in book.shapes.those_with(f"{SH}path", iri)
    ]
    rows += [_row(book, shape, demand) for shape, demand in _of_class(book, iri)]
    if not rows:
        return []
    head = tuple(book.words.say(f"shape.{key}") for key in ("name", "demand", "told"))
    return [Folded(book.words.count("term.demanded", len(rows)), (Grid(head, tuple(rows)),))]


def _of_class(book: Book, iri: str) -> Iterator[tuple[Node, Text]]:
    """Yield the shapes of the things of a class, each with the path it looks at and what it demands."""
    itself = (book.words.say("shape.itself"),)
    for node in book.shapes.those_with(f"{SH}targetClass", iri):
        if demand := demands.demands(book, node):
            yield node, joined([itself, demand], ": ")
        for part in book.shapes.values(node, f"{SH}property"):
            if not isinstance(part, Literal):
                yield part, joined([demands.path(book, part) or itself, demands.demands(book, part)], ": ")


def _row(book: Book, shape: Node, demand: Text) -> Row:
    is_placed = book.places.has(shape.value)
    name: Text = (Link(places.local_name(shape.value), shape.value),) if is_placed else ()
    return Row((name, demand, joined(demands.told(book, shape), " ")))


def _asked(book: Book, iri: str) -> list[Block]:
    """Return the questions that use a term or, of a class, one of its properties."""
    properties = [node for node in book.said.subjects() if iri in book.said.classes(node, f"{RDFS}domain")]
    return asked_of(book, [iri, *properties], "term.asked_of_class" if properties else "term.asked")


def asked_of(book: Book, iris: Iterable[str], key: str) -> list[Block]:
    """Return the questions that use any of several terms; many of them by name, folder by folder."""
    found = {one.name: one for iri in iris for one in book.questions[iri]}
    asked = [found[name] for name in sorted(found)]
    if not asked:
        return []
    texts: list[Text] = [(Link(one.question, places.question(one.name)),) for one in asked]
    if len(asked) > _FEW:
        folders: dict[str, list[Link]] = {}
        for one in asked:
            folder, _, name = one.name.rpartition("/")
            folders.setdefault(folder, []).append(Link(name, places.question(one.name)))
        texts = [
            book.words.text("term.folder", folder=folder, questions=joined(links))
            for folder, links in folders.items()
        ]
    return [Folded(book.words.count(key, len(asked)), (Items(tuple(texts)),))]
