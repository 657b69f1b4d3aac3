"""The table descriptions of an extension, read, checked and joined to the tables of the program."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from coprod_kg import tables
from coprod_kg.errors import Fault
from coprod_kg.extension import added_columns, columns, form, own_table
from coprod_kg.extension.description import Description
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.extension.description import Told
    from coprod_kg.tables import Table
    from coprod_kg.vocabulary import Vocabulary

SUFFIX: Final = ".csvw.json"  # of the file of a description
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


class Descriptions:
    """What descriptions say, by file; `unread` are tables, and columns of tables, that have faults."""

    def __init__(self) -> None:
        """Begin without any."""
        self.faults: list[Fault] = []
        self.unread: set[tuple[str, str | None]] = set()
        self._raw: dict[str, Any] = {}

    def add(self, name: str, text: str) -> None:
        """Take in the text of a file; what cannot be read is told and left out."""
        try:
            raw = json.loads(text)
        except json.JSONDecodeError as error:
            what = f"it is no valid JSON ({error.msg}, column {error.colno})."
            self._unreadable(name, what, "Correct that line.", error.lineno)
            return
        except (ValueError, RecursionError):  # a number, or brackets, without end
            self._unreadable(name, "it holds more than can be read.", form.COMPARE)
            return
        if _SURROGATE.search(json.dumps(raw, ensure_ascii=False)):
            self._unreadable(name, "it holds half a character.", r"Correct what begins with \ud.")
            return
        if told := list(form.faults(raw)):
            self._tell(name, told)
            self._leave_out(name, raw)
        else:
            self._raw[name] = raw

    def miss(self, name: str) -> None:
        """Note that a file could not be read, so that coded data are not blamed for it."""
        self.unread.add((_stem(name), None))

    def _unreadable(self, name: str, what: str, remedy: str, row: int | None = None) -> None:
        self.faults.append(Fault(name, row, None, what, remedy))
        self.miss(name)

    def _tell(self, name: str, told: Iterable[Told]) -> None:
        self.faults += [Fault(name, None, column, what, remedy) for column, what, remedy in told]

    def _leave_out(self, name: str, raw: Any) -> None:
        """Note what a description would have described, so that coded data are not blamed for it."""
        table, columns = form.table_name(raw) or _stem(name), form.column_names(raw)
        if table in vocabulary().tables and columns:
            self.unread |= {(table, column) for column in columns}
        else:
            self.unread.add((table, None))

    def leave_out(self) -> None:
        """Leave all of them out: what they speak of may stand in a file that cannot be read."""
        for name, raw in self._raw.items():
            self._leave_out(name, raw)
        self._raw = {}

    def joined(self, words: Vocabulary) -> Vocabulary:
        """Return some words with the tables of the program and those that are described without a fault."""
        described = {name: _described(raw) for name, raw in self._raw.items()}
        is_first = True
        while True:
            whole = words.extended((), _joined(described.values())) if described else words
            told = {
                name: found for name in described if (found := list(self._faults(name, described, whole)))
            }
            if not told:
                return whole
            for name, found in told.items():
                if is_first:  # what follows from leaving out another file is no fault of its own
                    self._tell(name, found)
                self._leave_out(name, self._raw[name])
                del described[name]
            is_first = False

    def _faults(self, name: str, described: dict[str, Table], whole: Vocabulary) -> Iterator[Told]:
        known = vocabulary().tables.get(described[name].name)
        one = Description(self._raw[name], described[name], whole, known)
        yield from added_columns.faults(one, known) if known else own_table.faults(one)
        yield from columns.faults(one)
        yield from _twice(name, described)


def _stem(name: str) -> str:
    """Return what the file of a description is called, which is mostly its table."""
    return name.rpartition("/")[2].removesuffix(SUFFIX)


def _described(raw: dict[str, Any]) -> Table:
    """Return the table or the added columns that a description describes."""
    known = vocabulary().tables.get(form.table_name(raw) or "")
    if known is None:
        return tables.table(raw)
    return tables.table({**raw, "tableSchema": {**raw["tableSchema"], "aboutUrl": known.about}})


def _joined(described: Iterable[Table]) -> list[Table]:
    """Return the tables that are described, each of the program's with the columns added to it."""
    found: dict[str, Table] = {}
    for table in described:
        known = found.get(table.name) or vocabulary().tables.get(table.name)
        found[table.name] = known.with_columns(table.columns) if known else table
    return list(found.values())


def _twice(name: str, described: dict[str, Table]) -> Iterator[Told]:
    """Yield where an earlier file describes the same table, or the same column of one of the program's."""
    table = described[name]
    for other, earlier in described.items():
        if other == name:
            return
        if earlier.name != table.name:
            continue
        if table.name not in vocabulary().tables:
            yield None, f"the table {table.name} is described in {other} already.", "Join the two files."
            continue
        for column in {one.name for one in table.columns} & {one.name for one in earlier.columns}:
            yield column, f"the column is described in {other} already.", "Give it another name."
