"""The example of a term: a row of the mill and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, Triple

from coprod_kg.pages.reference.document import Folded, Grid, Listing, Paragraph, Row
from coprod_kg.vocabulary import RDF

if TYPE_CHECKING:
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block


def example(book: Book, iri: str) -> list[Block]:
    """Return where the mill uses a term, else where our own Turtle does."""
    words, world = book.words, book.sources.world
    found = world.example(iri) if world else None
    if world is None or found is None:
        return _in_turtle(book, iri)
    listing = Listing("turtle", book.names.turtle(found.triples, world.study.base))
    if found.table is None:
        return [Folded(words.say("example.graph"), (listing,))]
    head = tuple(name for name, _ in found.cells)
    row = Row(tuple((text,) for _, text in found.cells))
    parts = (
        Paragraph(words.text("example.row", table=book.names.table(found.table))),
        Grid(head, (row,)),
        Paragraph(words.text("example.becomes")),
        listing,
    )
    return [Folded(words.say("example.mill"), parts)]


def _in_turtle(book: Book, iri: str) -> list[Block]:
    """Return the first use of a term in the files of the ontology themselves."""
    for subject in book.everywhere.subjects():
        said = book.everywhere.said(subject)
        users = [(iri, value) for value in said.get(iri, ())]
        users += [(f"{RDF}type", value) for value in said.get(f"{RDF}type", ()) if value == NamedNode(iri)]
        if users and not isinstance(users[0][1], BlankNode):
            triples = [Triple(NamedNode(subject), NamedNode(word), value) for word, value in users]
            return [
                Folded(book.words.say("example.turtle"), (Listing("turtle", book.names.turtle(triples, "")),))
            ]
    return []
