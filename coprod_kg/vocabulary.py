"""ontology/ as the program reads it: tables, columns, schemes, concepts, labels.

Nothing of the domain is defined here. The tables are W3C "CSV on the Web"
descriptions, the concepts SKOS, the terms OWL.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from coprod_kg import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

CP: Final = "https://w3id.org/coprod-kg/ns#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_CSVW_PREFIXES: Final = {"rdf:": RDF, "rdfs:": RDFS, "skos:": SKOS}
ANY: Final = "any"


def fold(text: str) -> str:
    """Return a text as names are compared: no case, and '-', '_' and spaces all one."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split()) or text.strip()


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme; its notation is what a table cell holds."""

    iri: str
    scheme: str
    notation: str
    label: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One list of concepts with a source of its own."""

    iri: str
    notation: str
    label: str
    names: frozenset[str]
    concepts: tuple[Concept, ...]


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
    minimum: int | None
    maximum: int | None
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
    def situation(self) -> str:
        """Return the template of the situation's IRI, from the identity columns."""
        return "/".join([self.name, *(f"{{{name}}}" for name in self.identity)])

    @property
    def cells(self) -> tuple[Column, ...]:
        """Return the columns that stand in a file."""
        return tuple(column for column in self.columns if not column.virtual)

    def column(self, name: str) -> Column:
        """Return the column of that name; raises KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _iri(name: str) -> str:
    """Return a CSVW property with its prefix written out."""
    for prefix, namespace in _CSVW_PREFIXES.items():
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
        base=facets["base"],
        format=facets.get("format"),
        minimum=facets.get("minimum"),
        maximum=facets.get("maximum"),
        default=raw.get("default"),
        nulls=frozenset(_tuple(raw.get("null"))) - {""},
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


def read_table(path: Path) -> Table:
    """Return the table that a CSVW description describes."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    schema = raw["tableSchema"]
    references = {
        key["columnReference"]: key["reference"]["resource"].removesuffix(".csv")
        for key in schema.get("foreignKeys", [])
    }
    return Table(
        name=raw["url"].removesuffix(".csv"),
        title=raw["dc:title"],
        description=raw["dc:description"],
        about=schema["aboutUrl"],
        identity=tuple(raw.get(CP + "identity", ())),
        order=raw.get(CP + "order"),
        needed=raw.get(CP + "needed", False),
        columns=tuple(_column(column, schema["aboutUrl"], references) for column in schema["columns"]),
        source=raw,
    )


class Vocabulary:
    """What one ontology folder defines."""

    def __init__(self, folder: Path) -> None:
        """Read the tables, schemes and modules of a folder."""
        self.files: tuple[Path, ...] = (  # of words; those of tables stand beside them
            *sorted(folder.glob("*.ttl")),
            *sorted((folder / "schemes").glob("*.ttl")),
        )
        self.table_files: tuple[Path, ...] = tuple(sorted((folder / "tables").glob("*.csvw.json")))
        tables = [read_table(path) for path in self.table_files]
        tables.sort(key=lambda table: (table.order is None, table.order, table.name))
        self.tables: dict[str, Table] = {table.name: table for table in tables}
        self._triples = [
            triple for path in self.files for triple in parse(path=str(path), format=RdfFormat.TURTLE)
        ]
        self.schemes: dict[str, Scheme] = {scheme.iri: scheme for scheme in self._read_schemes()}
        self._finder = {
            iri: {name: concept for concept in scheme.concepts for name in concept.names}
            for iri, scheme in self.schemes.items()
        }
        self._scheme_finder = {name: scheme for scheme in self.schemes.values() for name in scheme.names}

    def referring(self) -> dict[str, list[Column]]:
        """Return the columns that hold ids of each table."""
        found: dict[str, list[Column]] = {}
        for table in self.tables.values():
            for column in table.cells:
                if column.references:
                    found.setdefault(column.references, []).append(column)
        return found

    def triples(self) -> Iterator[Triple]:
        """Yield what the modules and schemes say, class expressions (blank nodes) left out."""
        for triple in self._triples:
            if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, BlankNode):
                yield triple

    def _statements(self) -> Iterator[tuple[str, str, NamedNode | Literal]]:
        """Yield subject, predicate and object of each triple."""
        for triple in self.triples():
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                yield triple.subject.value, triple.predicate.value, triple.object

    def _texts(self, *properties: str) -> dict[str, list[str]]:
        """Return the literals of each subject under any of the properties, in file order."""
        texts: dict[str, list[str]] = {}
        for subject, predicate, value in self._statements():
            if predicate in properties and isinstance(value, Literal):
                texts.setdefault(subject, []).append(value.value)
        return texts

    def _links(self, property_: str) -> list[tuple[str, str]]:
        """Return the pairs of IRIs that a property links, in file order."""
        return [
            (subject, value.value)
            for subject, predicate, value in self._statements()
            if predicate == property_ and isinstance(value, NamedNode)
        ]

    def _read_schemes(self) -> Iterator[Scheme]:
        labels = self._texts(SKOS + "prefLabel")
        notations = self._texts(SKOS + "notation")
        names = self._texts(*(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "notation")))
        folded = {iri: frozenset(map(fold, texts)) for iri, texts in names.items()}
        members: dict[str, list[Concept]] = {
            iri: [] for iri, kind in self._links(RDF + "type") if kind == SKOS + "ConceptScheme"
        }
        for iri, scheme in self._links(SKOS + "inScheme"):
            concept = Concept(iri, scheme, notations[iri][0], labels[iri][0], folded[iri])
            members[scheme].append(concept)
        for iri, concepts in members.items():
            yield Scheme(iri, notations[iri][0], labels[iri][0], folded[iri], tuple(concepts))

    def scheme(self, name: str) -> Scheme | None:
        """Return the scheme of that notation or label, in any case, or None."""
        return self._scheme_finder.get(fold(name))

    def concepts(self, text: str, schemes: Iterable[str]) -> list[Concept]:
        """Return the concepts that a cell can mean, by notation or label in any case.

        A text `scheme:concept` names its scheme. More than one concept is found when
        several schemes have the name; none when the text is unknown.
        """
        wanted = tuple(self.schemes) if ANY in schemes else tuple(schemes)
        head, colon, tail = text.partition(":")
        if colon and (named := self.scheme(head)) is not None:
            if named.iri not in wanted:
                return []
            text, wanted = tail, (named.iri,)
        key = fold(text)
        return [found for iri in wanted if (found := self._finder[iri].get(key)) is not None]

    def curie(self, concept: Concept) -> str:
        """Return a concept as `scheme:notation`."""
        return f"{self.schemes[concept.scheme].notation}:{concept.notation}"

    def names(self, schemes: Iterable[str]) -> list[str]:
        """Return every name by which a concept of the schemes can be called, folded."""
        wanted = tuple(self.schemes) if ANY in schemes else tuple(schemes)
        return sorted(name for iri in wanted for name in self._finder[iri])

    def known(self, schemes: Iterable[str]) -> list[str]:
        """Return the labels that a concept column takes, with the scheme where there are several."""
        wanted = tuple(self.schemes) if ANY in schemes else tuple(schemes)
        prefix = len(wanted) > 1
        return [
            f"{scheme.notation}:{concept.label}" if prefix else concept.label
            for scheme in (self.schemes[iri] for iri in wanted)
            for concept in scheme.concepts
        ]

    def labels(self) -> dict[str, str]:
        """Return the label of each class, property, scheme and concept."""
        return {iri: texts[0] for iri, texts in self._texts(RDFS + "label", SKOS + "prefLabel").items()}

    def subclasses(self, iri: str) -> list[str]:
        """Return a class and all its direct and indirect subclasses, each once, sorted."""
        below = self._links(RDFS + "subClassOf")
        found, todo = {iri}, [iri]
        while todo:
            upper = todo.pop()
            new = {lower for lower, above in below if above == upper} - found
            found |= new
            todo.extend(new)
        return sorted(found)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that came with the program."""
    return Vocabulary(resources.ontology())
