"""A table of statements of a study's own: whether it says what is claimed, and what that is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.addresses import variables
from coprod_kg.extension.description import one_of
from coprod_kg.tables import CP, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension.description import Description, Told


def faults(description: Description) -> Iterator[Told]:
    """Yield where claims are about nothing, or about what differs from row to row."""
    table = description.table
    cells = [column.name for column in table.cells]
    for name in table.identity:
        if name not in cells:
            yield None, f"'{CP}identity' names a column '{name}' that is not there.", one_of(name, cells)
    stated = {(column.about, column.predicate, column.value) for column in table.columns if column.virtual}
    if (table.about, f"{CP}about", table.situation) not in stated:
        remedy = f"Add a virtual column with propertyUrl {CP}about and valueUrl {table.situation}."
        yield None, "its claims are about nothing.", remedy
    situations = set(description.words.subclasses(f"{CP}Situation"))
    if not any(
        about == table.situation and property_ == f"{RDF}type" and value in situations
        for about, property_, value in stated
    ):
        remedy = (
            "Add a virtual column with its aboutUrl, propertyUrl rdf:type and a subclass of cp:Situation."
        )
        yield None, "what is claimed is no situation.", remedy
    for column in table.columns:
        rests_on = {*variables(column.value or ""), column.when if column.virtual else column.name}
        if column.about == table.situation and not rests_on <= {*table.identity, None}:
            remedy = f"Add it to '{CP}identity', or leave out its 'aboutUrl' so that it belongs to the claim."
            what = "it says something of the situation without being part of its identity."
            yield column.name, what, remedy
