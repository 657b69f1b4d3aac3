"""The question library: one question a file, the folders its table of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg import resources
from coprod_kg.errors import UnknownQuestionError, nearest
from coprod_kg.question import read_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coprod_kg.question import Question


class Library:
    """The questions that came with the program, and those of a study."""

    def __init__(self, own: Iterable[Question] = (), folder: Path | None = None) -> None:
        """Read every question of a folder; raises BrokenQuestionError for a file that is broken."""
        place = folder or resources.queries()
        shipped = [
            read_question(path, path.relative_to(place).with_suffix("").as_posix())
            for path in sorted(place.rglob("*.rq"))
        ]
        found = [*shipped, *own]
        self._questions = {question.name: question for question in sorted(found, key=lambda one: one.name)}

    def __iter__(self) -> Iterator[Question]:
        """Yield the questions in the order of their names."""
        return iter(self._questions.values())

    def __len__(self) -> int:
        """Return how many questions there are."""
        return len(self._questions)

    def rules(self) -> list[Question]:
        """Return the questions of check/, each row of whose answers is a fault."""
        return [question for question in self if question.is_rule]

    def find(self, name: str) -> Question:
        """Return the question of a path such as `power/over-whom`, or of its unique last part.

        Raises UnknownQuestionError when there is none, or more than one.
        """
        wanted = name.strip().removesuffix(".rq").strip("/")
        if (found := self._questions.get(wanted)) is not None:
            return found
        ends = [question for question in self if question.name.rpartition("/")[2] == wanted]
        if len(ends) == 1:
            return ends[0]
        error = UnknownQuestionError(name, self._questions)
        if ends:
            error.what = f"Several questions are called '{name}'."
            error.remedy = f"Name one by its path: {', '.join(question.name for question in ends)}."
        elif near := nearest(wanted, [question.name.rpartition("/")[2] for question in self]):
            error.remedy = f"Did you mean '{near}'?"
        raise error

    def listing(self) -> dict[str, list[dict[str, object]]]:
        """Return the library as `questions --format json` shows it."""
        return {"questions": [_described(question) for question in self]}


def _described(question: Question) -> dict[str, object]:
    parameters = [
        {
            "name": parameter.name,
            "type": parameter.type,
            "required": parameter.required,
            "default": parameter.default,
            "explanation": parameter.explanation,
        }
        for parameter in question.parameters
    ]
    return {
        "name": question.name,
        "question": question.question,
        "tags": list(question.tags),
        "columns": [column.name for column in question.columns],
        "parameters": parameters,
    }
