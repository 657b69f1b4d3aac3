"""Cells that hold a value: a text, a number, yes or no, a date, an address."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from coprod_kg.addresses import expander, is_address
from coprod_kg.cells.fit import Check, Unfit, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.vocabulary import Column

_SERIAL: Final = re.compile(r"[34][0-9]{4}")  # Excel's days from 1982 to 2036
_EXCEL_DAY_0: Final = dt.date(1899, 12, 30)
_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]{1,30}(\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?")
_WHOLE: Final = re.compile(r"([+-]?[0-9]{1,18})(\.0*)?")


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


def decimal_check(column: Column) -> Check:
    """Return a check for a number within the bounds of the column, in the canonical form of XSD 1.1."""
    low, high = (None if one is None else Decimal(str(one)) for one in (column.minimum, column.maximum))
    span = f" from {low} to {high}" if high is not None else ("" if low is None else f" of at least {low}")

    def check(text: str) -> str:
        if _NUMBER.fullmatch(text):
            number = Decimal(text)
            if (low is None or number >= low) and (high is None or number <= high):
                return f"{number.normalize():f}" if number else "0"
        raise Unfit(
            f"'{shown(text)}' does not fit here.",
            f"Write a number{span}, such as 4.5, or leave the cell empty.",
        )

    return check


def day_check(text: str) -> str:
    """Return a day of the calendar in ISO 8601, as xsd:date writes it."""
    try:
        first, last = bounds(date_check(text))
    except (Unfit, ValueError):
        first, last = "", None
    if first != last:
        raise Unfit(f"'{shown(text)}' is no day.", "Write year, month and day, as in 2012-03-31.")
    return first


def address_check(text: str) -> str:
    """Return a whole address that RDF takes."""
    if is_address(text):
        return text
    raise Unfit(f"'{shown(text)}' is no address.", "Write a whole one, such as https://example.org/page.")


def template_check(column: Column) -> Check:
    """Return a check for what makes an address when it is put as it is into the column's template."""
    made = expander(column.value or "", column.name)

    def check(text: str) -> str:
        address_check(made(text))
        return text

    return check


_OF_DATATYPE: Final[dict[str, Callable[[Column], Check | None]]] = {
    "string": lambda column: pattern_check(column) if column.format else None,
    "boolean": boolean_check,
    "integer": integer_check,
    "decimal": decimal_check,
    "date": lambda _: day_check,
    "anyURI": lambda _: address_check,
}
DATATYPES: Final[dict[str, frozenset[str]]] = {  # with the facets that are read of each
    "string": frozenset({"format"}),
    "boolean": frozenset({"format"}),
    "integer": frozenset({"minimum", "maximum"}),
    "decimal": frozenset({"minimum", "maximum"}),
    "date": frozenset(),
    "anyURI": frozenset(),
}


def datatype_check(column: Column) -> Check | None:
    """Return the check of a column's datatype and address; None where any text will do."""
    if column.is_date:
        return date_check
    if "{+" in (column.value or ""):
        return template_check(column)
    return _OF_DATATYPE[column.base](column)
