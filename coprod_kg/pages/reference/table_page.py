"""A table's page: its columns, what makes two rows speak of the same, and rows of the mill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.document import Code, Facts, Grid, Link, Page, Paragraph, Row, Section
from coprod_kg.pages.reference.entry import asked_of
from coprod_kg.pages.reference.phrases import joined, listed
from coprod_kg.vocabulary import ANY, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Block, Text
    from coprod_kg.vocabulary import Column, Table

_ROWS: Final = 2
_FEW: Final = 9  # choices that are named one by one


def table_page(book: Book, table: Table) -> Page:
    """Return the page of one table."""
    words = book.words
    shared = book.shared() if table.is_statement else set()
    own = [column for column in table.cells if (column.name, column.description) not in shared]
    others = [column for column in table.cells if column not in own]
    sections = [Section("what-makes-a-row", words.say("table.identity"), tuple(_identity(book, table)))]
    if others:
        sections.append(Section("own-columns", words.say("table.own_columns"), (_columns(book, table, own),)))
        sections.append(
            Section("shared-columns", words.say("table.shared_columns"), (_columns(book, table, others),))
        )
    else:
        sections.append(Section("all-columns", words.say("table.columns"), (_columns(book, table, own),)))
    sections.append(Section("rows-of-the-mill", words.say("table.example"), tuple(_example(book, table))))
    asked = asked_of(book, _made(book, table, own), "table.asked")
    if asked:
        sections.append(Section("questions-that-use-it", words.say("table.questions"), tuple(asked)))
    lead = Paragraph((table.description,))
    is_own = book.sources.is_own_table(table.name)
    facts = Facts(tuple(_facts(book, table)))
    return Page(
        book.places.path(places.table(table.name)), table.title, (lead, facts), tuple(sections), is_own
    )


def _made(book: Book, table: Table, columns: Iterable[Column]) -> list[str]:
    """Return what a table makes of its own: its situation or thing, and what its own columns say of it."""
    about = table.situation if table.is_statement else table.about
    kinds = [
        one.value
        for one in table.columns
        if one.virtual and one.predicate == f"{RDF}type" and one.about == about and one.value
    ]
    made = [one.predicate for one in columns if one.predicate]
    return [iri for iri in (*kinds, *made) if book.places.has(iri)]


def _facts(book: Book, table: Table) -> Iterator[tuple[str, tuple[Text, ...]]]:
    words = book.words
    yield words.say("table.file"), ((Code(f"{table.name}.csv"),),)
    yield (
        words.say("table.needed"),
        ((words.say("table.needed_yes" if table.needed else "table.needed_no"),),),
    )
    yield words.say("table.address"), ((Code(table.about),),)
    made = [column.value for column in table.columns if column.virtual and column.predicate == f"{RDF}type"]
    if kinds := [iri for iri in made if iri and book.places.has(iri)]:
        yield words.say("table.makes"), (joined(book.names.links(kinds)),)


def _identity(book: Book, table: Table) -> Iterator[Block]:
    """Yield what makes two rows of a table speak of the same."""
    if not table.is_statement:
        yield Paragraph(book.words.text("table.identity_id"))
        return
    columns = listed(
        [book.names.column(table.name, name) for name in table.identity], book.words.say("term.and")
    )
    about = [
        one.value
        for one in table.columns
        if one.virtual and one.predicate == f"{RDF}type" and one.about == table.situation and one.value
    ]
    kind = joined(book.names.links(about)) or (table.title,)
    yield Paragraph(book.words.text("table.identity_claims", kind=kind, columns=columns))


def _columns(book: Book, table: Table, columns: Iterable[Column]) -> Grid:
    head = tuple(book.words.say(f"table.{key}") for key in ("column", "takes", "for", "makes"))
    return Grid(head, tuple(_row(book, table, column) for column in columns))


def _row(book: Book, table: Table, column: Column) -> Row:
    name = book.marked(Code(column.name), is_own=book.sources.is_own_column(table.name, column.name))
    cells = (name, _takes(book, column), (column.description,), _makes(book, column))
    return Row(cells, book.places.anchor(places.table(table.name, column.name)))


def _takes(book: Book, column: Column) -> Text:
    """Return what a cell may hold, and what an empty one means."""
    words = book.words
    parts: list[Text] = [(words.say("table.required"),)] if column.required else []
    parts.append(_kind(book, column))
    if column.separator:
        parts.append(words.text("table.several", separator=Code(column.separator)))
    if column.default:
        parts.append(words.text("table.empty", value=Code(column.default)))
    if column.inherited_from:
        steps = [Code(step) for step in reversed(column.inherited_from)]
        parts.append(words.text("table.empty_is", path=joined(steps, words.say("table.step"))))
    parts += [words.text("table.also_means", value=Code(null)) for null in sorted(column.nulls)]
    return joined(parts, "\n")


def _kind(book: Book, column: Column) -> Text:
    """Return what sort of thing a cell holds."""
    words = book.words
    if column.situation_of == ANY:
        return words.text("table.id_of_any")
    if of := column.situation_of or column.references:
        return words.text("table.id_of", table=book.names.table(of))
    if column.schemes:
        return _concept(book, column)
    if column.base == "boolean":
        return joined([Code(one) for one in (column.format or "true|false").split("|")], words.say("term.or"))
    if column.minimum is not None and column.maximum is not None:
        low, high = str(column.minimum), str(column.maximum)
        return words.text("table.number_between", minimum=low, maximum=high)
    special = {"partial_date": column.is_date, "file_name": column.names_file, "anyURI": column.holds_address}
    key = next((key for key, holds in special.items() if holds), column.base)
    return (words.one_of("cell", key),)


def _concept(book: Book, column: Column) -> Text:
    """Return the schemes of a cell, with their concepts where these are few."""
    if ANY in column.schemes:
        return book.words.text("table.concept_of_any")
    schemes = joined(book.names.links(column.schemes))
    found = [one.label for iri in column.schemes for one in book.sources.vocabulary.schemes[iri].concepts]
    if len(column.schemes) == 1 and len(found) <= _FEW:
        return book.words.text("table.concept_among", schemes=schemes, concepts=", ".join(found))
    return book.words.text("table.concept_of", schemes=schemes)


def _makes(book: Book, column: Column) -> Text:
    """Return the properties that a cell is written down with."""
    if column.predicate is None:
        return ()
    if column.predicate == f"{RDF}type":
        return (book.words.say("table.kind"),)
    made = [column.predicate, column.several_as, column.lower_bound, column.upper_bound]
    return joined(book.names.links(iri for iri in made if iri))


def _example(book: Book, table: Table) -> list[Block]:
    """Return the first rows of the mill, a column a line."""
    world, words = book.sources.world, book.words
    rows = world.rows(table.name, _ROWS) if world else []
    if not rows:
        return [Paragraph(words.text("table.no_example"))]
    head = (words.say("table.column"), *(words.say("table.row", number=n) for n in range(1, len(rows) + 1)))
    known = {column.name for column in table.cells}  # the mill may have columns of its own
    names = [name for name in rows[0] if name in known and any(row[name] for row in rows)]
    lines = tuple(Row(((Code(name),), *((row[name],) for row in rows))) for name in names)
    mill = Link(words.say("table.mill"), places.page(places.START, "how-to-read"))
    return [Paragraph(words.text("table.example_lead", mill=mill)), Grid(head, lines)]
