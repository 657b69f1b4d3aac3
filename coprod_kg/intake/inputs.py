"""The coded tables of a study, wherever its files hold them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from coprod_kg import cells
from coprod_kg.errors import Fault, meant, nearest
from coprod_kg.intake import text, workbook
from coprod_kg.study import FILE as STUDY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coprod_kg.study import Study
    from coprod_kg.vocabulary import Table

_SAVE_AS: Final = frozenset({".xls", ".xlsb", ".xlsm", ".ods", ".numbers", ".tsv", ".txt"})


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was read: its path within the study and the SHA-256 of its bytes."""

    file: str
    sha256: str


@dataclass(slots=True)
class Sheet:
    """One coded table in one file; `positions` says where each column stands in a row.

    The header is the first row that is not blank.
    """

    table: Table
    file: str
    sheet: str | None
    header: int
    positions: dict[str, int]
    width: int
    _rows: workbook.Sheet | str = field(repr=False)

    def rows(self, faults: list[Fault] | None = None) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows under the header that are not blank, each with its number."""
        found = [] if faults is None else faults
        rows = text.rows(self._rows, self.file, found) if isinstance(self._rows, str) else iter(self._rows)
        for number, row in rows:
            if number > self.header and any(map(str.strip, row)):
                yield number, row

    def titles(self) -> dict[str, str]:
        """Return the column under each letter that a spreadsheet shows."""
        return {workbook.letters(position): name for name, position in self.positions.items()}

    def fault(self, row: int | None, column: str | None, message: str, remedy: str) -> Fault:
        """Return an error at a place in this table."""
        return Fault(self.file, row, column, message, remedy, sheet=self.sheet)


class Inputs:
    """The input files of a study, their tables, and what is wrong with them as files."""

    def __init__(self, study: Study) -> None:
        """Find and open every table file that study.toml names."""
        self.study = study
        self.tables = study.vocabulary.tables
        self._undescribed = study.extension.unread  # told of already
        self.files: list[InputFile] = []
        self.sheets: list[Sheet] = []
        self.faults: list[Fault] = []
        self.unread: set[str] = set()  # tables of which not every row can be known
        for name in study.inputs:
            self._open_input(name)
        self._miss()

    def _miss(self) -> None:
        """Note a fault for each table that no study can be without and that is not there."""
        there = {sheet.table.name for sheet in self.sheets} | self.unread
        place = self.study.inputs[0] if self.study.inputs else STUDY_FILE
        for table in self.tables.values():
            if table.needed and table.name not in there:
                remedy = f"Add {table.name}.csv, or a sheet {table.name} in the workbook."
                self.faults.append(Fault(place, None, None, f"the table {table.name} is missing.", remedy))
                self.unread.add(table.name)

    def _open_input(self, name: str) -> None:
        place = self.study.folder / name
        if place.is_file():
            self._open_file(place)
        elif place.is_dir():
            self._open_folder(name, place)
        else:
            self.unread |= set(self.tables)
            remedy = "Make the folder, or correct 'inputs' in study.toml."
            self.faults.append(Fault(name, None, None, "there is no such input.", remedy))

    def _open_folder(self, name: str, place: Path) -> None:
        try:
            paths = sorted(place.iterdir())
        except OSError as error:
            remedy = "Check that you may read it."
            self.unread |= set(self.tables)
            self.faults.append(
                Fault(name, None, None, f"the folder cannot be read ({error.strerror}).", remedy)
            )
            return
        for path in paths:
            if path.is_file() and not path.name.startswith((".", "~$")):
                self._open_file(path)

    def _open_file(self, path: Path) -> None:
        file = path.relative_to(self.study.folder).as_posix()
        suffix = path.suffix.lower()
        if suffix not in {".csv", ".xlsx"}:
            self._pass_over(file, suffix)
            return
        try:
            data = path.read_bytes()
        except OSError as error:
            self.unread |= set(self.tables) if suffix == ".xlsx" else {path.stem.casefold()}
            remedy = "Close it elsewhere and check that you may read it."
            self.faults.append(
                Fault(file, None, None, f"the file cannot be read ({error.strerror}).", remedy)
            )
            return
        self.files.append(InputFile(file, hashlib.sha256(data).hexdigest()))
        if suffix == ".csv":
            self._open_csv(file, path.stem, data)
        else:
            self._open_workbook(file, path)

    def _pass_over(self, file: str, suffix: str) -> None:
        remedy = (
            "Save it as .csv or .xlsx."
            if suffix in _SAVE_AS
            else "Move it out of the folder of coded tables."
        )
        message = "files of this kind are not read."
        self.faults.append(Fault(file, None, None, message, remedy, "warning"))

    def _open_csv(self, file: str, name: str, data: bytes) -> None:
        content, faults = text.decode(data, file)
        self.faults += faults
        table = self._table(name, file, None)
        if table is None:
            return
        header = None if content is None else _header(text.rows(content, file, self.faults))
        if header is None or content is None:
            self.unread.add(table.name)
        else:
            self._add(table, file, None, header, content)

    def _open_workbook(self, file: str, path: Path) -> None:
        sheets, faults = workbook.read(path, file)
        if not sheets:
            self.unread |= set(self.tables)
        for name, rows in sheets.items():
            table = self._table(name, file, name)
            if table is not None:
                self._add(table, file, name, _header(rows) or (1, []), rows)
        titles = {(sheet.file, sheet.sheet): sheet.titles() for sheet in self.sheets}
        for fault in faults:
            of_sheet = titles.get((fault.file, fault.sheet), {})
            self.faults.append(replace(fault, column=of_sheet.get(fault.column or "", fault.column)))

    def _table(self, name: str, file: str, sheet: str | None) -> Table | None:
        """Return the table of that name, upper and lower case alike, or note a fault."""
        called = name.strip().casefold().replace(" ", "_")
        table = self.tables.get(called)
        if table is None and (called, None) not in self._undescribed:
            remedy = meant(nearest(name, self.tables), f"Tables are: {', '.join(self.tables)}.")
            self.faults.append(
                Fault(file, None, None, f"there is no table '{cells.shown(name)}'.", remedy, sheet=sheet)
            )
        return table

    def _add(
        self,
        table: Table,
        file: str,
        sheet: str | None,
        header: tuple[int, list[str]],
        rows: workbook.Sheet | str,
    ) -> None:
        """Keep a table, noting every fault of the header."""
        opened = Sheet(table, file, sheet, header[0], {}, len(header[1]), rows)
        titles = {
            title.casefold(): column for column in table.cells for title in (column.name, *column.titles)
        }
        for position, title in enumerate(header[1]):
            column = titles.get(title.strip().casefold())
            if column is None:
                called = title.strip().casefold()
                if not self._undescribed.isdisjoint({(table.name, called), (table.name, None)}):
                    continue
                if title.strip() or any(
                    len(row) > position and row[position].strip() for _, row in opened.rows()
                ):
                    self.faults.append(_unknown_column(opened, title.strip(), titles))
            elif column.name in opened.positions:
                message, remedy = "the column stands twice.", "Delete or rename one of the two."
                self.faults.append(opened.fault(opened.header, column.name, message, remedy))
            else:
                opened.positions[column.name] = position
        for column in table.cells:
            if column.required and column.name not in opened.positions:
                message, remedy = "this column is required and missing.", "Add it to the header, and fill it."
                self.faults.append(opened.fault(opened.header, column.name, message, remedy))
        self.sheets.append(opened)


def _header(rows: Iterable[tuple[int, list[str]]]) -> tuple[int, list[str]] | None:
    """Return the first row that is not blank."""
    return next((found for found in rows if any(cell and not cell.isspace() for cell in found[1])), None)


def _unknown_column(sheet: Sheet, title: str, known: Iterable[str]) -> Fault:
    names = sorted(known)
    remedy = meant(nearest(title, names), f"Columns of {sheet.table.name} are: {', '.join(names)}.")
    message = f"there is no column '{cells.shown(title)}'." if title else "a column with cells has no name."
    return sheet.fault(sheet.header, cells.shown(title) or None, message, remedy)
