"""Records to quads: each table's CSVW description, compiled once, writes N-Quads text.

A column makes a triple about the subject of its `aboutUrl` with its `propertyUrl`, the
value being the cell or the IRI of its `valueUrl` (W3C "Generating RDF from Tabular
Data on the Web", standard mode without the table's own description). What names the
row's id goes to the graph of the input file; all else, which other rows may say again,
to the graph of situations, and is written once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from coprod_kg import addresses
from coprod_kg.addresses import expand, variables
from coprod_kg.cells import bounds
from coprod_kg.tables import KEY
from coprod_kg.vocabulary import ANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coprod_kg.intake.records import Record, Values
    from coprod_kg.vocabulary import Column, Table, Vocabulary

    Paths = dict[str, str]  # the templates of a table, filled in for one row
    OfRow = Callable[[Paths], Iterable[str]]  # what follows the subject, for each triple a row makes
    OfCell = Callable[[tuple[str, ...]], Iterable[str]]  # the same for the values of one cell

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_REMEMBERED: Final = 2048  # cells of a column; those of neighbouring rows are alike


def literal(text: str) -> str:
    """Return a text as an N-Quads string."""
    return f'"{text.translate(_ESCAPES)}"'


def graph_of_input(base: str, file: str) -> str:
    """Return the IRI of the graph that holds what one input file says."""
    return f"{base}{addresses.GRAPH}/input/{quote(file, safe='')}"


def graph(base: str, name: str) -> str:
    """Return the IRI of one of a study's own graphs: situations, ontology, provenance."""
    return f"{base}{addresses.GRAPH}/{name}"


class Weaver:
    """Makes the quads of one study."""

    def __init__(self, base: str, vocabulary: Vocabulary) -> None:
        """Prepare to weave the tables of a vocabulary under the base IRI of a study."""
        self.base = base
        self._vocabulary = vocabulary
        self._templates = {
            name: table.situation for name, table in vocabulary.tables.items() if table.is_statement
        }
        self._situations: dict[str, dict[str, str]] = {name: {} for name in self._templates}
        self._referring = frozenset(
            name
            for name, table in vocabulary.tables.items()
            if any(column.situation_of for column in table.columns)
        )
        self._said: set[str] = set()
        self._plans: dict[tuple[str, str], _Plan] = {}

    def quads(self, records: Iterable[Record]) -> Iterator[str]:
        """Yield the N-Quads text of each record.

        A record that refers to situations must come after those it refers to; among the
        rows of one table the order is free.
        """
        later: list[Record] = []
        for record in records:
            self.note(record)
            if record.table.name in self._referring:
                later.append(record)
            else:
                yield self._weave(record)
        for record in later:
            yield self._weave(record)

    def note(self, record: Record) -> None:
        """Remember the situation of a statement, so that others can refer to it."""
        if (template := self._templates.get(record.table.name)) is not None:
            path = expand(template, record.values)
            self._situations[record.table.name][record.values[KEY][0]] = path

    def ontology(self) -> Iterator[str]:
        """Yield the modules and schemes as N-Quads, in the graph of the ontology."""
        name = graph(self.base, "ontology")
        lines = {f"{triple} <{name}> .\n" for triple in self._vocabulary.triples()}
        yield from sorted(lines)

    def _weave(self, record: Record) -> str:
        key = (record.table.name, record.file)
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = _Plan(self, record.table, record.file)
        return plan.weave(record.values, self._said)

    def situation(self, tables: str, statement: str) -> str:
        """Return the IRI of the situation of a statement, given by its canonical id."""
        named, colon, tail = statement.partition(":")
        if tables != ANY:
            return self.base + self._situations[tables][statement]
        if colon and tail in self._situations.get(named, ()):
            return self.base + self._situations[named][tail]
        return self.base + next(ids[statement] for ids in self._situations.values() if statement in ids)

    def path(self, table: Table, values: Values) -> str:
        """Return the path of a row's own situation, which was noted before."""
        return self._situations[table.name][values[KEY][0]]

    def concept(self, column: Column, name: str) -> str:
        """Return the IRI of a concept, given as `scheme:notation`."""
        return self._vocabulary.concepts(name, column.schemes)[0].iri


class _Plan:
    """How the rows of one table in one file become quads."""

    def __init__(self, weaver: Weaver, table: Table, file: str) -> None:
        own = f" <{graph_of_input(weaver.base, file)}> .\n"
        common = f" <{graph(weaver.base, 'situations')}> .\n"
        self._weaver = weaver
        self._table = table
        self._situation = table.situation if table.is_statement else None
        self._subjects: dict[tuple[str, bool], _Subject] = {}
        self._templates: dict[str, None] = {}
        for column in table.columns:
            if column.predicate is None:
                continue
            is_own = KEY in {*variables(column.about), *variables(column.value or "")}
            subject = self._subjects.setdefault((column.about, is_own), _Subject([], []))
            head, end = f"> <{column.predicate}> ", own if is_own else common
            self._templates[column.about] = None
            if column.virtual or (column.value and set(variables(column.value)) != {column.name}):
                condition = column.when if column.virtual else column.name
                subject.of_row.append((condition, self._constant(column.value or "", head, end)))
            else:
                subject.of_cell.append((column.name, self._tails(column, head, end)))
        self._templates.pop(self._situation or "", None)  # filled in already

    def weave(self, values: Values, said: set[str]) -> str:
        """Return the quads of one row; `said` holds the subjects that are written already."""
        paths = {template: expand(template, values) for template in self._templates}
        if self._situation is not None:
            paths[self._situation] = self._weaver.path(self._table, values)
        lines: list[str] = []
        for (about, is_own), subject in self._subjects.items():
            start = f"<{self._weaver.base}{paths[about]}"
            if not is_own and start in said:
                continue
            if tails := subject.tails(values, paths):
                lines += start, start.join(tails)
                if not is_own:
                    said.add(start)
        return "".join(lines)

    def _tails(self, column: Column, head: str, end: str) -> OfCell:
        """Return what writes predicate, object and graph of each triple that a cell makes."""
        if column.is_date:
            return self._date(column, head, end)
        term = self._term(column)
        several = head if column.several_as is None else f"> <{column.several_as}> "

        def tails(found: tuple[str, ...]) -> list[str]:
            start = several if len(found) > 1 else head
            return [f"{start}{term(one)}{end}" for one in found]

        is_text = not column.value and column.base == "string"
        return tails if is_text else lru_cache(_REMEMBERED)(tails)

    def _term(self, column: Column) -> Callable[[str], str]:
        """Return what writes a value of a column as an N-Quads term."""
        if column.situation_of:
            tables = column.situation_of
            return lambda one: f"<{self._weaver.situation(tables, one)}>"
        if column.schemes:
            return lambda one: f"<{self._weaver.concept(column, one)}>"
        if column.value:
            address = addresses.expander(addresses.under(self._weaver.base, column.value), column.name)
            return lambda one: f"<{address(one)}>"
        if column.base == "string":
            return literal
        return lambda one: f'"{one}"^^<{_XSD}{column.base}>'

    def _constant(self, template: str, head: str, end: str) -> OfRow:
        """Return what writes the one triple of a column whose value is not made from its cell alone."""
        base = "" if addresses.is_whole(template) else self._weaver.base
        if not variables(template):
            tail = (f"{head}<{base}{template}>{end}",)
            return lambda _: tail
        self._templates[template] = None
        return lambda paths: (f"{head}<{base}{paths[template]}>{end}",)

    def _date(self, column: Column, head: str, end: str) -> OfCell:
        days = ((column.lower_bound, 0), (column.upper_bound, 1))

        @cache
        def tails(found: tuple[str, ...]) -> tuple[str, ...]:
            limits = bounds(found[0])
            return (
                f"{head}{literal(found[0])}{end}",
                *(f'> <{day}> "{limits[at]}"^^<{_XSD}date>{end}' for day, at in days if day),
            )

        return tails


class _Subject(NamedTuple):
    """What the rows of a table say of one subject: by the column or the condition of each triple."""

    of_cell: list[tuple[str, OfCell]]
    of_row: list[tuple[str | None, OfRow]]

    def tails(self, values: Values, paths: Paths) -> list[str]:
        """Return what follows the subject in each triple of a row."""
        tails: list[str] = []
        for name, of_cell in self.of_cell:
            if found := values.get(name):
                tails += of_cell(found)
        for condition, of_row in self.of_row:
            if condition is None or condition in values:
                tails += of_row(paths)
        return tails
