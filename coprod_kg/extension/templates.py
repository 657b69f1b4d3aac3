"""Whether the addresses can be made, and are the right ones, that a column's templates speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.addresses import OWN, is_whole, slip, variables
from coprod_kg.extension.description import one_of
from coprod_kg.tables import CP, KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.description import Description, Slip
    from coprod_kg.tables import Column, Table
    from coprod_kg.vocabulary import Vocabulary


def faults(description: Description, column: Column) -> Iterator[Slip]:
    """Yield what is wrong with the templates of a column; where they cannot be read, nothing else."""
    if found := [*_unreadable(description, column)]:
        yield from found
        return
    if set(description.table.identity) <= description.names:  # else nobody knows what a situation is
        yield from _of_subject(description, column)
        yield from _of_lists(description, column)
    yield from _of_value(description, column)


def _unreadable(description: Description, column: Column) -> Iterator[Slip]:
    about = column.about if column.about != description.table.about else ""
    for key, template in (("aboutUrl", about), ("valueUrl", column.value or "")):
        if told := slip(template) if template else None:
            yield f"'{key}' {told[0]}.", told[1]
            continue
        for name in variables(template):
            if name not in description.names:
                yield (
                    f"'{key}' names a column '{name}' that is not there.",
                    one_of(name, description.names),
                )
        own = f"{{+{column.name}}}" if key == "valueUrl" and not column.virtual else ""
        if "{+" in (template.replace(own, "") if own else template):
            yield f"'{key}' takes a cell as it is that it does not check.", "Leave out the sign +."


def _of_subject(description: Description, column: Column) -> Iterator[Slip]:
    """Yield where a column speaks of what other rows speak of too, of which but the first is kept."""
    table = description.table
    of_row = column.about == table.about or column.about.startswith(f"{table.about}/")
    of_situation = description.known is None and table.is_statement and column.about == table.situation
    if not (of_row or of_situation or column.value == table.about):  # or links to the row
        remedy = "Leave 'aboutUrl' out: a column says something of its row; things have a table of their own."
        yield "it says something of what other rows speak of too.", remedy


def _of_value(description: Description, column: Column) -> Iterator[Slip]:
    """Yield where the value is not what the cell stands for."""
    named = variables(column.value or "")
    if column.virtual or not column.value:
        return
    if (column.schemes or column.situation_of) and named != (column.name,):
        remedy = f"Let it name {{{column.name}}}, once, and no other column."
        yield "its cells stand for things, and 'valueUrl' makes other addresses of them.", remedy
    elif target := description.words.tables.get(column.references or ""):
        address = _renamed(target, column.name)
        links_back = column.about == address and column.value == description.table.about
        if column.value != address and not links_back:
            what = f"its cells are ids of {target.name}, and 'valueUrl' makes other addresses of them."
            yield what, f'Write "valueUrl": "{address}".'
    elif column.schemes or column.situation_of or column.references:
        return
    elif column.name not in (*named, *variables(column.about)):
        remedy = f"Name {{{column.name}}} there; what is said of every row belongs to a virtual column."
        yield "what its cells hold is lost: 'valueUrl' does not name it.", remedy
    elif not description.lost_keys and (whose := _taken(description, column.value)):
        remedy = "Add a foreign key where cells are ids; begin it in another way where they are none."
        yield f"'valueUrl' makes addresses as {whose} has them.", remedy


def _of_lists(description: Description, column: Column) -> Iterator[Slip]:
    """Yield where a list stands in a template that is filled in once for a row."""
    lists = {one.name for one in description.whole.cells if one.separator}
    for key, template in (("aboutUrl", column.about), ("valueUrl", column.value or "")):
        is_situation = description.table.is_statement and template == description.table.situation
        own = {column.name} if key == "valueUrl" and set(variables(template)) == {column.name} else set()
        for name in sorted(lists & set(variables(template)) - own):
            if not is_situation:
                what = f"'{key}' names the column '{name}', which is a list, and makes one address of all."
                yield what, "Name columns that hold one value each."
    if column.each_value != bool(column.separator) and column.value:
        yield f"'separator' and '{CP}eachValue' go together.", "Give both, or neither."


def _renamed(target: Table, name: str) -> str:
    """Return the address of a row of a table, made of a column that holds its id."""
    return target.about.replace(f"{{{KEY}}}", f"{{{name}}}")


def _segment(template: str) -> str:
    """Return how what continues the base begins, as far as no cell decides it."""
    first = "" if is_whole(template) else template.partition("/")[0]
    return "" if variables(first) else first


def _taken(description: Description, template: str) -> str | None:
    return segments(description.words, description.table.name).get(_segment(template))


def segments(words: Vocabulary, but: str) -> dict[str, str]:
    """Return the first segments of all addresses that a study has, but one table's, with whose they are."""
    others = [table for table in words.tables.values() if table.name != but]
    rows = {(table.situation if table.is_statement else table.about): table.name for table in others}
    parts = {one.about: table.name for table in others for one in table.columns if not one.references}
    found = {_segment(template): f"the table {name}" for template, name in {**parts, **rows}.items()}
    return {**found, **dict.fromkeys(OWN, "the program")}
