"""What an empty cell takes from elsewhere: the speaker of the row's extracts, the study's coder.

The path of columns from which a cell inherits stands in its CSVW description.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coprod_kg.cells import Unfit, split
from coprod_kg.study import FILE as STUDY_FILE
from coprod_kg.tables import STUDY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from coprod_kg.study import Study
    from coprod_kg.vocabulary import Column, Table, Vocabulary

_split_once = lru_cache(2048)(split)  # neighbouring rows say the same, and share what is kept of it


class Inheritance:
    """The cells that others inherit from, by table, column and id."""

    def __init__(self, study: Study, vocabulary: Vocabulary) -> None:
        """Find the columns that lie on the path of another."""
        self._coder = study.coder
        self.is_study_asked = False
        self._tables = vocabulary.tables
        columns = [(table, column) for table in vocabulary.tables.values() for column in table.cells]
        paths = [
            (table, path)
            for table, column in columns
            for path in (column.inherited_from, column.looked_up_in)
            if path and path[0] != STUDY
        ]
        self._cells: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {
            step: {} for table, path in paths for step in self._steps(table, path)
        }
        self._paths = {
            (table.name, path): [self._cells[step] for step in self._steps(table, path)]
            for table, path in paths
        }

    def _steps(self, table: Table, whole: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield table and column of each step of a path but the first."""
        start, *path = whole
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
            self.is_study_asked = True
            return (self._coder,)
        found = self.ends(table, column.inherited_from, values)
        if len(found) != 1:
            what = "give more than one" if found else "give no"
            message = f"the cell is empty, and the row's {start} {what} {path[-1]}."
            raise Unfit(message, f"Fill in the {column.name}.")
        return found.pop()

    def ends(
        self, table: Table, path: tuple[str, ...], values: Mapping[str, tuple[str, ...]]
    ) -> set[tuple[str, ...]]:
        """Return what stands at the end of a path, for each value at its start that leads to something."""
        found: set[tuple[str, ...]] = set()
        for key in values.get(path[0], ()):
            ends: tuple[str, ...] = (key,)
            for step in self._paths[table.name, path]:
                ends = tuple(dict.fromkeys(end for one in ends for end in step.get(one, ())))
            found |= {tuple(sorted(ends))} - {()}
        return found

    def is_broken(
        self,
        table: Table,
        column: Column,
        values: Mapping[str, tuple[str, ...]],
        ids: Mapping[str, Collection[str]],
    ) -> bool:
        """Whether the path of a column leads through an id that no table has."""
        if column.inherited_from[0] == STUDY:
            return False
        keys = values.get(column.inherited_from[0], ())
        for step in self._steps(table, column.inherited_from):
            if any(key not in ids[step[0]] for key in keys):
                return True
            keys = tuple(one for key in keys for one in self._cells[step].get(key, ()))
        return False
