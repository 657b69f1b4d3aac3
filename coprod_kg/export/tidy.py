"""The coded tables as plain CSVW: one value a row, notations, every default written out.

Any CSVW processor makes the same situations and claims from it as the program does from
the coded tables. What CSVW cannot say is worked out beforehand: a list becomes rows, an
IRI that needs a look-up becomes a column, and so does a triple that depends on a cell.
"""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from typing import IO, TYPE_CHECKING, Any, Final

from coprod_kg.addresses import expand, under, variables
from coprod_kg.cells import bounds
from coprod_kg.errors import StaleGraphError
from coprod_kg.export import archive
from coprod_kg.graph import folder, provenance
from coprod_kg.intake.records import Records
from coprod_kg.tables import KEY
from coprod_kg.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coprod_kg.graph.release import View
    from coprod_kg.graph.withheld import Withheld
    from coprod_kg.intake.records import Record
    from coprod_kg.study import Study
    from coprod_kg.vocabulary import Column, Table

    Cells = Callable[[Record], list[str]]
    Described = tuple[dict[str, Any], Cells | None]  # a CSVW column; no cells for a virtual one

_CONTEXT: Final = ["http://www.w3.org/ns/csvw", {"@language": "en"}]


def write(study: Study, view: View, out: IO[bytes]) -> None:
    """Write a zip of csv-metadata.json and one CSV a table.

    Raises StaleGraphError when the coded tables are not those the graph was built from.
    """
    records = Records(study)
    built = folder.built(study.graph_folder)
    if built is None or built.digest != provenance.digest(study, records.inputs.files):
        raise StaleGraphError(study.folder)
    rows: dict[str, list[Record]] = {}
    tidy = _Tidy(study, view.withheld)
    for record in records:
        tidy.weaver.note(record)
        rows.setdefault(record.table.name, []).append(record)
    tables, files = [], {}
    for name in sorted(rows):
        table = rows[name][0].table
        columns = tidy.columns(table)
        tables.append(_description(table, [described for described, _ in columns]))
        files[f"{name}.csv"] = archive.csv_file(tidy.rows(rows[name], columns))
    group = {"@context": _CONTEXT, "dialect": {"commentPrefix": None, "trim": False}, "tables": tables}
    files["csv-metadata.json"] = json.dumps(group, ensure_ascii=False, indent=1).encode()
    archive.write(out, files)


def _description(table: Table, columns: list[dict[str, Any]]) -> dict[str, Any]:
    schema = {"columns": columns}
    return {"url": f"{table.name}.csv", "dc:title": table.title, "tableSchema": schema}


class _Tidy:
    """Turns the columns of a coded table into columns that plain CSVW understands."""

    def __init__(self, study: Study, withheld: Withheld) -> None:
        self.weaver = Weaver(study.base, study.vocabulary)
        self._words = study.vocabulary
        self._base = study.base
        self._withheld = withheld

    def rows(self, records: list[Record], columns: list[Described]) -> Iterator[list[str]]:
        """Yield the header and then as many rows a record as its longest list has values."""
        real = [(described, cells) for described, cells in columns if cells]
        lists = [described["name"] for described, _ in real if described.pop("several", False)]
        yield [described["name"] for described, _ in real]
        for record in records:
            if self._base + expand(record.table.about, record.values) in self._withheld.gone:
                continue
            cells = {described["name"]: find(record) for described, find in real}
            longest = max(1, *(len(found) for found in cells.values()))
            for name, found in cells.items():
                if name not in lists:
                    cells[name] = found * longest
            yield from (list(row) for row in zip_longest(*cells.values(), fillvalue=""))

    def columns(self, table: Table) -> list[Described]:
        """Return the tidy columns of a table, those that stand in the file first."""
        found: list[Described] = []
        for column in map(table.column, table.identity):
            found += self._key(column)
        for column in table.columns:
            found += self._virtual(table, column) if column.virtual else self._real(table, column)
        return sorted(found, key=lambda one: one[1] is None)

    def _template(self, table: Table, template: str) -> str:
        """Return a template with the base written out, the situation's made of cells of the row."""
        if table.is_statement and template == table.situation:
            parts = [table.name, *(self._part(table.column(name)) for name in table.identity)]
            return self._base + "/".join(parts)
        return under(self._base, template)

    def _key(self, column: Column) -> Iterator[Described]:
        """Yield what identifies a situation where the column itself holds one value of a list, or an IRI."""
        name = self._key_of(column)
        if name == column.name:
            return
        described = {"name": name, "titles": name, "suppressOutput": True}
        if column.separator:
            yield described, lambda record: [expand(f"{{{column.name}}}", record.values)]
        else:
            yield described, lambda record: list(record.values.get(column.name, ()))

    def _virtual(self, table: Table, column: Column) -> Iterator[Described]:
        described = self._described(table, column, column.name)
        value = self._template(table, column.value or "")
        if column.when is None and {KEY, *table.identity}.issuperset(variables(column.value or "")):
            yield {**described, "virtual": True, "valueUrl": value}, None
            return
        yield (
            {**described, "titles": column.name, "valueUrl": f"{{+{column.name}}}"},
            lambda record: self._made(column, record),
        )

    def _made(self, column: Column, record: Record) -> list[str]:
        """Return the IRI that a virtual column makes of other cells of a record, if it may be shown."""
        if column.when is not None and column.when not in record.values:
            return []
        made = expand(under(self._base, column.value or ""), record.values)
        return [made] if self._shown(column, column.predicate, made, record, is_iri=True) else []

    def _described(self, table: Table, column: Column, name: str) -> dict[str, Any]:
        about = self._template(table, column.about)
        return {"name": name, "aboutUrl": about, "propertyUrl": column.predicate}

    def _real(self, table: Table, column: Column) -> Iterator[Described]:
        name = column.name
        if column.predicate is None:
            yield (
                {"name": name, "titles": name, "suppressOutput": True},
                lambda record: list(record.values[KEY]),
            )
            return
        described = {**self._described(table, column, name), "titles": name, **self._typed(column)}
        if column.separator:
            described["several"] = True
        if column.several_as is None:
            yield described, lambda record: self._cells(column, record)
        else:
            second = _name_of(table, column, column.several_as)
            more = {**described, "name": second, "titles": second, "propertyUrl": column.several_as}
            more["valueUrl"] = described["valueUrl"].replace(f"{{{name}}}", f"{{{second}}}")
            yield described, lambda record: found if len(found := self._cells(column, record)) < 2 else []
            yield more, lambda record: found if len(found := self._cells(column, record)) > 1 else []
        for at, bound in enumerate((column.lower_bound, column.upper_bound)):
            if bound:
                yield self._bound(table, column, bound, at)

    def _bound(self, table: Table, column: Column, bound: str, at: int) -> Described:
        name = _name_of(table, column, bound)
        described = {**self._described(table, column, name), "titles": name, "propertyUrl": bound}
        return (
            {**described, "datatype": "date"},
            lambda record: [
                day
                for text in record.values.get(column.name, ())
                if (day := self._shown(column, bound, bounds(text)[at], record)) is not None
            ],
        )

    def _typed(self, column: Column) -> dict[str, Any]:
        """Return what makes an IRI or a typed literal of a cell."""
        if self._is_looked_up(column):
            return {"valueUrl": f"{{+{column.name}}}"}
        if column.value:
            return {"valueUrl": under(self._base, column.value)}
        return {"datatype": column.base}

    def _is_looked_up(self, column: Column) -> bool:
        """Whether the addresses that cells stand for do not follow from the cells by themselves."""
        of_concepts = column.schemes and not self._words.makes_addresses(column)
        return bool(column.situation_of or of_concepts)

    def _key_of(self, column: Column) -> str:
        """Return the name of the tidy column that holds a column's part of the identity."""
        differs = column.separator or self._is_looked_up(column)
        return f"{column.name}_key" if differs else column.name

    def _part(self, column: Column) -> str:
        """Return a column's part of the template of a situation; lists are encoded beforehand."""
        return f"{{{'+' if column.separator else ''}{self._key_of(column)}}}"

    def _cells(self, column: Column, record: Record) -> list[str]:
        """Return the tidy cells of a column in a record, as far as they may be shown."""
        found = []
        values = record.values.get(column.name, ())
        property_ = column.several_as if len(values) > 1 and column.several_as else column.predicate
        for value in values:
            cell, iri = self._cell(column, value, record)
            shown = self._shown(column, property_, iri or cell, record, is_iri=bool(iri))
            if shown is not None:
                found.append(cell if iri else shown)
        return found

    def _shown(
        self, column: Column, property_: str | None, value: str, record: Record, *, is_iri: bool = False
    ) -> str | None:
        """Return a value that a column states by a property, as it may be shown, or None."""
        subject = self._base + expand(column.about, record.values)
        return self._withheld.shown(subject, property_ or "", value, is_iri=is_iri)

    def _cell(self, column: Column, value: str, record: Record) -> tuple[str, str]:
        """Return the tidy cell of a value, and the IRI it stands for, if it stands for one."""
        if column.situation_of:
            iri = self.weaver.situation(column.situation_of, value)
            return iri, iri
        if column.schemes and self._is_looked_up(column):
            iri = self.weaver.concept(column, value)
            return iri, iri
        if column.value:
            values = {**record.values, column.name: (value,)}
            return value, expand(under(self._base, column.value), values)
        return value, ""


def _name_of(table: Table, column: Column, property_: str) -> str:
    """Return what a tidy column is called that holds another property of a column's cells."""
    name = re.sub(r"([A-Z])", r"_\1", re.split("[/#]", property_)[-1]).lower()
    return f"{column.name}_{name}" if any(one.name == name for one in table.columns) else name
