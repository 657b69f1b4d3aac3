"""coprod-kg questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import show

if TYPE_CHECKING:
    from coprod_kg.ask import Question


@click.command("questions", short_help="List what a graph can be asked.")
@options.study
@options.form("text", "json")
def command(place: Path, form: str) -> None:
    """List the questions of the library, and those of the study: name, question, parameters.

    \b
    Example:
        coprod-kg questions
    """
    from coprod_kg.ask import Library
    from coprod_kg.errors import NoStudyError
    from coprod_kg.study import Study

    try:
        own = Study.find(place).require_extension().questions
    except NoStudyError:
        if place != Path():  # a slip should not pass unseen
            raise
        own = {}
    library = Library(own.values())
    if form == "json":
        show(json.dumps(library.listing(), ensure_ascii=False, indent=1))
    else:
        show("\n".join(_described(question) for question in library))


def _described(question: Question) -> str:
    given = [
        f"{parameter.name}={parameter.type if parameter.required else parameter.default}"
        for parameter in question.parameters
    ]
    lines = [
        question.name,
        f"    {question.question}",
        *([f"    given: {', '.join(given)}"] if given else []),
    ]
    return "\n".join(lines)
