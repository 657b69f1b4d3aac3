"""What a study adds to the ontology: words and shapes in Turtle, tables in CSVW, questions in SPARQL.

What cannot be read is told as a fault, as in coded data, and left out; the rest is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_kg.extension.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.question import Question
    from coprod_kg.vocabulary import Vocabulary, WordFile


@dataclass(frozen=True, slots=True)
class Extension:
    """What the files of an extension hold, by what they are.

    `files` are all that were read, by the name that a reader is told; `paths` those of questions,
    by the name of the question. `unread` are tables, and columns of tables, whose descriptions
    have faults.
    """

    files: dict[str, Path]
    words: tuple[WordFile, ...]
    shapes: dict[str, Path]
    questions: dict[str, Question]
    paths: dict[str, Path]
    vocabulary: Vocabulary
    faults: tuple[Fault, ...]
    unread: frozenset[tuple[str, str | None]]
    words_are_read: bool

    @property
    def rules(self) -> tuple[Path, ...]:
        """Return the files of the questions any row of whose answers is a fault."""
        return tuple(path for name, path in self.paths.items() if self.questions[name].is_rule)

    @property
    def is_sound(self) -> bool:
        """Whether all of it can be used."""
        return not any(fault.is_error for fault in self.faults)


def read(folder: Path, names: Iterable[str]) -> Extension:
    """Return what the named files and folders of a study add to the ontology."""
    reader = Reader(folder)
    for name in names:
        reader.open(name)
    whole = reader.vocabulary()
    return Extension(
        reader.files,
        tuple(reader.words),
        reader.shapes,
        reader.questions,
        reader.paths,
        whole,
        (*reader.faults, *reader.tables.faults),
        frozenset(reader.tables.unread),
        reader.words_are_read,
    )
