"""Where the words meet those of other ontologies: the page of all alignments, and those of one term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.document import Facts, Grid, Page, Paragraph, Row, Section
from coprod_kg.pages.reference.headers import header
from coprod_kg.pages.reference.statements import DCTERMS, OWL
from coprod_kg.vocabulary import RDF, SKOS

if TYPE_CHECKING:
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block, Text
    from coprod_kg.vocabulary import WordFile


def alignments_page(book: Book) -> Page:
    """Return the page of all alignments, a file a section."""
    words = book.words
    sections = tuple(_alignment(book, file) for file in book.sources.alignments)
    lead = Paragraph(words.text("alignment.lead"))
    return Page(places.ALIGNMENTS, words.say("alignment.title"), (lead,), sections)


def _alignment(book: Book, file: WordFile) -> Section:
    words, said = book.words, book.aligned
    ontology = next(iter(places.sorted_as_in(file, [f"{OWL}Ontology"])), "")
    blocks: list[Block] = [Paragraph((text,)) for text in said.texts(ontology, f"{DCTERMS}description")]
    blocks += [
        Paragraph(words.text("alignment.note", note=text))
        for text in said.texts(ontology, f"{SKOS}editorialNote")
    ]
    within = {(str(triple.subject), triple.predicate.value, str(triple.object)) for triple in file.triples}
    rows = [
        Row(
            (
                (book.names.link(iri),),
                (words.one_of("mapping", property_.rpartition("#")[2]),),
                (book.names.link(target),),
                (reason,),
            )
        )
        for iri in said.subjects()
        if book.places.has(iri) and f"{OWL}Ontology" not in said.kinds(iri)
        for property_, target, reason in mappings(book, iri)
        if (f"<{iri}>", property_, f"<{target}>") in within
    ]
    head = tuple(words.say(f"alignment.{key}") for key in ("word", "mapping", "term", "reason"))
    blocks.append(Grid(head, tuple(rows)))
    blocks.append(Facts(tuple(header(book, said, ontology))))
    name = next(iter(said.texts(ontology, f"{DCTERMS}title")), file.name)
    return Section(f"file-{places.stem(file)}", name, tuple(blocks))


def aligned(book: Book, iri: str) -> list[Text]:
    """Return the terms of other ontologies that a term is mapped to, with the reasons."""
    found = []
    for property_, value, reason in mappings(book, iri):
        part = {
            "mapping": book.words.one_of("mapping", property_.rpartition("#")[2]),
            "term": book.names.link(value),
        }
        key = "term.aligned_because" if reason else "term.aligned"
        found.append(book.words.text(key, **part, reason=reason))
    return found


def mappings(book: Book, iri: str) -> list[tuple[str, str, str]]:
    """Return mapping, foreign term and reason of each alignment of a term."""
    reasons: dict[tuple[str, str], str] = {}
    for node in book.aligned.those_with(f"{OWL}annotatedSource", iri):
        texts = [
            value.value
            for values in book.aligned.said(node).values()
            for value in values
            if isinstance(value, Literal)
        ]
        for property_ in book.aligned.iris(node, f"{OWL}annotatedProperty"):
            for target in book.aligned.iris(node, f"{OWL}annotatedTarget"):
                reasons[property_, target] = " ".join(texts)
    return [
        (property_, value.value, reasons.get((property_, value.value), ""))
        for property_, values in book.aligned.said(iri).items()
        for value in values
        if property_ != f"{RDF}type" and isinstance(value, NamedNode)
    ]
