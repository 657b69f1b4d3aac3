"""Ask a graph: the question library, its typed parameters, and answers in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.ask.answers import Answer, answer, asked
from coprod_kg.ask.library import Library
from coprod_kg.ask.names import Names
from coprod_kg.ask.parameters import bound
from coprod_kg.ask.writers import FORMATS, write
from coprod_kg.question import ANY, Column, Parameter, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "FORMATS",
    "Answer",
    "Column",
    "Library",
    "Names",
    "Parameter",
    "Question",
    "answer",
    "ask",
    "bound",
    "write",
]


def ask(question: Question, names: Names, given: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to a question of the library from the graph that the names belong to."""
    said = dict(given or {})
    narrowed = {name for name, text in said.items() if text.strip().casefold() != ANY}
    return asked(names.dataset, question.text, lambda text: bound(question, said, names, text), narrowed)
