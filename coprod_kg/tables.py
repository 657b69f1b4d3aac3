"""The tables of a study as their W3C "CSV on the Web" descriptions give them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.addresses import variables

if TYPE_CHECKING:
    from pathlib import Path

CP: Final = "https://w3id.org/coprod-kg/ns#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ANY: Final = "any"
KEY: Final = "id"  # the column by which a row is known
STUDY: Final = "study"  # begins a path that leads to study.toml
_PREFIXES: Final = {"rdf:": RDF, "rdfs:": RDFS, "skos:": SKOS}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table as its CSVW description gives it.

    The three templates (about, predicate, value) are RFC 6570 level 1 or 2, relative
    to the base IRI of the study. A virtual column stands in no file.
    """

    name: str
    titles: tuple[str, ...]
    description: str
    required: bool
    separator: str | None
    base: str
    format: str | None
    minimum: float | None
    maximum: float | None
    default: str | None
    nulls: frozenset[str]
    about: str
    predicate: str | None
    value: str | None
    virtual: bool
    references: str | None
    schemes: tuple[str, ...]
    each_value: bool
    lower_bound: str | None
    upper_bound: str | None
    several_as: str | None
    inherited_from: tuple[str, ...]
    looked_up_in: tuple[str, ...]
    between: tuple[str, ...]
    names_file: bool
    situation_of: str | None
    when: str | None

    @property
    def of_several_schemes(self) -> bool:
        """Whether the scheme of a concept must be told with it, as `scheme:notation`."""
        return len(self.schemes) > 1 or ANY in self.schemes

    @property
    def holds_address(self) -> bool:
        """Whether the cell is the whole address of what it stands for, where that is no concept."""
        return self.value == f"{{+{self.name}}}" and not (self.schemes or self.situation_of)

    @property
    def is_date(self) -> bool:
        """Whether the cell is a date of three precisions, with bounds beside the text."""
        return bool(self.lower_bound or self.upper_bound)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a study; a table with an identity holds statements.

    The order is its place among the tables with which a study begins, None for the others.
    """

    name: str
    title: str
    description: str
    about: str
    identity: tuple[str, ...]
    order: int | None
    needed: bool
    columns: tuple[Column, ...]
    source: dict[str, Any] = field(repr=False, compare=False)

    @property
    def is_statement(self) -> bool:
        """Whether a row makes a situation and a claim about it."""
        return bool(self.identity)

    @property
    def kind(self) -> str:
        """Return what the rows are called in their addresses: actor, partnership, claim, …."""
        return self.about.partition("/")[0]

    @property
    def situation(self) -> str:
        """Return the template of the situation's IRI, from the identity columns."""
        return "/".join([self.name, *(f"{{{name}}}" for name in self.identity)])

    @property
    def named(self) -> frozenset[str]:
        """Return the columns whose cells become parts of addresses."""
        templates = [
            self.situation,
            *(one for column in self.columns for one in (column.about, column.value)),
        ]
        return frozenset(name for one in templates if one for name in variables(one))

    @property
    def cells(self) -> tuple[Column, ...]:
        """Return the columns that stand in a file."""
        return tuple(column for column in self.columns if not column.virtual)

    def with_columns(self, added: tuple[Column, ...]) -> Table:
        """Return the table with more columns at its end."""
        return replace(self, columns=(*self.columns, *added))

    def column(self, name: str) -> Column:
        """Return the column of that name; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _iri(name: str) -> str:
    """Return a CSVW property with its prefix written out."""
    for prefix, namespace in _PREFIXES.items():
        if name.startswith(prefix):
            return namespace + name.removeprefix(prefix)
    return name


def _tuple(value: object) -> tuple[str, ...]:
    """Return one or several JSON strings as a tuple."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (str(value),)


def _path(value: str | None) -> tuple[str, ...]:
    """Return a path of columns as its steps."""
    return tuple(value.split("/")) if value else ()


def _column(raw: dict[str, Any], about: str, references: dict[str, str]) -> Column:
    datatype = raw.get("datatype", "string")
    facets = datatype if isinstance(datatype, dict) else {"base": datatype}
    own = {key.removeprefix(CP): value for key, value in raw.items() if key.startswith(CP)}
    return Column(
        name=raw["name"],
        titles=_tuple(raw.get("titles")),
        description=raw.get("dc:description", ""),
        required=raw.get("required", False),
        separator=raw.get("separator"),
        base=facets.get("base", "string"),
        format=facets.get("format"),
        minimum=facets.get("minimum"),
        maximum=facets.get("maximum"),
        default=raw.get("default") or None,
        nulls=frozenset(map(str.casefold, _tuple(raw.get("null")))) - {""},
        about=raw.get("aboutUrl", about),
        predicate=_iri(raw["propertyUrl"]) if "propertyUrl" in raw else None,
        value=raw.get("valueUrl"),
        virtual=raw.get("virtual", False),
        references=references.get(raw["name"]),
        schemes=_tuple(own.get("scheme")),
        each_value=own.get("eachValue", False),
        lower_bound=own.get("lowerBound"),
        upper_bound=own.get("upperBound"),
        several_as=own.get("severalAs"),
        inherited_from=_path(own.get("inheritedFrom")),
        looked_up_in=_path(own.get("lookedUpIn")),
        between=_tuple(own.get("between")),
        names_file=own.get("namesFile", False),
        situation_of=own.get("situationOf"),
        when=own.get("when"),
    )


def table(raw: dict[str, Any]) -> Table:
    """Return the table that a CSVW description describes."""
    schema = raw["tableSchema"]
    about = schema.get("aboutUrl", "")
    return Table(
        name=raw["url"].removesuffix(".csv"),
        title=raw.get("dc:title", ""),
        description=raw.get("dc:description", ""),
        about=about,
        identity=tuple(raw.get(CP + "identity", ())),
        order=raw.get(CP + "order"),
        needed=raw.get(CP + "needed", False),
        columns=columns(schema, about),
        source=raw,
    )


def columns(schema: dict[str, Any], about: str) -> tuple[Column, ...]:
    """Return the columns of a CSVW schema; `about` is the template of what a row is about."""
    references = {
        key["columnReference"]: key["reference"]["resource"].removesuffix(".csv")
        for key in schema.get("foreignKeys", [])
    }
    return tuple(_column(column, about, references) for column in schema["columns"])


def read_table(path: Path) -> Table:
    """Return the table that a CSVW description in a file describes."""
    return table(json.loads(path.read_text(encoding="utf-8")))
