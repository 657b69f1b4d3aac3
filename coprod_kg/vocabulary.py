"""ontology/ as the program reads it: tables, columns, schemes, concepts, labels.

Nothing of the domain is defined here. The tables are W3C "CSV on the Web"
descriptions, the concepts SKOS, the terms OWL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from coprod_kg import resources
from coprod_kg.addresses import is_address
from coprod_kg.tables import ANY, CP, RDF, RDFS, SKOS, Column, Table, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

__all__ = ["ANY", "CP", "RDF", "RDFS", "SKOS", "Column", "Concept", "Scheme", "Table", "Vocabulary"]
__all__ += ["WordFile", "fold", "is_prefix", "vocabulary"]

_VANN: Final = "http://purl.org/vocab/vann/"
_PREFIX: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")


def is_prefix(text: str) -> bool:
    """Whether a text can stand for a namespace wherever addresses are shortened.

    That is PN_PREFIX of SPARQL and Turtle in ASCII, which every reader knows.
    """
    return _PREFIX.fullmatch(text) is not None


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


@dataclass(frozen=True)
class WordFile:
    """One file of words: what a reader is told it is called, and the triples in it.

    What is found in a file is found once, for every vocabulary that the file is part of.
    """

    name: str
    triples: tuple[Triple, ...]

    @classmethod
    def read(cls, path: Path, name: str) -> WordFile:
        """Return a Turtle file; raises SyntaxError where it is broken."""
        return cls(name, tuple(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)))

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Return the IRIs that the file speaks of."""
        return frozenset(t.subject.value for t in self.triples if isinstance(t.subject, NamedNode))

    @cached_property
    def defined(self) -> frozenset[str]:
        """Return the IRIs of which the file says where they are defined."""
        return frozenset(
            triple.subject.value
            for triple in self.triples
            if isinstance(triple.subject, NamedNode) and triple.predicate.value == f"{RDFS}isDefinedBy"
        )

    @cached_property
    def texts(self) -> tuple[tuple[str, str, str], ...]:
        """Return subject, predicate and text of each literal, in the order of the file."""
        return tuple(
            (triple.subject.value, triple.predicate.value, triple.object.value)
            for triple in self.triples
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Literal)
        )

    @cached_property
    def links(self) -> dict[str, list[tuple[str, str]]]:
        """Return the pairs of IRIs that each property links, in the order of the file."""
        found: dict[str, list[tuple[str, str]]] = {}
        for triple in self.triples:
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
                found.setdefault(triple.predicate.value, []).append(
                    (triple.subject.value, triple.object.value)
                )
        return found


class Vocabulary:
    """The words and tables of an ontology, or of one with what a study adds to it."""

    def __init__(self, files: Iterable[WordFile], tables: Iterable[Table]) -> None:
        """Find the schemes and concepts in some files of words."""
        self.files: tuple[WordFile, ...] = tuple(files)
        ordered = sorted(tables, key=lambda table: (table.order is None, table.order, table.name))
        self.tables: dict[str, Table] = {table.name: table for table in ordered}
        self.schemes: dict[str, Scheme] = {scheme.iri: scheme for scheme in self._read_schemes()}
        self._finder = {
            iri: {name: concept for concept in reversed(scheme.concepts) for name in concept.names}
            for iri, scheme in self.schemes.items()
        }
        self._scheme_finder = {name: scheme for scheme in self.schemes.values() for name in scheme.names}

    @classmethod
    def read(cls, folder: Path) -> Vocabulary:
        """Return what the modules, schemes and table descriptions of a folder define."""
        words = (*sorted(folder.glob("*.ttl")), *sorted((folder / "schemes").glob("*.ttl")))
        return cls(
            [WordFile.read(path, f"ontology/{path.relative_to(folder).as_posix()}") for path in words],
            [read_table(path) for path in sorted((folder / "tables").glob("*.csvw.json"))],
        )

    def extended(self, files: Iterable[WordFile], tables: Iterable[Table]) -> Vocabulary:
        """Return the vocabulary with more words and tables; a table of a known name stands for that one."""
        more = {**self.tables, **{table.name: table for table in tables}}
        return Vocabulary((*self.files, *files), more.values())

    def homes(self) -> dict[str, str]:
        """Return the file that defines each term and concept, or else the first that speaks of it."""
        spoken_of = {iri: file.name for file in reversed(self.files) for iri in file.subjects}
        defined = {iri: file.name for file in self.files for iri in file.defined}
        return spoken_of | defined

    def kinds(self) -> dict[str, set[str]]:
        """Return the types of each term and concept, as IRIs."""
        found: dict[str, set[str]] = {}
        for iri, kind in self._links(RDF + "type"):
            found.setdefault(iri, set()).add(kind)
        return found

    def namespaces(self) -> dict[str, str]:
        """Return the namespace that each ontology prefers for its terms, by prefix, sorted.

        What cannot be written as a prefix or is no address is left out, and so is a prefix of which
        an ontology that was read before has made another use.
        """
        names = self._texts(_VANN + "preferredNamespacePrefix")
        iris = self._texts(_VANN + "preferredNamespaceUri")
        found: dict[str, str] = {}
        for one in names:
            if one in iris and is_prefix(names[one][0]) and is_address(iris[one][0]):
                found.setdefault(names[one][0], iris[one][0])
        return dict(sorted(found.items()))

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
        for file in self.files:
            for triple in file.triples:
                if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, BlankNode):
                    yield triple

    def _texts(self, *properties: str) -> dict[str, list[str]]:
        """Return the literals of each subject under any of the properties, in file order."""
        texts: dict[str, list[str]] = {}
        for file in self.files:
            for subject, predicate, text in file.texts:
                if predicate in properties:
                    texts.setdefault(subject, []).append(text)
        return texts

    def _links(self, property_: str) -> list[tuple[str, str]]:
        """Return the pairs of IRIs that a property links, in file order."""
        return [pair for file in self.files for pair in file.links.get(property_, ())]

    def _read_schemes(self) -> Iterator[Scheme]:
        labels = self._texts(SKOS + "prefLabel")
        notations = self._texts(SKOS + "notation")
        names = self._texts(*(SKOS + name for name in ("prefLabel", "altLabel", "hiddenLabel", "notation")))
        folded = {iri: frozenset(map(fold, texts)) for iri, texts in names.items()}
        members: dict[str, list[Concept]] = {
            iri: [] for iri, kind in self._links(RDF + "type") if kind == SKOS + "ConceptScheme"
        }
        for iri, scheme in self._links(SKOS + "inScheme"):
            if scheme in members and iri in notations and iri in labels:
                concept = Concept(iri, scheme, notations[iri][0], labels[iri][0], folded[iri])
                members[scheme].append(concept)
        for iri, concepts in members.items():
            if iri in notations and iri in labels:
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

    def makes_addresses(self, column: Column) -> bool:
        """Whether the `valueUrl` of a concept column makes the address of each of its concepts."""
        if column.of_several_schemes or column.value is None:
            return False
        mark = f"{{{column.name}}}"
        return all(
            column.value.replace(mark, quote(one.notation, safe="")) == one.iri
            for scheme in column.schemes
            for one in self.schemes[scheme].concepts
        )

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
    return Vocabulary.read(resources.ontology())
