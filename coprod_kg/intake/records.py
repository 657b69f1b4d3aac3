"""Records: the rows of all tables with checked, canonical values.

Reading goes twice over the tables: once for the ids and for the cells from which
others inherit, once for all cells. Cost grows with the number of cells; memory with
the number of ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coprod_kg import cells
from coprod_kg.errors import Fault, meant, nearest
from coprod_kg.intake.inheritance import Inheritance
from coprod_kg.intake.inputs import Inputs
from coprod_kg.intake.quotations import Texts
from coprod_kg.study import FILE as STUDY_FILE
from coprod_kg.tables import KEY, STUDY
from coprod_kg.vocabulary import ANY, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coprod_kg.intake.inputs import Sheet
    from coprod_kg.study import Study
    from coprod_kg.vocabulary import Column, Table

    Place = tuple[Sheet | None, int | None]
    Reader = tuple[Column, int, Callable[[str], tuple[str, ...] | None]]

_REMEMBERED: Final = 2048  # cells of a column; those of neighbouring rows are alike

Values = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the canonical values of each column that has any."""

    table: Table
    file: str
    row: int | None
    values: Values


class Records:
    """The records of a study, the faults met on the way, and where each id stands."""

    def __init__(self, study: Study) -> None:
        """Open the inputs and read the ids."""
        self.study = study
        self.vocabulary = vocabulary = study.vocabulary
        self.inputs = Inputs(study)
        self.faults: list[Fault] = self.inputs.faults
        self.rows: dict[str, int] = {}
        self.doubtful: set[tuple[str, str | None, int | None, str | None]] = set()
        self._reserved = {  # ids that mean something else where a table is referred to
            table: {null for column in columns for null in column.nulls}
            for table, columns in vocabulary.referring().items()
        }
        self.ids: Mapping[str, dict[str, Place]] = {name: {} for name in vocabulary.tables}
        self._inheritance = Inheritance(study, vocabulary)
        self._texts = Texts(study.folder)
        self._of_study = self._records_of_study()
        for sheet in self.inputs.sheets:
            self._read_ids(sheet)

    def __iter__(self) -> Iterator[Record]:
        """Yield the record of each row that has an id of its own.

        Tables that refer to the situations of other rows come last. A cell with a
        fault has no value; the faults are complete when the last record is out.
        """
        yield from self._of_study
        for sheet in sorted(self.inputs.sheets, key=lambda sheet: _depth(sheet.table)):
            yield from self._read_cells(sheet)
        self._check_study()

    def _records_of_study(self) -> list[Record]:
        """Return what study.toml itself names: the coder of all rows."""
        columns = [column for table in self.vocabulary.tables.values() for column in table.cells]
        names = {column.references for column in columns if column.inherited_from[:1] == (STUDY,)}
        records = []
        for name in sorted(name for name in names if name and self.study.coder):
            key = self.study.coder or ""
            table = self.vocabulary.tables[name]
            labels = {column.name: (key,) for column in table.cells if column.predicate == f"{RDFS}label"}
            records.append(Record(table, STUDY_FILE, None, {KEY: (key,), **labels}))
            self.ids[name][key] = (None, None)
        return records

    def _check_study(self) -> None:
        """Note a fault where rows take from study.toml who is not in a table that has rows."""
        for record in self._of_study if self._inheritance.is_study_asked else ():
            name, (key,) = record.table.name, record.values[KEY]
            if self.rows.get(name) and name not in self.inputs.unread:
                known = [one for one in self.ids[name] if one != key]
                message = f"there is no '{cells.shown(key)}' in {name}."
                remedy = meant(nearest(key, known), f"Add it to {name}, or name one who is there.")
                self.faults.append(Fault(STUDY_FILE, None, "coder", message, remedy))

    def _read_ids(self, sheet: Sheet) -> None:
        """Note the ids of a table, and the cells from which others inherit."""
        name, ids = sheet.table.name, self.ids[sheet.table.name]
        at = sheet.positions.get(KEY, -1)
        fits = cells.pattern(sheet.table.column(KEY)).fullmatch
        sources = [
            (column, sheet.positions[column.name])
            for column in self._inheritance.columns(sheet.table)
            if column.name in sheet.positions
        ]
        self.rows.setdefault(name, 0)
        broken: list[Fault] = []
        for row, texts in sheet.rows(broken):
            self.rows[name] += 1
            key = texts[at].strip() if 0 <= at < len(texts) else ""
            if not fits(key):  # the second reading tells
                continue
            first, first_row = ids.get(key, (None, None))
            if first is not None:
                where = "" if first is sheet else f" of {first.file}"
                message = f"the id '{cells.shown(key)}' stands already in row {first_row}{where}."
                self.faults.append(sheet.fault(row, KEY, message, "Give one of the two rows another id."))
                continue
            if key in ids:  # the table says more of it than study.toml
                self._of_study = [
                    one for one in self._of_study if (one.table, key) != (sheet.table, *one.values[KEY])
                ]
            if key.casefold() in self._reserved.get(name, ()):
                message = f"the id '{key}' has a meaning of its own in other tables."
                self.faults.append(sheet.fault(row, KEY, message, "Give the row another id."))
            ids[key] = (sheet, row)
            for column, position in sources:
                if position < len(texts):
                    self._inheritance.note(sheet.table, column, key, texts[position])
        self.faults += broken
        if broken or at < 0:  # nobody can say which ids the table has
            self.inputs.unread.add(name)

    def _read_cells(self, sheet: Sheet) -> Iterator[Record]:
        """Yield the records of a table, noting every fault of its cells."""
        ids = self.ids[sheet.table.name]
        readers = [self._reader(column, sheet) for column in sheet.table.cells]
        blanks = [""] * (sheet.width + 1)
        told = {(one.file, one.sheet, one.row, one.column) for one in self.faults if one.file == sheet.file}
        for row, texts in sheet.rows():
            if len(texts) > sheet.width and any(map(str.strip, texts[sheet.width :])):
                message = "the row has more cells than the header."
                remedy = "Put cells with the separator in them in quotation marks."
                self.faults.append(sheet.fault(row, None, message, remedy))
            values, unfit = self._read_row(sheet.table, readers, [*texts[: sheet.width], *blanks])
            for name, what in unfit.items():
                cell = (sheet.file, sheet.sheet, row, name)
                if isinstance(what, cells.Doubtful):
                    self.doubtful.add(cell)
                elif cell not in told:
                    self.faults.append(sheet.fault(row, name, what.message, what.remedy))
            if KEY in values and ids.get(values[KEY][0]) == (sheet, row):
                yield Record(sheet.table, sheet.file, row, values)

    def _read_row(
        self, table: Table, readers: list[Reader], texts: list[str]
    ) -> tuple[Values, dict[str, cells.Unfit]]:
        """Return the values of a row, and what is unfit in it by column."""
        values: Values = {}
        unfit: dict[str, cells.Unfit] = {}
        empty: list[Column] = []
        for column, position, read in readers:
            try:
                found = read(texts[position])
            except cells.Unfit as what:
                unfit[column.name] = what
                continue
            if found:
                values[column.name] = found
            elif found is None:
                empty.append(column)
        for column in empty:
            try:
                values[column.name] = self._inherited(table, column, values, unfit)
            except cells.Unfit as what:
                unfit[column.name] = what
        for column, _, _ in readers:
            if column.looked_up_in and column.name in values:
                try:
                    self._look_up(table, column, values)
                except cells.Unfit as what:
                    unfit[column.name] = what
        return values, unfit

    def _inherited(
        self, table: Table, column: Column, values: Values, unfit: Mapping[str, cells.Unfit]
    ) -> tuple[str, ...]:
        """Return what an empty cell inherits; raises Doubtful where a fault lies on its path."""
        if column.inherited_from[0] in unfit:
            raise cells.Doubtful
        try:
            found = self._inheritance.value(table, column, values)
        except cells.Unfit:
            if self._inheritance.is_broken(table, column, values, self.ids):
                raise cells.Doubtful from None
            raise
        if column.references and not all(one in self.ids[column.references] for one in found):
            raise cells.Doubtful
        return found

    def _look_up(self, table: Table, column: Column, values: Values) -> None:
        """Raise Unfit when the words of a cell do not stand in the text that they are taken from."""
        places = [int(values[name][0]) for name in column.between if name in values]
        between = (places[0], places[1]) if len(places) == 2 else None
        for names in self._inheritance.ends(table, column.looked_up_in, values):
            self._texts.look_up(values[column.name][0], names[0], between)

    def _reader(self, column: Column, sheet: Sheet) -> Reader:
        """Return a column, where it stands, and what reads its cells: None means that they inherit."""
        check = self._check(column, sheet.table)
        is_given = column.name in sheet.positions

        def read(text: str) -> tuple[str, ...] | None:
            found = cells.values(column, text, check) if text and not text.isspace() else None
            if found is not None or column.inherited_from:
                return found
            if column.default is not None:
                return cells.values(column, column.default, check) or ()
            if column.required and is_given:
                raise cells.Unfit("the cell is empty and must not be.", "Fill it in.")
            return ()

        is_text = check is None and not column.separator
        position = sheet.positions.get(column.name, sheet.width)  # where each row is blank
        return column, position, read if is_text else lru_cache(_REMEMBERED)(read)

    def _check(self, column: Column, table: Table) -> cells.Check | None:
        """Return the check of a column; None for a text that is taken as it stands."""
        if column.situation_of:
            statements = [one.name for one in self.vocabulary.tables.values() if one.is_statement]
            names = statements if column.situation_of == ANY else [column.situation_of]
            return cells.statement_check({name: self.ids[name] for name in names}, self.inputs.unread)
        if column.references:
            return cells.reference_check(column.references, self.ids[column.references], self.inputs.unread)
        if column.names_file:
            return self._texts.check()
        check = cells.check(column, self.vocabulary)
        return str if check is None and column.name in table.named else check


def _depth(table: Table) -> int:
    """Return how late a table must be woven: after those whose situations it refers to."""
    targets = {column.situation_of for column in table.cells} - {None}
    return 2 if ANY in targets else len(targets)
