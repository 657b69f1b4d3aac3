"""A module's page, and the list of all words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.diagram import diagram
from coprod_kg.pages.reference.document import Code, Facts, Grid, Page, Paragraph, Picture, Row, Section
from coprod_kg.pages.reference.entry import entry
from coprod_kg.pages.reference.facts import kinds
from coprod_kg.pages.reference.headers import header, title
from coprod_kg.pages.reference.phrases import joined
from coprod_kg.pages.reference.statements import DCTERMS
from coprod_kg.vocabulary import SKOS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block, Text
    from coprod_kg.pages.reference.places import Module

_SORTS: Final = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


def module_page(book: Book, module: Module) -> Page:
    """Return the page of one module: its header, its picture and its terms by kind."""
    words = book.words
    blocks: list[Block] = []
    if module.ontology is not None:
        blocks += [Paragraph((text,)) for text in book.said.texts(module.ontology, f"{DCTERMS}description")]
    if not blocks:
        blocks.append(Paragraph(words.text("module.own_lead", file=Code(module.name))))
    sections = []
    drawn = diagram(module, title(book, module), book.said, book.names, words)
    if drawn is not None:
        read = Paragraph(words.text("picture.read"))
        sections.append(Section("the-picture", words.say("module.picture"), (read, Picture(drawn))))
    for sort in _SORTS:
        terms = [iri for iri in module.terms if kinds(book, iri)[0] == sort]
        if terms:
            entries = tuple(entry(book, iri) for iri in terms)
            sections.append(Section(f"all-{sort}", words.say(f"module.{sort}"), (), entries))
    if module.ontology is not None:
        facts = Facts((*header(book, book.said, module.ontology), *_after(book, module.ontology)))
        sections.append(Section("the-header", words.say("module.facts"), (facts,)))
    is_own = all(book.sources.is_own_word(iri) for iri in module.terms)
    return Page(module.path, title(book, module), tuple(blocks), tuple(sections), is_own)


def _after(book: Book, ontology: str) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield the works that a module starts from."""
    if sources := book.said.texts(ontology, f"{DCTERMS}source"):
        yield book.words.say("module.source"), tuple((text,) for text in sources)


def words_page(book: Book) -> Page:
    """Return the list of all terms in the order of the alphabet.

    An address of a term leads here, since a browser keeps what follows the `#` to itself.
    """
    words = book.words
    terms = [iri for module in book.places.modules.values() for iri in module.terms]
    terms.sort(key=lambda iri: (book.names.label(iri).casefold(), iri))
    rows = []
    taken: set[str] = set()
    for iri in terms:
        anchor = places.local_name(iri)
        meaning = joined([(text,) for text in book.said.texts(iri, f"{SKOS}definition")], " ")
        name = book.marked(Code(book.names.prefixed(iri) or iri), is_own=book.sources.is_own_word(iri))
        first = joined([book.names.link(iri), name], " ")
        kind = joined([words.one_of("short_kind", one) for one in kinds(book, iri)])
        rows.append(Row((first, kind, meaning), None if anchor in taken else anchor))
        taken.add(anchor)
    head = (words.say("words.word"), words.say("words.kind"), words.say("words.meaning"))
    lead = Paragraph(words.text("words.lead", example=Code(terms[0])))
    return Page(places.WORDS, words.say("words.title"), (lead, Grid(head, tuple(rows))), ())
