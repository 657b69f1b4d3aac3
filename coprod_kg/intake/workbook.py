"""Rows of the sheets of an .xlsx workbook."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING, Any, Final

from defusedxml.ElementTree import iterparse
from python_calamine import CalamineWorkbook

from coprod_kg.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE_REL: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Sheet = list[tuple[int, list[str]]]


def read(path: Path, file: str) -> tuple[dict[str, Sheet], list[Fault]]:
    """Return the rows of each sheet as text, and the faults of the workbook as such.

    Merged cells and formulas are faults: what they show is not what they hold.
    """
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = {name: _rows(book, name) for name in book.sheet_names}
        merged = {name: book.get_sheet_by_name(name).merged_cell_ranges or [] for name in book.sheet_names}
        formulas = _formulas(path)
    except Exception as error:  # noqa: BLE001  # a damaged file makes libraries raise whatever they may
        message = f"this is no workbook that can be read ({error})."
        return {}, [Fault(file, None, None, message, "Open it in your spreadsheet and save it as .xlsx.")]
    faults = [
        Fault(file, first[0] + 1, letters(first[1]), "cells are merged here.",
              "Undo the merging and fill each cell.", sheet=name)
        for name, ranges in merged.items()
        for first, _last in ranges
    ]  # fmt: skip
    faults += [
        Fault(file, row, column, f"the cell holds {what}.",
              "Copy the column and paste it as values.", sheet=name)
        for name, row, column, what in formulas
    ]  # fmt: skip
    return sheets, faults


def _rows(book: CalamineWorkbook, name: str) -> Sheet:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [(number, [_text(value) for value in row]) for number, row in enumerate(values, start=1)]


def _text(value: Any) -> str:
    """Return a cell as it would stand in a CSV file."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return str(value)


def letters(column: int) -> str:
    """Return the letters that a spreadsheet shows above a column, counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _formulas(path: Path) -> Iterator[tuple[str, int, str, str]]:
    """Return sheet name, row, column letters and kind of each cell with a formula or an error."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name, member in _members(archive):
            with archive.open(member) as part:
                for _event, cell in iterparse(part):
                    if cell.tag == f"{_MAIN}c":
                        is_formula = cell.find(f"{_MAIN}f") is not None
                        if is_formula or cell.get("t") == "e":
                            place = cell.get("r", "")
                            column = place.rstrip("0123456789")
                            what = "a formula" if is_formula else "an error of the spreadsheet"
                            found.append((name, int(place[len(column) :] or 1), column, what))
                        cell.clear()
    return iter(found)


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet with the part of the archive that holds it."""
    with archive.open("xl/_rels/workbook.xml.rels") as part:
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for _event, relation in iterparse(part)
            if relation.tag == _PACKAGE_REL
        }
    with archive.open("xl/workbook.xml") as part:
        for _event, sheet in iterparse(part):
            if sheet.tag == f"{_MAIN}sheet":
                target = targets[sheet.get(_REL)].removeprefix("/xl/").removeprefix("xl/")
                yield sheet.get("name", ""), f"xl/{target}"
