"""What an empty cell takes from elsewhere: the speaker of the row's extracts, the study's coder.

The path of columns from which a cell inherits stands in its CSVW description.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from coprod_kg.intake.cells import Unfit, split
from coprod_kg.study import FILE as STUDY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_kg.study import Study
    from coprod_kg.vocabulary import Column, Table, Vocabulary

STUDY: Final = "study"
_split_once = lru_cache(2048)(split)  # neighbouring rows say the same, and share what is kept of it


class Inheritance:
    """The cells that others inherit from, by table, column and id."""

    def __init__(self, study: Study, vocabulary: Vocabulary) -> None:
        """Find the columns that lie on the path of another."""
        self._coder = study.coder
        self._tables = vocabulary.tables
        columns = [(table, column) for table in vocabulary.tables.values() for column in table.cells]
        self._cells: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
            step: {} for table, column in columns for step in self._steps(table, column)
        }
        self._paths = {
            (table.name, column.name): [self._cells[step] for step in self._steps(table, column)]
            for table, column in columns
        }

    def _steps(self, table: Table, column: Column) -> Iterator[tuple[str, str]]:
        """Yield table and column of each step of a column's path but the first."""
        if not column.inherited_from or column.inherited_from[0] == STUDY:
            return
        start, *path = column.inherited_from
        at = table.column(start).references or ""
        for name in path:
            yield at, name
            at = self._tables[at].column(name).references or ""

    def columns(self, table: Table) -> list[Column]:
        """Return the columns of a table from which others inherit."""
        return [table.column(name) for at, name in self._cells if at == table.name]

    def note(self, table: Table, column: Column, key: str, text: str) -> None:
        """Keep a cell from which others inherit."""
        if found := _split_once(text, column.separator):
            self._cells[table.name, column.name][key] = found

    def value(self, table: Table, column: Column, values: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        """Return what an empty cell inherits, given the values of its row.

        Raises Unfit when the path leads to no value or to several.
        """
        start, *path = column.inherited_from
        if start == STUDY:
            if not self._coder:
                raise Unfit("the cell is empty.", f"Fill it in, or set {path[0]} in {STUDY_FILE}.")
            return (self._coder,)
        found: set[tuple[str, ...]] = set()
        for key in values.get(start, ()):
            ends: tuple[str, ...] = (key,)
            for step in self._paths[table.name, column.name]:
                ends = tuple(dict.fromkeys(end for one in ends for end in step.get(one, ())))
            found |= {tuple(sorted(ends))} - {()}
        if len(found) != 1:
            what = "give more than one" if found else "give no"
            message = f"the cell is empty, and the row's {start} {what} {path[-1]}."
            raise Unfit(message, f"Fill in the {column.name}.")
        return found.pop()
