"""The example of a term: a row of the mill and what comes of it, or else where it is used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, NamedNode, Triple

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.document import Folded, Grid, Link, Listing, Paragraph, Row
from coprod_kg.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block


def example(book: Book, iri: str) -> list[Block]:
    """Return where a term is used: in the mill, in an answer, or in the files of the ontology."""
    sought = (_in_mill, _in_answer, _of_a_kind, _in_table, _in_turtle)
    return next((found for found in (look(book, iri) for look in sought) if found), [])


def _in_mill(book: Book, iri: str) -> list[Block]:
    """Return the first row of the mill that makes a term and what comes of it, else a triple of its graph."""
    words, world = book.words, book.sources.world
    found = world.example(iri) if world else None
    if world is None or found is None:
        return []
    unknown = {word for word in world.own_words if not book.places.has(word)}
    triples = [one for one in found.triples if one.predicate.value not in unknown]
    listing = Listing("turtle", book.names.turtle(triples, world.study.base))
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


def _in_answer(book: Book, iri: str) -> list[Block]:
    """Return what a question derives with a term that no row makes."""
    world = book.sources.world
    for question in book.questions[iri] if world else ():
        if world is None or question.form != "CONSTRUCT":
            continue
        if triples := [one for one in world.answer(question).triples if one.predicate.value == iri]:
            link = Link(question.question, places.question(question.name))
            parts = (
                Paragraph(book.words.text("example.derived", question=link)),
                Listing("turtle", book.names.turtle(triples, world.study.base)),
            )
            return [Folded(book.words.say("example.answer"), parts)]
    return []


def _of_a_kind(book: Book, iri: str) -> list[Block]:
    """Return the example of the first class below one that has none itself."""
    for node in book.said.those_with(f"{RDFS}subClassOf", iri):
        if isinstance(node, NamedNode) and (found := _in_mill(book, node.value)):
            link = book.names.link(node.value)
            return [Paragraph(book.words.text("example.kind", kind=link)), *found]
    return []


def _in_table(book: Book, iri: str) -> list[Block]:
    """Return the first description of a table or column that uses a term."""
    for table in book.sources.vocabulary.tables.values():
        for part in (table.source, *table.source["tableSchema"]["columns"]):
            used = {key: value for key, value in part.items() if iri in (key, value)}
            if used:
                named = {key: part[key] for key in ("url", "name") if key in part}
                code = json.dumps({**named, **used}, ensure_ascii=False, indent=1)
                words = book.words.text("example.description", table=book.names.table(table.name))
                listing = Listing("json", code)
                return [Folded(book.words.say("example.table"), (Paragraph(words), listing))]
    return []


def _in_turtle(book: Book, iri: str) -> list[Block]:
    """Return the first use of a term in the files of the ontology themselves."""
    for subject in book.everywhere.subjects():
        said = book.everywhere.said(subject)
        users = [(iri, value) for value in said.get(iri, ())]
        users += [(f"{RDF}type", value) for value in said.get(f"{RDF}type", ()) if value == NamedNode(iri)]
        if users and not isinstance(users[0][1], BlankNode):
            triples = [Triple(NamedNode(subject), NamedNode(word), value) for word, value in users]
            listing = Listing("turtle", book.names.turtle(triples, ""))
            return [Folded(book.words.say("example.turtle"), (listing,))]
    return []
