"""A page for each folder of questions: what is asked, what can be given, and what the mill answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.ask.executable import iri
from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.document import (
    Code,
    Facts,
    Folded,
    Grid,
    Link,
    Listing,
    Page,
    Paragraph,
    Row,
    Section,
)
from coprod_kg.pages.reference.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block, Text
    from coprod_kg.question import Question


_POLICY: Final = frozenset({"claims", "mode", "reported", "coder"})  # what says which claims count


def question_pages(book: Book) -> Iterator[Page]:
    """Yield the page of each folder."""
    folders: dict[str, list[Question]] = {}
    for question in book.sources.questions:
        folders.setdefault(book.places.path(places.question(question.name)), []).append(question)
    for path, questions in folders.items():
        sections = tuple(_section(book, question) for question in questions)
        yield Page(path, _title(book, questions[0]), tuple(_lead(book, questions)), sections)


def _title(book: Book, question: Question) -> str:
    key = "rules_title" if question.is_rule else "title"
    return book.words.say(f"question.{key}", folder=folder(book, question).lower())


def _lead(book: Book, questions: list[Question]) -> Iterator[Block]:
    """Yield how the questions of a folder are asked, and which claims they count."""
    words = book.words
    mill = Link(words.say("table.mill"), places.page(places.START, "how-to-read"))
    if questions[0].is_rule:
        yield Paragraph(words.text("question.rules_lead", mill=mill))
        return
    yield Paragraph(words.text("question.lead", mill=mill))
    if any(one.name in _POLICY for question in questions for one in question.parameters):
        yield Paragraph(words.text("question.policy"))


def folder(book: Book, question: Question) -> str:
    """Return the folder that a question stands in, as a title."""
    name = question.name.rpartition("/")[0] or book.words.say("question.others")
    return name[:1].upper() + name[1:]


def _section(book: Book, question: Question) -> Section:
    blocks: list[Block] = [Facts(tuple(_facts(book, question)))]
    if question.parameters:
        blocks.append(Folded(book.words.say("question.given"), (_given(book, question),)))
    is_own = book.sources.is_own_question(question.name)
    if not question.is_rule and not is_own:
        blocks += _answer(book, question)
    blocks.append(Folded(book.words.say("question.query"), (Listing("sparql", _query(question)),)))
    return Section(
        anchor=book.places.anchor(places.question(question.name)),
        title=question.question,
        code=question.name,
        blocks=tuple(blocks),
        is_own=is_own,
    )


def _facts(book: Book, question: Question) -> Iterator[tuple[str, tuple[Text, ...]]]:
    words = book.words
    if question.is_rule:
        for key in ("message", "remedy"):
            if text := getattr(question, key):
                yield words.say(f"question.{key}"), ((text,),)
        yield words.say("question.severity"), ((words.say(f"question.{question.severity}"),),)
    needed = " ".join(f"--given {one.name}=…" for one in question.parameters if one.required)
    yield words.say("question.ask"), ((Code(f"coprod-kg ask {question.name} {needed}".strip()),),)
    if question.columns:
        columns = [
            words.text("question.column", name=Code(one.name), type=_type(book, one.type))
            for one in question.columns
        ]
        yield words.say("question.answer"), (joined(columns),)
        meanings = words.table("column")
        if meant := [one.name for one in question.columns if one.name in meanings]:
            texts = [words.text("question.means", name=Code(one), meaning=meanings[one]) for one in meant]
            yield words.say("question.meaning"), tuple(texts)
    if uses := book.names.links(book.iris_of[question.name]):
        yield words.say("question.uses"), (joined(uses),)
    if not book.sources.is_own_question(question.name):
        yield words.say("question.address"), ((Code(iri(question)),),)


def _type(book: Book, written: str) -> str | Link:
    """Return the type of a column or parameter; that of a scheme's concepts leads to the scheme."""
    for scheme in book.sources.vocabulary.schemes.values():
        if written == f"concept of {scheme.notation}":
            return Link(written, scheme.iri)
    return written


def _given(book: Book, question: Question) -> Grid:
    words = book.words
    head = tuple(words.say(f"question.{key}") for key in ("parameter", "explanation", "type", "default"))
    rows = [
        Row(
            (
                (Code(one.name),),
                (one.explanation,),
                (_type(book, one.type),),
                (words.say("question.must") if one.default is None else Code(one.default),),
            )
        )
        for one in question.parameters
    ]
    return Grid(head, tuple(rows))


def _query(question: Question) -> str:
    """Return the query without its head, which the page shows in words."""
    lines = [line for line in question.text.splitlines() if not line.startswith("#+")]
    return "\n".join(lines).strip()


def _answer(book: Book, question: Question) -> list[Block]:
    world, words = book.sources.world, book.words
    if world is None or any(one.required for one in question.parameters):
        return []
    found = world.answer(question)
    if not found.size:
        return [Paragraph(words.text("question.mill_none"))]
    if found.triples:
        said = words.text("question.mill_lines", rows=found.size, shown=len(found.triples))
        return [Paragraph(said), Listing("turtle", book.names.turtle(found.triples, world.study.base))]
    rows = tuple(Row(tuple((cell,) for cell in row)) for row in found.rows)
    key = "question.mill" if len(rows) == found.size else "question.mill_more"
    return [Paragraph(words.text(key, rows=found.size, shown=len(rows))), Grid(found.head, rows)]
