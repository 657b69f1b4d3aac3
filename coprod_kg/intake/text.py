"""Rows of a CSV file, whatever a spreadsheet made of it."""

from __future__ import annotations

import csv
import io
import sys
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Final

from coprod_kg.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS: Final = ",;\t"
_SAVE: Final = "Save it from your spreadsheet as 'CSV UTF-8'."
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a cell may hold a whole interview; C's long may be short


def decode(data: bytes, file: str) -> tuple[str | None, list[Fault]]:
    """Return the text of a file with what is to be said of its encoding.

    UTF-8 is read with or without a byte order mark; cp1252 is read with a warning; anything
    else gives no text and an error.
    """
    if not data.removeprefix(BOM_UTF8).strip():
        return None, [Fault(file, None, None, "the file is empty.", "Give it a header row, or delete it.")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Fault(file, None, None, "the file is in UTF-16, not in UTF-8.", _SAVE)]
    if b"\0" in data:
        return None, [Fault(file, None, None, "this is no text file, though it is called .csv.", _SAVE)]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        row = _row_of(data, error.start)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, [Fault(file, row, None, "the file is neither in UTF-8 nor in Windows-1252.", _SAVE)]
    message = "the file is not in UTF-8; it was read as Windows-1252."
    return text, [Fault(file, row, None, message, f"Look at its accented letters. {_SAVE}", "warning")]


def delimiter(text: str) -> str:
    """Return what separates the cells of the header: comma, semicolon or tab."""
    header = next(filter(str.strip, io.StringIO(text)), "")
    return max(_DELIMITERS, key=header.count)


def _row_of(data: bytes, position: int) -> int:
    """Return the row of a byte, the first that is not UTF-8."""
    before = data[:position].decode("utf-8-sig") + "?"
    return sum(1 for _ in csv.reader(io.StringIO(before, newline=""), delimiter=delimiter(before)))


def rows(text: str, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with its number as a spreadsheet shows it, the header first, blank rows too.

    A quotation mark that is never closed ends the reading with a fault.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            yield number, row
    except csv.Error as error:
        message = f"the quotation marks of this row do not match ({error})."
        faults.append(Fault(file, number + 1, None, message, "Close them, or write each inner one twice."))
