"""A cell read by its column: its list cut up, each item checked and in its canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.cells.datatypes import datatype_check
from coprod_kg.cells.fit import Doubtful, Unfit
from coprod_kg.cells.names import concept_check

if TYPE_CHECKING:
    from coprod_kg.cells.fit import Check
    from coprod_kg.vocabulary import Column, Vocabulary


def check(column: Column, vocabulary: Vocabulary) -> Check | None:
    """Return the check of a column whose cells name no row and no file; None for any text."""
    if column.schemes:
        return concept_check(column, vocabulary)
    found = datatype_check(column)
    return str if found is None and column.value else found


def values(column: Column, text: str, check: Check | None) -> tuple[str, ...] | None:
    """Return the canonical values of a cell that is not blank; None for a list without items.

    Blanks around a value are dropped, but a text that identifies nothing stays as it is.
    """
    stripped = text.strip()
    if column.nulls and stripped.casefold() in column.nulls:
        return ()
    if column.separator:
        return tuple(dict.fromkeys(_items(column, split(text, column.separator), check))) or None
    return (text,) if check is None else (check(stripped),)


def _items(column: Column, items: tuple[str, ...], check: Check | None) -> list[str]:
    """Return the canonical items of a list cell; raises Unfit with all that is unfit in it."""
    found: list[str] = []
    unfit: list[Unfit] = []
    for item in items:
        try:
            if item.casefold() in column.nulls:
                raise Unfit(f"'{item}' is no item of a list.", "Let it stand alone, or leave it out.")  # noqa: TRY301  # told with the others
            found.append(item if check is None else check(item))
        except Unfit as what:
            unfit.append(what)
    told = [what for what in unfit if not isinstance(what, Doubtful)]
    if told:
        message = "; ".join(what.message.removesuffix(".") for what in told)
        raise Unfit(f"{message}.", " ".join(dict.fromkeys(what.remedy for what in told)))
    if unfit:
        raise unfit[0]
    return found


def split(text: str, separator: str | None) -> tuple[str, ...]:
    """Return the items of a list cell without blanks and empty ones; the one item without a separator."""
    items = text.split(separator) if separator else [text]
    return tuple(item for item in map(str.strip, items) if item)
