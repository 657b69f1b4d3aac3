"""What a table description of a study's own says: whether its words, columns and tables are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import meant, nearest
from coprod_kg.extension.form import COMPARE, seen
from coprod_kg.tables import ANY, CP, KEY, RDF, STUDY
from coprod_kg.vocabulary import vocabulary as shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.tables import Column, Table
    from coprod_kg.vocabulary import Vocabulary

    Told = tuple[str | None, str, str]  # column, what, what to do

_VARIABLE: Final = re.compile(r"\{\+?([a-z][a-z0-9_]*)\}")
_ADDRESS: Final = re.compile(r'[^\x00-\x20<>"{}|\\^`]*')
_OWL: Final = "http://www.w3.org/2002/07/owl#"


def faults(raw: dict[str, Any], described: Table, words: Vocabulary) -> Iterator[Told]:
    """Yield what is wrong with what a description says of its table, in a vocabulary with every table.

    The form of the description is right. `described` is the table as far as this file
    describes it.
    """
    known = shipped().tables.get(described.name)
    yield from (
        _Added(raw, described, words, known).faults() if known else _Own(raw, described, words).faults()
    )


class _Described:
    """A table or columns of a study's own, and the words and tables that there are."""

    def __init__(self, raw: dict[str, Any], described: Table, words: Vocabulary) -> None:
        self.raw = raw
        self.described = described
        self.words = words
        self.kinds = words.kinds()
        self.whole = words.tables[described.name]

    def faults_of_columns(self) -> Iterator[Told]:
        """Yield what is wrong with the columns that the file describes."""
        names = [column.name for column in self.described.columns]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield name, "the column is described twice.", "Delete one of the two, or give it another name."
        there = {column.name for column in self.whole.columns}
        for key in self.raw["tableSchema"].get("foreignKeys", []):
            if key["columnReference"] not in names:
                yield (
                    None,
                    f"a foreign key is of '{key['columnReference']}', which is no column of the file.",
                    COMPARE,
                )
        for column in self.described.columns:
            for what, remedy in self._faults_of(column, there):
                yield column.name, what, remedy

    def _faults_of(self, column: Column, there: set[str]) -> Iterator[tuple[str, str]]:
        if column.base not in seen().bases:
            listed = ", ".join(sorted(seen().bases))
            yield (
                f"there is no datatype '{column.base}' here.",
                meant(nearest(column.base, seen().bases), f"Use one of: {listed}."),
            )
        try:
            re.compile(column.format or "")
        except (re.error, OverflowError, RecursionError) as error:
            yield f"its 'format' is no regular expression ({error}).", "Correct it, or leave it out."
        if not column.virtual and not column.description:
            yield (
                "it does not say what it is for.",
                'Add "dc:description": "…", which guide and workbook show.',
            )
        if column.each_value != bool(column.separator) and column.value:
            yield f"'separator' and '{CP}eachValue' go together.", "Give both, or neither."
        yield from self._faults_of_templates(column, there)
        yield from self._faults_of_property(column)
        yield from self._faults_of_references(column, there)

    def _faults_of_templates(self, column: Column, there: set[str]) -> Iterator[tuple[str, str]]:
        own = column.about if column.about != self.described.about else ""
        for key, template in (("aboutUrl", own), ("valueUrl", column.value or "")):
            named, rest = _VARIABLE.findall(template), _VARIABLE.sub("", template)
            if set("{}") & set(rest):
                yield (
                    f"'{key}' is no template that can be read.",
                    "Name a column in braces, as in actor/{giver}.",
                )
            elif not _ADDRESS.fullmatch(rest):
                yield f"'{key}' makes no address.", "Leave out blanks and signs such as < > and quotes."
            for name in named:
                if name not in there:
                    yield f"'{key}' names a column '{name}' that is not there.", _one_of(name, there)
        if column.when is not None and column.when not in there:
            yield f"'{CP}when' names a column '{column.when}' that is not there.", _one_of(column.when, there)

    def _faults_of_property(self, column: Column) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the property that a column states, and with the value it gives."""
        if column.predicate is None:
            if column.name != KEY:
                yield (
                    "nothing would come of its cells: it has no 'propertyUrl'.",
                    "Name the property that it states.",
                )
            return
        for property_ in (column.predicate, column.lower_bound, column.upper_bound, column.several_as):
            if property_ and not self._is_property(property_):
                known = [iri for iri in self.kinds if self._is_property(iri)]
                remedy = meant(nearest(property_, known), "Define it in a Turtle file of the extension.")
                yield f"there is no property <{property_}>.", remedy
        kinds = self.kinds.get(column.predicate, set())
        if f"{_OWL}ObjectProperty" in kinds and not column.value:
            yield (
                "its property links to things, and it has no 'valueUrl'.",
                "Say what address a cell stands for.",
            )
        if f"{_OWL}DatatypeProperty" in kinds and column.value:
            yield "its property takes text or numbers, and it has a 'valueUrl'.", "Leave out 'valueUrl'."
        if column.virtual and not column.value:
            yield "it is virtual and has no 'valueUrl'.", "Say what it states of every row."

    def _is_property(self, iri: str) -> bool:
        in_use = {column.predicate for table in shipped().tables.values() for column in table.columns}
        return iri in in_use or any(kind.endswith("Property") for kind in self.kinds.get(iri, ()))

    def _faults_of_references(self, column: Column, there: set[str]) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the tables, schemes and columns that a column leads to."""
        tables = self.words.tables
        for iri in column.schemes:
            if iri != ANY and iri not in self.words.schemes:
                known = meant(
                    nearest(iri, self.words.schemes), "Define it in a Turtle file of the extension."
                )
                yield f"there is no scheme <{iri}>.", known
        if (column.schemes or column.references or column.situation_of) and not column.value:
            yield (
                "its cells stand for things, and it has no 'valueUrl'.",
                "Say what address a cell stands for.",
            )
        if column.references and column.references not in tables:
            yield f"there is no table '{column.references}'.", _one_of(column.references, tables)
        statements = [name for name, table in tables.items() if table.is_statement]
        if column.situation_of and column.situation_of not in (ANY, *statements):
            yield (
                f"'{column.situation_of}' is no table of statements.",
                _one_of(column.situation_of, statements),
            )
        for key, path in (("inheritedFrom", column.inherited_from), ("lookedUpIn", column.looked_up_in)):
            if path and path[0] != STUDY and not self._leads(path):
                yield (
                    f"'{CP}{key}' leads nowhere.",
                    "Write columns, each of which holds ids of the next table.",
                )
        for name in column.between:
            if name not in there:
                yield f"'{CP}between' names a column '{name}' that is not there.", _one_of(name, there)

    def _leads(self, path: tuple[str, ...]) -> bool:
        table: Table | None = self.whole
        for at, name in enumerate(path):
            column = next((one for one in table.cells if one.name == name), None) if table else None
            if column is None or (at + 1 < len(path) and column.references not in self.words.tables):
                return False
            table = self.words.tables.get(column.references or "")
        return True


class _Added(_Described):
    """Columns that a study adds to a table of the program."""

    def __init__(self, raw: dict[str, Any], described: Table, words: Vocabulary, known: Table) -> None:
        super().__init__(raw, described, words)
        self._known = known

    def faults(self) -> Iterator[Told]:
        """Yield what is wrong."""
        said = {**self.raw, **self.raw["tableSchema"]}
        for key in sorted(
            said.keys() - {"@context", "@type", "url", "tableSchema", "columns", "foreignKeys"}
        ):
            if said[key] not in (self._known.source.get(key), self._known.source["tableSchema"].get(key)):
                what = f"'{key}' cannot be changed: the table {self._known.name} came with the program."
                yield None, what, "Leave it out; a study adds columns to such a table."
        former = {column.name for column in self._known.columns}
        for column in self.described.columns:
            if column.name in former:
                what = f"the table {self._known.name} has a column of that name already."
                yield column.name, what, "Give it another name."
            if column.about != self._known.about and set(_VARIABLE.findall(column.about)) & former:
                remedy = "Leave 'aboutUrl' out: what a study adds is said of the row, not of what rows share."
                yield column.name, "it says something of what other rows speak of too.", remedy
        yield from self.faults_of_columns()


class _Own(_Described):
    """A table of a study's own."""

    def faults(self) -> Iterator[Told]:
        """Yield what is wrong."""
        table = self.described
        for key in ("dc:title", "dc:description"):
            if not self.raw.get(key):
                yield None, f"the table has no '{key}'.", "Say what it is called, and what one row of it is."
        keys = [column for column in table.cells if column.name == KEY]
        if not keys or not keys[0].required:
            remedy = 'Copy the column "id" from a description in ontology/tables.'
            yield None, "the table has no required column 'id'.", remedy
        start = f"claim/{table.name}" if table.is_statement else r"[a-z][a-z0-9_-]*"
        if not re.fullmatch(rf"{start}/\{{id\}}", table.about):
            form = f"claim/{table.name}/{{id}}" if table.is_statement else "visit/{id}"
            yield None, "'aboutUrl' does not say what a row is.", f'Write "aboutUrl": "{form}".'
        others = [
            one.name
            for one in self.words.tables.values()
            if one.about == table.about and one.name != table.name
        ]
        if others:
            yield (
                None,
                f"its rows would have the addresses of those of {others[0]}.",
                "Begin 'aboutUrl' in another way.",
            )
        if not any(
            one.virtual and one.predicate == f"{RDF}type" and one.about == table.about
            for one in table.columns
        ):
            remedy = "Add a virtual column with propertyUrl rdf:type and the class as valueUrl."
            yield None, "it does not say what class its rows are of.", remedy
        yield from self._faults_of_classes()
        yield from self._faults_of_identity()
        yield from self.faults_of_columns()

    def _faults_of_classes(self) -> Iterator[Told]:
        """Yield a fault for each class that nobody defines."""
        classes = {iri for iri, kinds in self.kinds.items() if f"{_OWL}Class" in kinds}
        for column in self.described.columns:
            if column.virtual and column.predicate == f"{RDF}type" and column.value not in classes:
                remedy = meant(
                    nearest(column.value or "", classes), "Define it in a Turtle file of the extension."
                )
                yield column.name, f"there is no class <{column.value}>.", remedy

    def _faults_of_identity(self) -> Iterator[Told]:
        """Yield where a table of statements does not say what is claimed, or what it is known by."""
        table = self.described
        if not table.is_statement:
            return
        cells = [column.name for column in table.cells]
        for name in table.identity:
            if name not in cells:
                yield None, f"'{CP}identity' names a column '{name}' that is not there.", _one_of(name, cells)
        stated = {
            (column.about, column.predicate, column.value) for column in table.columns if column.virtual
        }
        if (table.about, f"{CP}about", table.situation) not in stated:
            remedy = f"Add a virtual column with propertyUrl {CP}about and valueUrl {table.situation}."
            yield None, "its claims are about nothing.", remedy
        situations = set(self.words.subclasses(f"{CP}Situation"))
        if not any(
            about == table.situation and property_ == f"{RDF}type" and value in situations
            for about, property_, value in stated
        ):
            remedy = (
                "Add a virtual column with its aboutUrl, propertyUrl rdf:type and a subclass of cp:Situation."
            )
            yield None, "what is claimed is no situation.", remedy
        for column in table.columns:
            if column.about == table.situation and not column.virtual and column.name not in table.identity:
                remedy = (
                    f"Add it to '{CP}identity', or leave out its 'aboutUrl' so that it belongs to the claim."
                )
                yield (
                    column.name,
                    "it says something of the situation without being part of its identity.",
                    remedy,
                )


def _one_of(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    return meant(nearest(name, names), f"There are: {', '.join(names)}.")
