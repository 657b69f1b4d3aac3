"""Whether the columns lead somewhere from which a cell takes, or in which it looks, what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.extension.description import one_of
from coprod_kg.tables import CP, STUDY
from coprod_kg.vocabulary import vocabulary as shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.description import Description, Slip
    from coprod_kg.tables import Column, Table


def faults(description: Description, column: Column) -> Iterator[Slip]:
    """Yield what is wrong with the paths of a column, and with the places between which it is looked up."""
    yield from _of_inherited(description, column)
    if column.looked_up_in:
        end = _end(description, column.looked_up_in)
        if end is None:
            yield _nowhere("lookedUpIn")
        elif not end.names_file:
            yield f"'{CP}lookedUpIn' leads to {end.name}, which names no text.", "Lead it to one that does."
    yield from _of_between(description, column)


def _nowhere(key: str) -> Slip:
    return f"'{CP}{key}' leads nowhere.", "Write columns, each of which holds ids of the next table."


def _of_inherited(description: Description, column: Column) -> Iterator[Slip]:
    path = column.inherited_from
    if not path:
        return
    if path[0] == STUDY:
        known = sorted(
            {
                ("/".join(one.inherited_from), one.references or "")
                for table in shipped().tables.values()
                for one in table.cells
                if one.inherited_from[:1] == (STUDY,)
            }
        )
        if ("/".join(path), column.references) not in known:
            remedy = " or ".join(f"'{way}' for ids of {table}" for way, table in known)
            yield f"'{CP}inheritedFrom' takes nothing from study.toml that it has.", f"Write {remedy}."
        return
    end = _end(description, path)
    if len(path) == 1 or end is None:
        yield _nowhere("inheritedFrom")
    elif not (_is_taken_as_it_stands(column, end) and end.references == column.references):
        what = f"'{CP}inheritedFrom' leads to {end.name}, whose cells are of another kind."
        yield what, "Lead it to ids of the same table, or from text to text."


def _is_taken_as_it_stands(*columns: Column) -> bool:
    """Whether what the cells hold is what they say, so that one can stand for another unread."""
    return all(
        column.base == "string" and not (column.schemes or column.situation_of or column.is_date)
        for column in columns
    )


def _end(description: Description, path: tuple[str, ...]) -> Column | None:
    """Return the column at the end of a path of columns, or None where it leads nowhere."""
    table: Table | None = description.whole
    column: Column | None = None
    for name in path:
        column = next((one for one in table.cells if one.name == name), None) if table else None
        table = description.words.tables.get(column.references or "") if column else None
    return column


def _of_between(description: Description, column: Column) -> Iterator[Slip]:
    if not column.between:
        return
    for name in column.between:
        if name not in description.names:
            yield (
                f"'{CP}between' names a column '{name}' that is not there.",
                one_of(name, description.names),
            )
            return
    found = [description.whole.column(name) for name in column.between]
    if len(found) != 2 or not all(  # where it begins and where it ends
        one.base == "integer" and not one.virtual and not one.separator for one in found
    ):
        remedy = 'Write two, such as ["start", "end"], of the datatype "integer".'
        yield f"'{CP}between' does not name two columns that hold a number each.", remedy
    elif not column.looked_up_in:
        yield f"'{CP}between' is of what is looked up in a text.", f"Give '{CP}lookedUpIn', or leave it out."
