"""What an ontology states, in a form that does not depend on how its files are written.

A statement is a thing, one of its aspects, and a value. Things are what somebody may rely
on: terms, concepts, shapes, tables and their columns, questions. A release is kept in this
form as text, sorted, so that two releases can be compared by eye too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from coprod_kg.change.tabular import statements_of_questions, statements_of_tables
from coprod_kg.change.turtle import statements_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Thing(NamedTuple):
    """What is stated about: its kind (class, concept, column …) and its name."""

    kind: str
    name: str

    def __str__(self) -> str:
        """Return kind and name."""
        return f"{self.kind} {self.name}"


Statements = Mapping[Thing, Mapping[str, frozenset[str]]]  # the values of each aspect of each thing


def gathered(stated: Iterable[tuple[str, str, str, str]]) -> Statements:
    """Return statements by thing and aspect, from kinds, names, aspects and values."""
    found: defaultdict[Thing, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, name, aspect, value in stated:
        found[Thing(kind, name)][aspect].add(value)
    return {
        thing: {aspect: frozenset(values) for aspect, values in aspects.items()}
        for thing, aspects in found.items()
    }


def of_folders(ontology: Path, queries: Path) -> Statements:
    """Return what the files of an ontology and of a library of questions state."""
    return gathered(
        [
            *statements_of_words(ontology),
            *statements_of_tables(ontology / "tables"),
            *statements_of_questions(queries),
        ]
    )


def write(statements: Statements) -> str:
    """Return statements as sorted text: a line for each thing, below it one for each value."""
    lines = []
    for thing, aspects in sorted(statements.items()):
        lines.append(f"{thing}\n")
        lines += sorted(f"\t{aspect}\t{value}\n" for aspect, values in aspects.items() for value in values)
    return "".join(lines)


def read(text: str) -> Statements:
    """Return the statements that a text holds, as `write` writes it."""
    stated = []
    kind = name = ""
    for line in text.removesuffix("\n").split("\n"):
        if line.startswith("\t"):
            aspect, _, value = line[1:].partition("\t")
            stated.append((kind, name, aspect, value))
        else:
            kind, _, name = line.partition(" ")
    return gathered(stated)
