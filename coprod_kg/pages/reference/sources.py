"""All that the reference is made from; what a study adds is only more of the same."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from coprod_kg import resources
from coprod_kg.question import read_question
from coprod_kg.vocabulary import Vocabulary, WordFile, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coprod_kg.pages.reference.world import World
    from coprod_kg.question import Question


@dataclass(frozen=True, slots=True)
class Sources:
    """The words, tables, shapes and questions in force, and what the mill shows of them.

    What does not stand among the shipped ones is a study's own, and is marked as such.
    """

    vocabulary: Vocabulary
    shapes: tuple[WordFile, ...]
    alignments: tuple[WordFile, ...]
    questions: tuple[Question, ...]
    shipped: Vocabulary
    shipped_shapes: frozenset[str]
    shipped_questions: frozenset[str]
    prefixes: dict[str, str] = field(repr=False)
    foreign: dict[str, str] = field(repr=False)  # labels of terms of other ontologies
    study: str | None = None
    world: World | None = None

    def is_own_word(self, iri: str) -> bool:
        """Whether a term, concept or scheme came with the study."""
        return iri not in _said_of(self.shipped)

    def is_own_table(self, name: str) -> bool:
        """Whether a table came with the study."""
        return name not in self.shipped.tables

    def is_own_shape(self, iri: str) -> bool:
        """Whether a shape came with the study."""
        return iri not in self.shipped_shapes

    def is_own_question(self, name: str) -> bool:
        """Whether a question came with the study."""
        return name not in self.shipped_questions

    def is_own_column(self, table: str, column: str) -> bool:
        """Whether a column, or its whole table, came with the study."""
        known = self.shipped.tables.get(table)
        return known is None or column not in {one.name for one in known.columns}


@cache
def _said_of(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(iri for file in vocabulary.files for iri in file.subjects)


def sources(  # noqa: PLR0913  # each is a part of what is in force
    ontology: Path | None = None,
    queries: Path | None = None,
    *,
    study: str | None = None,
    words: Vocabulary | None = None,
    shapes: Iterable[WordFile] = (),
    questions: Iterable[Question] = (),
    world: World | None = None,
) -> Sources:
    """Return the shipped sources, or those of two folders, with what a study adds to them."""
    shipped = vocabulary() if ontology is None else Vocabulary.read(ontology)
    place = ontology or resources.ontology()
    library = queries or resources.queries()
    shipped_shapes = _files(place, "shapes")
    asked = [
        read_question(path, path.relative_to(library).with_suffix("").as_posix())
        for path in sorted(library.rglob("*.rq"))
    ]
    both = {question.name: question for question in (*asked, *questions)}
    return Sources(
        vocabulary=words or shipped,
        shapes=(*shipped_shapes, *shapes),
        alignments=_files(place, "align"),
        questions=tuple(both[name] for name in sorted(both)),
        shipped=shipped,
        shipped_shapes=frozenset(iri for file in shipped_shapes for iri in file.subjects),
        shipped_questions=frozenset(question.name for question in asked),
        prefixes=_prefixes(place, words or shipped),
        foreign=_foreign(place),
        study=study,
        world=world,
    )


def _files(ontology: Path, folder: str) -> tuple[WordFile, ...]:
    """Return the Turtle files of a folder within the ontology, none where it is not there."""
    return tuple(
        WordFile.read(path, f"ontology/{folder}/{path.name}")
        for path in sorted((ontology / folder).glob("*.ttl"))
    )


def _foreign(ontology: Path) -> dict[str, str]:
    """Return the labels of terms of other ontologies, from the list of those that are used.

    A label that several terms have names none of them.
    """
    path = ontology / "align" / "foreign-terms.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as text:
        labels = {row["iri"]: row["label"] for row in csv.DictReader(text)}
    count = Counter(labels.values())
    return {iri: label for iri, label in labels.items() if count[label] == 1}


def _prefixes(ontology: Path, words: Vocabulary) -> dict[str, str]:
    """Return the namespaces that the files of the ontology give a short name, by that name."""
    found: dict[str, str] = {}
    for path in sorted(ontology.rglob("*.ttl")):
        parser = parse(path=str(path), format=RdfFormat.TURTLE)
        for _ in parser:
            pass
        for prefix, namespace in parser.prefixes.items():
            found.setdefault(prefix, namespace)
    return {**found, **words.namespaces()}
