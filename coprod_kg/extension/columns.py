"""What the columns of a description say: whether their properties, lists and tables are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from coprod_kg import cells
from coprod_kg.cells import DATATYPES
from coprod_kg.errors import meant, nearest
from coprod_kg.extension import paths, templates
from coprod_kg.extension.description import one_of
from coprod_kg.extension.form import COMPARE
from coprod_kg.tables import ANY, CP, KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.description import Description, Slip, Told
    from coprod_kg.tables import Column

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_DEFINE: Final = "Define it in a Turtle file of the extension."


def faults(description: Description) -> Iterator[Told]:
    """Yield what is wrong with the columns that the file describes."""
    columns = description.table.columns
    names = [column.name for column in columns]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield name, "the column is described twice.", "Delete one of the two, or give it another name."
    for name in description.lost_keys:
        yield None, f"a foreign key is of '{name}', which is no column of the file.", COMPARE
    for column in columns:
        for what, remedy in _of(description, column):
            yield column.name, what, remedy


def _of(description: Description, column: Column) -> Iterator[Slip]:
    if not column.virtual and not column.description:
        yield "it does not say what it is for.", 'Add "dc:description": "…", which guide and workbook show.'
    if column.when is not None and column.when not in description.names:
        yield (
            f"'{CP}when' names a column '{column.when}' that is not there.",
            one_of(column.when, description.names),
        )
    yield from _of_titles(description, column)
    yield from templates.faults(description, column)
    yield from _of_property(description, column)
    yield from paths.faults(description, column)
    told = [*_of_datatype(column), *_of_things(description, column)]
    yield from told or [*_of_sorts(column), *_of_default(description, column)]


def _of_titles(description: Description, column: Column) -> Iterator[Slip]:
    """Yield where a header could mean another column too."""
    others = {
        title.casefold(): one.name
        for one in description.whole.cells
        if one.name != column.name
        for title in (one.name, *one.titles)
    }
    for title in column.titles if not column.virtual else ():
        if (other := others.get(title.casefold())) is not None:
            yield f"the column {other} is called '{title}' too.", "Give it another title."


def _of_datatype(column: Column) -> Iterator[Slip]:
    """Yield what is wrong with what a cell may hold by itself."""
    if column.base not in DATATYPES:
        listed = f"Use one of: {', '.join(sorted(DATATYPES))}."
        yield f"there is no datatype '{column.base}' here.", meant(nearest(column.base, DATATYPES), listed)
    try:
        re.compile(column.format or "")
    except (re.error, OverflowError, RecursionError) as error:
        yield f"its 'format' is no regular expression ({error}).", "Correct it, or leave it out."
    if column.is_date and (column.separator or column.value):
        what = f"'{CP}lowerBound' and '{CP}upperBound' are of one date, kept as it was given."
        yield what, "Leave out 'separator' and 'valueUrl'."
    if column.several_as and not (column.separator and column.value):
        yield f"'{CP}severalAs' is of lists of things.", "Give 'separator' and 'valueUrl', or leave it out."


def _of_property(description: Description, column: Column) -> Iterator[Slip]:
    """Yield what is wrong with the property that a column states, and with the value it gives."""
    if column.predicate is None:
        if column.name != KEY:
            what = "nothing would come of its cells: it has no 'propertyUrl'."
            yield what, "Name the property that it states."
        return
    for property_ in (column.predicate, column.lower_bound, column.upper_bound, column.several_as):
        if property_ and property_ not in description.properties:
            yield (
                f"there is no property <{property_}>.",
                meant(nearest(property_, description.properties), _DEFINE),
            )
    kinds = description.kinds.get(column.predicate, set())
    if f"{_OWL}ObjectProperty" in kinds and not (column.value or column.situation_of):
        what = "its property links to things, and it has no 'valueUrl'."
        yield what, "Say what address a cell stands for."
    if f"{_OWL}DatatypeProperty" in kinds and column.value:
        yield "its property takes text or numbers, and it has a 'valueUrl'.", "Leave out 'valueUrl'."
    if column.virtual and not column.value:
        yield "it is virtual and has no 'valueUrl'.", "Say what it states of every row."


def _of_things(description: Description, column: Column) -> Iterator[Slip]:
    """Yield what is wrong with the schemes and tables whose concepts and rows a cell names."""
    words = description.words
    for iri in column.schemes:
        if iri != ANY and iri not in words.schemes:
            yield f"there is no scheme <{iri}>.", meant(nearest(iri, words.schemes), _DEFINE)
    if column.references and column.references not in words.tables:
        yield f"there is no table '{column.references}'.", one_of(column.references, words.tables)
    statements = [name for name, table in words.tables.items() if table.is_statement]
    if column.situation_of and column.situation_of not in (ANY, *statements):
        yield f"'{column.situation_of}' is no table of statements.", one_of(column.situation_of, statements)
    if (column.schemes or column.references) and not column.value:
        yield "its cells stand for things, and it has no 'valueUrl'.", "Say what address a cell stands for."


def _of_sorts(column: Column) -> Iterator[Slip]:
    """Yield where a cell would be of two sorts, of which but one would be looked at."""
    sorts = [column.schemes, column.references, column.situation_of, column.names_file, column.is_date]
    if sum(map(bool, sorts)) + (column.base != "string") > 1:
        keys = ", ".join(f"'{CP}{key}'" for key in ("scheme", "situationOf", "namesFile", "lowerBound"))
        yield "its cells would be of two sorts.", f"Keep one of {keys}, a foreign key and a datatype."


def _of_default(description: Description, column: Column) -> Iterator[Slip]:
    """Yield where what an empty cell means is no cell of the column; ids are looked for in coded data."""
    if column.default is None:
        return
    if column.name == KEY:
        yield "'default' would give one id to several rows.", "Leave it out."
    elif column.inherited_from:
        yield f"'default' and '{CP}inheritedFrom' both fill an empty cell.", "Keep one of the two."
    elif not (column.references or column.situation_of or column.names_file):
        try:
            cells.values(column, column.default, cells.check(column, description.words))
        except cells.Unfit as unfit:
            yield f"'default' is no cell of the column: {unfit.message}", unfit.remedy
