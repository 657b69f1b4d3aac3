"""coprod-kg demo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coprod_kg.cli import map as map_command
from coprod_kg.cli.folders import replacing
from coprod_kg.cli.reports import show_report
from coprod_kg.cli.screen import Progress, room, show, width

if TYPE_CHECKING:
    from coprod_kg.study import Study

_EXAMPLE: Final = "riverside"
_QUESTIONS: Final = ("reciprocity/one-way-pairs", "power/over-whom", "tensions/unmet")
_ROWS: Final = 6


@click.command("demo", short_help="See it all at work on a fictional study.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("coprod-demo"))
def command(folder: Path) -> None:
    """Copy a fictional study to DIR, build it, ask it, measure it and draw it.

    DIR is coprod-demo by default; only a folder that demo made itself is replaced.

    \b
    Example:
        coprod-kg demo
    """
    from coprod_kg import build, template
    from coprod_kg.study import Study

    with replacing(folder, "demo") as new:
        template.copy_example(_EXAMPLE, new)
        study = Study.read(new)
        _say(f"{study.title}: a fictional study, copied to {folder}")
        with Progress() as progress:
            report = build.build(study, progress)
    study = Study.read(folder.resolve())
    show_report(study, report, "text")
    _ask(study)
    _measure(study)
    _draw(study, folder)


def _say(text: str) -> None:
    show(f"\n== {text}\n")


def _ask(study: Study) -> None:
    from coprod_kg import ask, build

    names = ask.Names(build.open_graph(study), study.base, study.vocabulary)
    library = ask.Library()
    for name in _QUESTIONS:
        question = library.find(name)
        answer = ask.ask(question, names)
        _say(f"{question.question}   (coprod-kg ask {name})")
        show(ask.write(replace(answer, rows=answer.rows[:_ROWS]), "table", names, width()))
        if len(answer) > _ROWS:
            show(f"… and {len(answer) - _ROWS} more\n")


def _measure(study: Study) -> None:
    from coprod_kg import build
    from coprod_kg.network.measure import measure
    from coprod_kg.network.writers import write

    _say("How much is returned?   (coprod-kg measure flows power)")
    measures = measure(build.open_graph(study), ("flows", "power"), study=study.title)
    show(write(measures, width=room()))


def _draw(study: Study, folder: Path) -> None:
    from coprod_kg.cli.graphs import view
    from coprod_kg.pages import story
    from coprod_kg.pages.page import release_levels

    shown = view(study, "open")
    told_on = story.read(study.folder, map_command.KINDS, release_levels(study.vocabulary))
    kinds = {step.map for step in told_on.steps} if told_on else set()
    (folder / "out").mkdir(exist_ok=True)
    _say("Maps   (coprod-kg map)")
    for kind in map_command.KINDS:
        path = folder / "out" / f"{kind}.html"
        map_command.draw(study, shown, kind, path)
        told = ", and a story leads through it" if kind in kinds else ""
        show(f"Open {path} in a browser; it needs no internet{told}.\n")
