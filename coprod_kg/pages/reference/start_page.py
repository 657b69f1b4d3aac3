"""The first page: what there is, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference import places
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
from coprod_kg.pages.reference.headers import title, whole
from coprod_kg.pages.reference.question_page import folder
from coprod_kg.pages.reference.statements import DCTERMS
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block
    from coprod_kg.question import Question

_SITUATION: Final = f"{CP}Situation"
_CLAIM: Final = f"{CP}Claim"
_PARTS: Final = ("modules", "tables", "schemes", "questions")
_CITE: Final = "how-to-cite"


def start_page(book: Book) -> Page:
    """Return the page that says what there is and how to read it."""
    words, study = book.words, book.sources.study
    blocks: list[Block] = [Paragraph(words.text("start.what"))]
    if study is not None:
        blocks.append(Paragraph(words.text("start.own", study=study)))
    situation = words.text(
        "start.situation", situation=book.names.link(_SITUATION), claim=book.names.link(_CLAIM)
    )
    sections = (
        Section("where-to-begin", words.say("start.begin_heading"), (_begin(book),)),
        Section("situation-and-claim", words.say("start.situation_heading"), (Paragraph(situation),)),
        Section("the-modules", words.say("start.modules"), (_modules(book),)),
        Section("the-tables", words.say("start.tables"), (_tables(book),)),
        Section("the-schemes", words.say("start.schemes"), (_schemes(book),)),
        Section("the-questions", words.say("start.questions"), (_questions(book),)),
        Section("the-rest", words.say("start.more"), (_more(book),)),
        Section("how-to-read", words.say("start.reading_heading"), _reading(book)),
        Section(_CITE, words.say("start.cite_heading"), (Facts(tuple(whole(book))),)),
    )
    name = words.say("start.title") if study is None else words.say("start.study_title", study=study)
    return Page(places.START, name, tuple(blocks), sections)


def _begin(book: Book) -> Items:
    """Return where those begin who code, and those who look for an ontology."""
    words, names = book.words, book.names
    parts = {
        key: Link(words.say(f"start.begin_{key}"), places.page(places.START, anchor))
        for key, anchor in (*((part, f"the-{part}") for part in _PARTS), ("cite", _CITE))
    }
    first, second = list(book.sources.vocabulary.tables)[:2]
    parts |= {
        "words": Link(words.say("nav.words"), places.page(places.WORDS)),
        "shapes": Link(words.say("start.begin_shapes"), places.page(places.SHAPES)),
        "alignments": Link(words.say("start.begin_alignments"), places.page(places.ALIGNMENTS)),
        "first": names.table(first),
        "second": names.table(second),
    }
    reuse = "start.begin_reuse" if book.sources.alignments else "start.begin_reuse_alone"
    return Items((words.text("start.begin_coding", **parts), words.text(reuse, **parts)))


def _head(book: Book, *keys: str) -> tuple[str, ...]:
    return tuple(book.words.say(f"start.{key}") for key in keys)


def _modules(book: Book) -> Grid:
    rows = []
    for module in book.places.modules.values():
        about = book.said.texts(module.ontology or "", f"{DCTERMS}description")
        link = Link(title(book, module), places.page(module.path))
        name = book.marked(link, is_own=all(book.sources.is_own_word(iri) for iri in module.terms))
        rows.append(Row((name, tuple(about[:1]), (str(len(module.terms)),))))
    return Grid(_head(book, "module", "about", "words_number"), tuple(rows))


def _tables(book: Book) -> Grid:
    rows = [
        Row(
            (
                book.marked(book.names.table(table.name), is_own=book.sources.is_own_table(table.name)),
                (table.description,),
            )
        )
        for table in book.sources.vocabulary.tables.values()
    ]
    return Grid(_head(book, "table", "about"), tuple(rows))


def _schemes(book: Book) -> Grid:
    rows = []
    for scheme in sorted(book.sources.vocabulary.schemes.values(), key=lambda one: one.label.casefold()):
        about = book.said.texts(scheme.iri, f"{DCTERMS}description")
        first = about[0].partition(". ")[0].rstrip(".") + "." if about else ""
        name = book.marked(book.names.link(scheme.iri), is_own=book.sources.is_own_word(scheme.iri))
        rows.append(Row((name, (first,), (str(len(scheme.concepts)),))))
    return Grid(_head(book, "scheme", "about", "concepts_number"), tuple(rows))


def _questions(book: Book) -> Grid:
    folders: dict[str, list[Question]] = {}
    for question in book.sources.questions:
        folders.setdefault(book.places.path(places.question(question.name)), []).append(question)
    rows = [
        Row(((Link(folder(book, found[0]), places.page(path)),), (found[0].question,), (str(len(found)),)))
        for path, found in folders.items()
    ]
    return Grid(_head(book, "folder", "first", "number"), tuple(rows))


def _more(book: Book) -> Items:
    words = book.words
    pages = [("words", places.WORDS), ("shapes", places.SHAPES)]
    if book.sources.alignments:
        pages.append(("alignments", places.ALIGNMENTS))
    return Items(
        tuple(
            words.text(f"start.{key}_line", link=Link(words.say(f"nav.{key}"), places.page(path)))
            for key, path in pages
        )
    )


def _reading(book: Book) -> tuple[Block, ...]:
    words, world = book.words, book.sources.world
    blocks: list[Block] = [Paragraph(words.text("start.reading_words", namespace=Code(CP)))]
    if world is not None:
        blocks.append(Paragraph(words.text("start.reading_examples", base=Code(world.study.base))))
    rows = tuple(Row(((Code(f"{name}:"),), (Code(space),))) for name, space in book.names.spaces())
    grid = Grid(_head(book, "prefix", "stands_for"), rows)
    blocks.append(Folded(words.count("start.prefixes", len(rows)), (grid,)))
    return tuple(blocks)
