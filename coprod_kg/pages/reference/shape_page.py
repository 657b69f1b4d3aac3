"""The page of all shapes: what each is put to, what it demands, and what is said where that is not so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.demands import demands, path, targets, told
from coprod_kg.pages.reference.document import Code, Grid, Page, Paragraph, Row, Section
from coprod_kg.pages.reference.phrases import joined
from coprod_kg.pages.reference.statements import DCTERMS, OWL, SH
from coprod_kg.vocabulary import RDFS

if TYPE_CHECKING:
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block
    from coprod_kg.vocabulary import WordFile

_COMMENTS: Final = (f"{RDFS}comment", f"{SH}description")


def title(book: Book, shape: str) -> str:
    """Return the label of a shape, or what its address ends in."""
    label = book.names.label(shape)
    return places.local_name(shape) if label == book.names.short(shape) else label


def shapes_page(book: Book) -> Page:
    """Return the page of all shapes, in the order of their files."""
    words = book.words
    shown: set[str] = set()
    sections = tuple(_file(book, file, shown) for file in book.sources.shapes)
    first = min(node.value for node in book.shapes.nodes(f"{SH}NodeShape") if isinstance(node, NamedNode))
    lead = Paragraph(words.text("shape.lead", example=Code(first)))
    return Page(places.SHAPES, words.say("shape.title"), (lead,), sections)


def _file(book: Book, file: WordFile, shown: set[str]) -> Section:
    ontology = next(iter(places.sorted_as_in(file, [f"{OWL}Ontology"])), None)
    title = next(iter(book.shapes.texts(ontology or "", f"{DCTERMS}title")), file.name)
    about = tuple(Paragraph((text,)) for text in book.shapes.texts(ontology or "", f"{DCTERMS}description"))
    nodes = places.sorted_as_in(file, [f"{SH}NodeShape"])
    sections = [_shape(book, iri, shown) for iri in nodes]
    rest = [iri for iri in places.sorted_as_in(file, [f"{SH}PropertyShape"]) if iri not in shown]
    sections += [_shape(book, iri, shown) for iri in rest]
    return Section(f"file-{places.stem(file)}", title, about, tuple(sections))


def _shape(book: Book, iri: str, shown: set[str]) -> Section:
    """Return one shape with the shapes of its properties, each of which has its place where it is first."""
    words, said = book.words, book.shapes
    shown.add(iri)
    put = targets(book, iri)
    lead = (
        words.text("shape.put", targets=joined(put, words.say("shape.or")))
        if put
        else words.text("shape.not_put")
    )
    blocks: list[Block] = [Paragraph((text,)) for text in said.texts(iri, *_COMMENTS)]
    blocks.append(Paragraph(lead))
    rows = []
    if demands(book, iri):
        label = path(book, iri) or (words.say("shape.itself"),)
        rows.append(Row((label, demands(book, iri), joined(told(book, iri), " "))))
    for part in said.values(iri, f"{SH}property"):
        if isinstance(part, Literal):
            continue
        is_new = book.places.has(part.value) and part.value not in shown
        anchor = book.places.anchor(part.value) if is_new else None
        shown.add(part.value)
        rows.append(Row((path(book, part), demands(book, part), joined(told(book, part), " ")), anchor))
    if rows:
        blocks.append(
            Grid(tuple(words.say(f"shape.{key}") for key in ("path", "demand", "told")), tuple(rows))
        )
    return Section(
        anchor=book.places.anchor(iri),
        title=title(book, iri),
        code=book.names.prefixed(iri),
        blocks=tuple(blocks),
        is_own=book.sources.is_own_shape(iri),
    )
