"""Where each thing has its one place in the reference: a page, and an anchor on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import relpath
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from coprod_kg.pages.reference.statements import OWL, SH
from coprod_kg.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.pages.reference.sources import Sources
    from coprod_kg.pages.reference.statements import Statements
    from coprod_kg.vocabulary import WordFile

START: Final = "index"
WORDS: Final = "words"
SHAPES: Final = "shapes"
ALIGNMENTS: Final = "alignments"
TERM_KINDS: Final = (
    f"{OWL}Class",
    f"{OWL}ObjectProperty",
    f"{OWL}DatatypeProperty",
    f"{OWL}AnnotationProperty",
)
SHAPE_KINDS: Final = {f"{SH}NodeShape", f"{SH}PropertyShape"}
_TABLE: Final = "table:"
_QUESTION: Final = "question:"
_PAGE: Final = "page:"
_UNFIT: Final = re.compile(r"[^A-Za-z0-9._-]+")


def table(name: str, column: str | None = None) -> str:
    """Return what links call a table, or a column of it."""
    return f"{_TABLE}{name}" if column is None else f"{_TABLE}{name}/{column}"


def question(name: str) -> str:
    """Return what links call a question."""
    return f"{_QUESTION}{name}"


def page(path: str, anchor: str | None = None) -> str:
    """Return what links call a page as a whole, or a part of it."""
    return f"{_PAGE}{path}" if anchor is None else f"{_PAGE}{path}#{anchor}"


def local_name(iri: str) -> str:
    """Return the last part of an IRI."""
    return re.split(r"[#/:]", iri.rstrip("#/"))[-1]


@dataclass(frozen=True, slots=True)
class Module:
    """The terms that one file of words names and defines, in its order; not every file has terms."""

    name: str
    path: str
    ontology: str | None
    terms: tuple[str, ...]


class Places:
    """The page and anchor of everything that has one."""

    def __init__(self, sources: Sources, said: Statements) -> None:
        """Give everything its place; no two things of a page share an anchor."""
        self._of: dict[str, tuple[str, str | None]] = {}
        self._taken: set[tuple[str, str]] = set()
        self._paths: set[str] = {START, WORDS, SHAPES, ALIGNMENTS}
        for path in self._paths:
            self._of[page(path)] = (path, None)
        self.modules: dict[str, Module] = {}
        for file in sources.vocabulary.files:
            self._place_words(file, said)
        self._place_schemes_and_tables(sources)
        self._place_questions(sources)
        self._place_shapes(sources)

    def _place_schemes_and_tables(self, sources: Sources) -> None:
        """Give each scheme and each table a page, their concepts and columns a place on it."""
        for scheme in sources.vocabulary.schemes.values():
            path = self._path("schemes", scheme.notation)
            self._of[scheme.iri] = (path, None)
            for concept in scheme.concepts:
                self._of.setdefault(concept.iri, (path, self._anchor(path, concept.notation)))
        for one in sources.vocabulary.tables.values():
            path = self._path("tables", one.name)
            self._of[table(one.name)] = (path, None)
            for column in one.cells:
                self._of[table(one.name, column.name)] = (path, self._anchor(path, column.name))

    def _place_questions(self, sources: Sources) -> None:
        """Give each folder of questions a page."""
        for asked in sources.questions:
            folder, _, name = asked.name.rpartition("/")
            path = f"questions/{_UNFIT.sub('-', folder) or 'others'}"
            self._of[page(path)] = (path, None)
            self._of[question(asked.name)] = (path, self._anchor(path, name))

    def _place_shapes(self, sources: Sources) -> None:
        """Give shapes, and the files of shapes and alignments, their places."""
        for file in sources.alignments:
            for iri in sorted_as_in(file, {f"{OWL}Ontology"}):
                self._of[iri] = (ALIGNMENTS, self._anchor(ALIGNMENTS, f"file-{stem(file)}"))
        for file in sources.shapes:
            for iri in sorted_as_in(file, {f"{OWL}Ontology"}):
                self._of[iri] = (SHAPES, self._anchor(SHAPES, f"file-{stem(file)}"))
            for iri in sorted_as_in(file, SHAPE_KINDS):
                self._of.setdefault(iri, (SHAPES, self._anchor(SHAPES, local_name(iri))))

    def _place_words(self, file: WordFile, said: Statements) -> None:
        """Give the terms of a file their place on the page of its module."""
        labelled = {
            triple.subject.value
            for triple in file.triples
            if isinstance(triple.subject, NamedNode) and triple.predicate.value == f"{RDFS}label"
        }
        kinds = {iri for iri in labelled if set(TERM_KINDS).intersection(said.kinds(iri))}
        terms = [iri for iri in file_order(file) if iri in kinds and iri not in self._of]
        if not terms:
            return
        ontology = next(iter(sorted_as_in(file, {f"{OWL}Ontology"})), None)
        path = self._path("modules", local_name(ontology) if ontology else stem(file))
        for iri in terms:
            self._of[iri] = (path, self._anchor(path, local_name(iri)))
        if ontology is not None:
            self._of[ontology] = (path, None)
        self._of[page(path)] = (path, None)
        self.modules[path] = Module(file.name, path, ontology, tuple(terms))

    def _path(self, folder: str, name: str) -> str:
        """Return a path that no other page has."""
        path = self._free(f"{folder}/{_UNFIT.sub('-', name)}", self._paths)
        self._paths.add(path)
        return path

    def _anchor(self, path: str, name: str) -> str:
        """Return an anchor that nothing else of a page has."""
        anchor = self._free(_UNFIT.sub("-", name), {one for where, one in self._taken if where == path})
        self._taken.add((path, anchor))
        return anchor

    @staticmethod
    def _free(name: str, taken: set[str]) -> str:
        numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
        return next(one for one in (name, *numbers) if one not in taken)

    def has(self, thing: str) -> bool:
        """Whether something has a place here."""
        return thing in self._of

    def path(self, thing: str) -> str:
        """Return the page of something; raises KeyError."""
        return self._of[thing][0]

    def anchor(self, thing: str) -> str:
        """Return the anchor of something that is not a page; raises KeyError."""
        anchor = self._of[thing][1]
        if anchor is None:
            raise KeyError(thing)
        return anchor

    def address(self, thing: str, start: str, file_of: dict[str, str], suffix: str) -> str:
        """Return the address of something as seen from a page; what has no place keeps its own.

        Pages are files with a suffix, unless `file_of` names another.
        """
        whole, _, part = thing.partition("#")
        if thing not in self._of and not (whole.startswith(_PAGE) and whole in self._of):
            return thing
        path, anchor = self._of[thing] if thing in self._of else (self._of[whole][0], part)
        here, there = file_of.get(start, start + suffix), file_of.get(path, path + suffix)
        way = "" if path == start and anchor else relpath(there, here.rpartition("/")[0] or ".")
        return way if anchor is None else f"{way}#{anchor}"


def stem(file: WordFile) -> str:
    """Return the name of a Turtle file without folders and suffix."""
    return file.name.rpartition("/")[2].removesuffix(".ttl")


def file_order(file: WordFile) -> list[str]:
    """Return what a file speaks of, in its order."""
    subjects = (triple.subject.value for triple in file.triples if isinstance(triple.subject, NamedNode))
    return list(dict.fromkeys(subjects))


def sorted_as_in(file: WordFile, kinds: Iterable[str]) -> list[str]:
    """Return what a file gives one of some types, in its order."""
    wanted = {(f"{RDF}type", NamedNode(kind)) for kind in kinds}
    found = [
        triple.subject.value
        for triple in file.triples
        if isinstance(triple.subject, NamedNode) and (triple.predicate.value, triple.object) in wanted
    ]
    return list(dict.fromkeys(found))
