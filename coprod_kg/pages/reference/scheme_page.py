"""A scheme's page: its concepts in their order, and where they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.alignment_page import aligned
from coprod_kg.pages.reference.document import (
    Code,
    Facts,
    Folded,
    Grid,
    Items,
    Link,
    Page,
    Paragraph,
    Row,
    Section,
)
from coprod_kg.pages.reference.facts import said_as, shown
from coprod_kg.pages.reference.filling import columns as in_words
from coprod_kg.pages.reference.headers import header
from coprod_kg.pages.reference.phrases import joined
from coprod_kg.pages.reference.statements import DCTERMS, VANN
from coprod_kg.vocabulary import ANY, CP, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block, Text
    from coprod_kg.vocabulary import Concept, Scheme

_RANK: Final = f"{CP}rank"
_TOLD: Final = {
    f"{RDF}type",
    f"{RDFS}isDefinedBy",
    f"{DCTERMS}source",
    _RANK,
    *(f"{SKOS}{name}" for name in ("prefLabel", "altLabel", "notation", "definition", "inScheme", "broader")),
    *(f"{SKOS}{name}" for name in ("hiddenLabel", "topConceptOf")),
}
_TOLD_OF_SCHEME: Final = {
    f"{RDF}type",
    *(f"{SKOS}{name}" for name in ("prefLabel", "altLabel", "notation", "hasTopConcept")),
    *(f"{DCTERMS}{name}" for name in ("description", "title", "source")),
    *(f"{DCTERMS}{name}" for name in ("license", "bibliographicCitation", "creator", "created", "modified")),
    "http://www.w3.org/2002/07/owl#versionInfo",
    f"{VANN}preferredNamespacePrefix",
    f"{VANN}preferredNamespaceUri",
}


def scheme_page(book: Book, scheme: Scheme) -> Page:
    """Return the page of one scheme."""
    words, said = book.words, book.said
    blocks: list[Block] = [Paragraph((text,)) for text in said.texts(scheme.iri, f"{DCTERMS}description")]
    blocks += [
        Paragraph(words.text("scheme.source", citation=text))
        for text in said.texts(scheme.iri, f"{DCTERMS}source")
    ]
    ranked = any(said.texts(one.iri, _RANK) for one in scheme.concepts)
    keys = ("concept", "write", "order", "meaning") if ranked else ("concept", "write", "meaning")
    concepts = sorted(scheme.concepts, key=lambda one: _rank(book, one)) if ranked else scheme.concepts
    rows = tuple(_row(book, one, ranked=ranked) for one in concepts)
    sections = [
        Section(
            "its-concepts",
            words.say("scheme.concepts"),
            (Grid(tuple(words.say(f"scheme.{key}") for key in keys), rows),),
        ),
        Section("where-it-is-used", words.say("scheme.used"), tuple(_used(book, scheme))),
        Section("about-the-scheme", words.say("scheme.facts"), (Facts(tuple(_facts(book, scheme))),)),
    ]
    is_own = book.sources.is_own_word(scheme.iri)
    title = scheme.label[:1].upper() + scheme.label[1:]
    return Page(book.places.path(scheme.iri), title, tuple(blocks), tuple(sections), is_own)


def _rank(book: Book, concept: Concept) -> tuple[bool, float]:
    ranks = book.said.texts(concept.iri, _RANK)
    return (bool(ranks), float(ranks[0]) if ranks else 0.0)


def _row(book: Book, concept: Concept, *, ranked: bool) -> Row:
    words, said = book.words, book.said
    meaning: list[Text] = [(text,) for text in said.texts(concept.iri, f"{SKOS}definition")]
    if upper := book.names.links(said.iris(concept.iri, f"{SKOS}broader")):
        meaning.append(words.text("scheme.below", link=joined(upper)))
    if also := said.texts(concept.iri, f"{SKOS}altLabel"):
        meaning.append(words.text("scheme.also", names=", ".join(also)))
    meaning += [
        words.text("scheme.source_of_one", citation=text)
        for text in said.texts(concept.iri, f"{DCTERMS}source")
    ]
    kinds = [kind for kind in said.kinds(concept.iri) if kind != f"{SKOS}Concept"]
    if kinds:
        meaning.append(words.text("scheme.kind", kinds=joined(book.names.links(kinds))))
    for property_, values in said.said(concept.iri).items():
        if property_ not in _TOLD:
            several = [shown(book, value) for value in values]
            meaning.append(
                words.text("scheme.other", property=book.names.link(property_), values=joined(several))
            )
    meaning += aligned(book, concept.iri)
    order: list[Text] = [tuple(said.texts(concept.iri, _RANK))] if ranked else []
    name = book.marked(concept.label, is_own=book.sources.is_own_word(concept.iri))
    cells = (name, (Code(concept.notation),), *order, joined(meaning, "\n"))
    return Row(cells, book.places.anchor(concept.iri))


def _facts(book: Book, scheme: Scheme) -> Iterator[tuple[str, tuple[Text, ...]]]:
    yield from header(book, book.said, scheme.iri)
    yield book.words.say("scheme.notation"), ((Code(scheme.notation),),)
    if names := book.said.texts(scheme.iri, f"{SKOS}altLabel"):
        yield book.words.say("scheme.names"), ((", ".join(names),),)
    for property_, values in book.said.said(scheme.iri).items():
        if property_ not in _TOLD_OF_SCHEME:
            yield said_as(book, property_), tuple((shown(book, value),) for value in values)


def _used(book: Book, scheme: Scheme) -> Iterator[Block]:
    """Yield the columns that take the concepts, and the questions that name one."""
    words = book.words
    if taking := book.columns_of_scheme(scheme.iri):
        yield Paragraph(words.text("scheme.columns"))
        yield Items(tuple(in_words(book, taking)))
    else:
        yield Paragraph(words.text("scheme.no_columns"))
    columns = [
        (table, column)
        for table in book.sources.vocabulary.tables.values()
        for column in table.cells
        if ANY in column.schemes
    ]
    if columns and scheme.concepts:
        example = book.sources.vocabulary.curie(scheme.concepts[0])
        yield Paragraph(words.text("scheme.any", column=Code(columns[0][1].name), example=Code(example)))
    asked = dict.fromkeys(one for concept in scheme.concepts for one in book.questions[concept.iri])
    if asked:
        items = Items(tuple((Link(one.question, places.question(one.name)),) for one in asked))
        yield Folded(words.count("scheme.questions", len(asked)), (items,))
