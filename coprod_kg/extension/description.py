"""A table description of a study's own among all the words and tables that there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coprod_kg.errors import meant, nearest
from coprod_kg.vocabulary import vocabulary as shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.tables import Table
    from coprod_kg.vocabulary import Vocabulary

    Slip = tuple[str, str]  # what, what to do
    Told = tuple[str | None, str, str]  # column, what, what to do


@dataclass(frozen=True)
class Description:
    """A file as JSON, whose form is right, and the table or the added columns that it describes.

    `words` have every table, those of other files too; `known` is the table of the program
    to which columns are added, None where the table is the study's own.
    """

    raw: dict[str, Any]
    table: Table
    words: Vocabulary
    known: Table | None

    @property
    def whole(self) -> Table:
        """Return the table with the columns that stand elsewhere."""
        return self.words.tables[self.table.name]

    @cached_property
    def kinds(self) -> dict[str, set[str]]:
        """Return the types of each term, as IRIs."""
        return self.words.kinds()

    @cached_property
    def properties(self) -> set[str]:
        """Return the properties that are defined, or that the program's own tables state."""
        columns = [column for table in shipped().tables.values() for column in table.columns]
        stated = {column.predicate for column in columns if column.predicate}
        kinds = self.kinds.items()
        return stated | {iri for iri, found in kinds if any(one.endswith("Property") for one in found)}

    @cached_property
    def names(self) -> set[str]:
        """Return the names of all columns of the table that stand in a file."""
        return {column.name for column in self.whole.cells}

    @cached_property
    def lost_keys(self) -> list[str]:
        """Return what foreign keys are said to be of and the file does not describe."""
        there = {column.name for column in self.table.columns}
        keys = self.raw["tableSchema"].get("foreignKeys", [])
        return [key["columnReference"] for key in keys if key["columnReference"] not in there]


def one_of(name: str, known: Iterable[str]) -> str:
    """Return what to write in place of a name that is not there."""
    names = sorted(known)
    return meant(nearest(name, names), f"There are: {', '.join(names)}.")
