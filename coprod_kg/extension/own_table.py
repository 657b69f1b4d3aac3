"""A table of a study's own: whether it says what its rows are, and how they are addressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from coprod_kg.errors import meant, nearest
from coprod_kg.extension import statements
from coprod_kg.extension.templates import segments
from coprod_kg.question import CONCEPT, LITERALS
from coprod_kg.tables import KEY, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.description import Description, Told

_OWL: Final = "http://www.w3.org/2002/07/owl#"


def faults(description: Description) -> Iterator[Told]:
    """Yield what is wrong with a table by itself; of its columns only their classes are looked at."""
    table = description.table
    for key in ("dc:title", "dc:description"):
        if not description.raw.get(key):
            yield None, f"the table has no '{key}'.", "Say what it is called, and what one row of it is."
    keys = [column for column in table.cells if column.name == KEY]
    if not keys or not keys[0].required:
        remedy = 'Copy the column "id" from a description in ontology/tables.'
        yield None, "the table has no required column 'id'.", remedy
    yield from _of_address(description)
    if not any(
        one.virtual and one.predicate == f"{RDF}type" and one.about == table.about for one in table.columns
    ):
        remedy = "Add a virtual column with propertyUrl rdf:type and the class as valueUrl."
        yield None, "it does not say what class its rows are of.", remedy
    yield from _of_classes(description)
    if table.is_statement:
        yield from statements.faults(description)


def _of_address(description: Description) -> Iterator[Told]:
    """Yield where rows have no addresses of their own."""
    table = description.table
    start = f"claim/{table.name}" if table.is_statement else r"[a-z][a-z0-9_-]*"
    if not re.fullmatch(rf"{start}/\{{id\}}", table.about):
        form = f"claim/{table.name}/{{id}}" if table.is_statement else "visit/{id}"
        yield None, "'aboutUrl' does not say what a row is.", f'Write "aboutUrl": "{form}".'
        return
    taken = segments(description.words, table.name)
    if table.is_statement:
        if whose := taken.get(table.name):
            what = f"what it states would have addresses that begin like those of {whose}."
            yield None, what, "Give the file and its table another name in 'url'."
    elif whose := taken.get(table.kind):
        what = f"its rows would have addresses that begin like those of {whose}."
        yield None, what, "Begin 'aboutUrl' in another way."
    elif table.kind in (*LITERALS, CONCEPT):
        what = f"'{table.kind}' is a type of parameter already, and questions could not tell the two apart."
        yield None, what, "Begin 'aboutUrl' in another way."


def _of_classes(description: Description) -> Iterator[Told]:
    """Yield a fault for each class that nobody defines."""
    classes = {iri for iri, kinds in description.kinds.items() if f"{_OWL}Class" in kinds}
    for column in description.table.columns:
        if column.virtual and column.predicate == f"{RDF}type" and column.value not in classes:
            near = nearest(column.value or "", classes)
            remedy = meant(near, "Define it in a Turtle file of the extension.")
            yield column.name, f"there is no class <{column.value}>.", remedy
