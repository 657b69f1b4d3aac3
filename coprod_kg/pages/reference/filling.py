"""Where a term is written: the tables and columns that make something of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.pages.reference import places
from coprod_kg.pages.reference.document import Code, Link
from coprod_kg.pages.reference.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.document import Text
    from coprod_kg.vocabulary import Column, Table


def filled(book: Book, iri: str) -> list[Text]:
    """Return the tables and columns that make something of a term."""
    words, making = book.words, book.columns[iri]
    always = [table.name for table, column in making if column.virtual and not column.when]
    found = [words.text("term.rows", tables=joined(map(book.names.table, always)))] if always else []
    found += [
        words.text(
            "term.row_when",
            table=book.names.table(table.name),
            column=book.names.column(table.name, column.when),
        )
        for table, column in making
        if column.virtual and column.when
    ]
    return found + columns(book, [one for one in making if not one[1].virtual])


def columns(book: Book, making: Iterable[tuple[Table, Column]]) -> list[Text]:
    """Return columns in words, those of one name together."""
    tables: dict[str, list[str]] = {}
    for table, column in making:
        tables.setdefault(column.name, []).append(table.name)
    found = []
    for name, several in tables.items():
        if len(several) == 1:
            table_link, column_link = book.names.table(several[0]), book.names.column(several[0], name)
            found.append(book.words.text("term.column", column=column_link, table=table_link))
        else:
            links = [Link(one, places.table(one, name), is_code=True) for one in several]
            found.append(book.words.text("term.columns", column=Code(name), tables=joined(links)))
    return found
