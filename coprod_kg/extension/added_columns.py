"""Columns that a study adds to a table of the program, which stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.description import Description, Told
    from coprod_kg.tables import Table

_OF_FILE = frozenset({"@context", "@type", "url", "tableSchema", "columns", "foreignKeys"})


def faults(description: Description, known: Table) -> Iterator[Told]:
    """Yield where a description changes the table to which it adds columns."""
    said = {**description.raw, **description.raw["tableSchema"]}
    for key in sorted(said.keys() - _OF_FILE):
        if said[key] not in (known.source.get(key), known.source["tableSchema"].get(key)):
            what = f"'{key}' cannot be changed: the table {known.name} came with the program."
            yield None, what, "Leave it out; a study adds columns to such a table."
    former = {column.name for column in known.columns}
    for column in description.table.columns:
        if column.name in former:
            what = f"the table {known.name} has a column of that name already."
            yield column.name, what, "Give it another name."
