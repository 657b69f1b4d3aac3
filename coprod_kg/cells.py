"""What a cell may hold, compiled from the CSVW description of its column.

A check turns the text of a cell into its canonical values (ids, notations, dates,
numbers as text) or raises Unfit with the two halves of a fault.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from coprod_kg.errors import meant, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from coprod_kg.vocabulary import Column, Vocabulary

Check = Callable[[str], str]

_GUESSES: Final = 50  # unknown words of a column for which a known one is looked for
_LONGEST: Final = 60  # characters of a cell that a message quotes
_SHOWN: Final = 24  # concepts that a remedy lists at most
_SERIAL: Final = re.compile(r"[34][0-9]{4}")  # Excel's days from 1982 to 2036
_EXCEL_DAY_0: Final = dt.date(1899, 12, 30)
_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_WHOLE: Final = re.compile(r"([+-]?[0-9]{1,18})(\.0*)?")


class Unfit(Exception):  # noqa: N818  # no error of the program: the reader of the table meets it as a fault
    """A cell holds what its column does not take."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the two halves of the fault."""
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


class Doubtful(Unfit):
    """A cell cannot be judged, because what it rests on has a fault that is told elsewhere."""

    def __init__(self) -> None:
        """Say nothing: one mistake is told once."""
        super().__init__("", "")


def shown(text: str) -> str:
    """Return a text as a message quotes it: one line, not too long, control characters written out."""
    line = " ".join(text[: 2 * _LONGEST].split())
    short = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in short)


def _guesser(known: Callable[[], Iterable[str]]) -> Callable[[str], str | None]:
    """Return what finds the known word that was meant, for the first unknown words of a column.

    Each costs up to a tenth of a second; where a whole column is wrong, the hundredth helps nobody.
    """
    found: dict[str, str | None] = {}

    def guess(word: str) -> str | None:
        if word not in found and len(found) < _GUESSES:
            found[word] = nearest(word, known())
        return found.get(word)

    return guess


def concept_check(column: Column, vocabulary: Vocabulary) -> Check:
    """Return a check that turns a notation or label into the notation.

    Where the column takes concepts of several schemes the canonical value names the
    scheme too, as `scheme:notation`.
    """
    guess = _guesser(lambda: vocabulary.names(column.schemes))

    def check(text: str) -> str:
        found = vocabulary.concepts(text, column.schemes)
        if len(found) > 1:
            names = " or ".join(f"'{vocabulary.curie(concept)}'" for concept in found)
            raise Unfit(f"'{shown(text)}' is a concept of several schemes.", f"Write {names}.")
        if not found:
            known = ", ".join(vocabulary.known(column.schemes)[:_SHOWN])
            remedy = meant(guess(text), f"Use one of: {known}.")
            raise Unfit(f"'{shown(text)}' is no concept that this column takes.", remedy)
        return vocabulary.curie(found[0]) if column.of_several_schemes else found[0].notation

    return check


def reference_check(table: str, ids: Collection[str], unread: Collection[str] = ()) -> Check:
    """Return a check that finds an id among those of a table, upper and lower case told apart.

    What points into a table that could not be read is doubtful.
    """
    guess = _guesser(lambda: ids)

    def check(text: str) -> str:
        if text in ids:
            return text
        if table in unread:
            raise Doubtful
        near = guess(text)
        remedy = f"Add it to {table}, or did you mean '{near}'?" if near else f"Add it to {table}."
        raise Unfit(f"there is no '{shown(text)}' in {table}.", remedy)

    return check


def statement_check(tables: Mapping[str, Collection[str]], unread: Collection[str] = ()) -> Check:
    """Return a check that finds a row of one of several statement tables.

    The canonical value is the id, written `table:id` only where several tables have it.
    """
    guess = _guesser(lambda: [one for ids in tables.values() for one in ids])

    def check(text: str) -> str:
        named, colon, tail = text.partition(":")
        if colon and tail in tables.get(named, ()):
            return tail if sum(tail in ids for ids in tables.values()) == 1 else text
        found = [table for table, ids in tables.items() if text in ids]
        if len(found) == 1:
            return text
        if found:
            names = " or ".join(f"'{table}:{text}'" for table in found)
            raise Unfit(f"'{shown(text)}' is the id of rows in several tables.", f"Write {names}.")
        if any(table in unread for table in tables):
            raise Doubtful
        where = next(iter(tables)) if len(tables) == 1 else "the statement tables"
        remedy = meant(guess(text), f"Give the id of a row of {where}.")
        raise Unfit(f"there is no '{shown(text)}' in {where}.", remedy)

    return check


def date_check(text: str) -> str:
    """Return a date as given when it is a year, a month or a day of the calendar."""
    if _SERIAL.fullmatch(text):
        return (_EXCEL_DAY_0 + dt.timedelta(days=int(text))).isoformat()
    try:
        bounds(text)
    except ValueError:
        message = f"'{shown(text)}' is no date."
        raise Unfit(message, "Write a year (2012), a month (2012-03) or a day (2012-03-31).") from None
    return text


def bounds(text: str) -> tuple[str, str]:
    """Return the first and last day that a date of three precisions can mean, in ISO 8601.

    Raises ValueError when the text is no year, month or day.
    """
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    year, *rest = map(int, text.split("-"))
    months = rest[:1] or [1, 12]
    first = dt.date(year, months[0], rest[1] if rest[1:] else 1)
    last = first if rest[1:] else dt.date(year, months[-1], calendar.monthrange(year, months[-1])[1])
    return first.isoformat(), last.isoformat()


def integer_check(column: Column) -> Check:
    """Return a check for a whole number within the bounds of the column."""
    low, high = column.minimum, column.maximum
    span = f" from {low} to {high}" if high is not None else ("" if low is None else f" of at least {low}")

    def check(text: str) -> str:
        if whole := _WHOLE.fullmatch(text):
            number = int(whole[1])
            if (low is None or number >= low) and (high is None or number <= high):
                return str(number)
        raise Unfit(
            f"'{shown(text)}' does not fit here.", f"Write a whole number{span}, or leave the cell empty."
        )

    return check


def boolean_check(column: Column) -> Check:
    """Return a check for the two words of the column's format, or a spreadsheet's own, in any case."""
    true, _, false = (column.format or "true|false").partition("|")
    words = {"true": "true", "false": "false", true: "true", false: "false"}

    def check(text: str) -> str:
        try:
            return words[text.casefold()]
        except KeyError:
            raise Unfit(
                f"'{shown(text)}' is neither {true} nor {false}.", f"Write {true} or {false}."
            ) from None

    return check


def pattern(column: Column) -> re.Pattern[str]:
    """Return what a text in the column must match as a whole: its format, or anything."""
    return re.compile(column.format or ".*", re.DOTALL)


def pattern_check(column: Column) -> Check:
    """Return a check for a text that matches the column's format as a whole."""
    fits = pattern(column).fullmatch

    def check(text: str) -> str:
        if fits(text):
            return text
        raise Unfit(
            f"'{shown(text)}' does not fit here.", "Leave out line ends and other control characters."
        )

    return check


def datatype_check(column: Column) -> Check | None:
    """Return the check of a column's datatype; None where any text will do."""
    if column.is_date:
        return date_check
    if column.base == "integer":
        return integer_check(column)
    if column.base == "boolean":
        return boolean_check(column)
    return pattern_check(column) if column.format else None


def split(text: str, separator: str | None) -> tuple[str, ...]:
    """Return the items of a list cell without blanks and empty ones; the one item without a separator."""
    items = text.split(separator) if separator else [text]
    return tuple(item for item in map(str.strip, items) if item)
