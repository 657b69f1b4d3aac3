"""What every page of the reference is written from: the sources, looked up in every way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference.naming import Names
from coprod_kg.pages.reference.phrases import phrases
from coprod_kg.pages.reference.places import Places
from coprod_kg.pages.reference.statements import Statements
from coprod_kg.tokens import tokens
from coprod_kg.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.reference.document import Code, Link, Text
    from coprod_kg.pages.reference.sources import Sources
    from coprod_kg.question import Question
    from coprod_kg.vocabulary import Column, Table

_SHARED: Final = 2  # a column is shared when more than one in two statement tables has it


class Book:
    """The sources with their indexes."""

    def __init__(self, sources: Sources, language: str = "en") -> None:
        """Look through the sources once."""
        self.sources = sources
        self.words = phrases(language)
        files = (*sources.vocabulary.files, *sources.shapes, *sources.alignments)
        self.said = Statements(triple for file in sources.vocabulary.files for triple in file.triples)
        self.shapes = Statements(triple for file in sources.shapes for triple in file.triples)
        self.aligned = Statements(triple for file in sources.alignments for triple in file.triples)
        self.everywhere = Statements(triple for file in files for triple in file.triples)
        self.places = Places(sources, self.said)
        self.names = Names(sources, self.shapes, self.places)
        self.columns: dict[str, list[tuple[Table, Column]]] = defaultdict(list)
        for table in sources.vocabulary.tables.values():
            for column in table.columns:
                for iri in dict.fromkeys(self._made_by(column)):
                    self.columns[iri].append((table, column))
        self.questions: dict[str, list[Question]] = defaultdict(list)
        self.iris_of: dict[str, list[str]] = {}
        for question in sources.questions:
            self.iris_of[question.name] = [iri for iri in _iris(question.text) if self.places.has(iri)]
            for iri in self.iris_of[question.name]:
                self.questions[iri].append(question)

    def _made_by(self, column: Column) -> Iterator[str]:
        """Yield the properties and classes that a column makes something of."""
        for iri in (column.predicate, column.lower_bound, column.upper_bound, column.several_as):
            if iri is not None and iri != f"{RDF}type":
                yield iri
        if column.predicate == f"{RDF}type" and column.value:
            if column.virtual:
                yield column.value
            for scheme in column.schemes:
                for concept in self.sources.vocabulary.schemes[scheme].concepts:
                    yield column.value.replace(f"{{{column.name}}}", concept.notation)

    def marked(self, text: str | Link | Code, *, is_own: bool) -> Text:
        """Return the name of something, with a word behind it where it is a study's own."""
        return (text, f" ({self.words.say('nav.own')})") if is_own else (text,)

    def columns_of_scheme(self, scheme: str) -> list[tuple[Table, Column]]:
        """Return the columns that take the concepts of a scheme and of few others."""
        return [
            (table, column)
            for table in self.sources.vocabulary.tables.values()
            for column in table.cells
            if scheme in column.schemes
        ]

    def schemes_of(self, iri: str) -> list[str]:
        """Return the schemes whose concepts a property links to, as the columns that make it say."""
        found = [
            scheme for _, column in self.columns[iri] if column.predicate == iri for scheme in column.schemes
        ]
        return [scheme for scheme in dict.fromkeys(found) if scheme in self.sources.vocabulary.schemes]

    def shared(self) -> set[tuple[str, str]]:
        """Return name and description of the columns that most statement tables have."""
        tables = [table for table in self.sources.vocabulary.tables.values() if table.is_statement]
        count: dict[tuple[str, str], int] = defaultdict(int)
        for table in tables:
            for column in table.cells:
                count[column.name, column.description] += 1
        return {one for one, number in count.items() if _SHARED * number > len(tables)}


def _iris(query: str) -> list[str]:
    """Return the IRIs that a query names, in its order, each once."""
    prefixes: dict[str, str] = {}
    found: dict[str, None] = {}
    declared = ""
    for token in tokens(query):
        if token.kind == "name":
            prefix, _, name = token.text.partition(":")
            if name == "" and prefix not in prefixes:
                declared = prefix
            elif prefix in prefixes:
                found[prefixes[prefix] + name] = None
        elif token.kind == "iri":
            if declared is not None and declared not in prefixes:
                prefixes[declared] = token.text[1:-1]
            else:
                found[token.text[1:-1]] = None
    return list(found)
