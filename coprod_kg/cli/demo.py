"""coprod-kg demo."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coprod_kg.cli import map as map_command
from coprod_kg.cli.reports import show_report
from coprod_kg.cli.screen import Progress, show, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.study import Study

_EXAMPLE: Final = "riverside"
_MARK: Final = ".coprod-demo"
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

    with _replacing(folder) as new:
        template.copy_example(_EXAMPLE, new)
        (new / _MARK).write_text("made by coprod-kg demo, which may replace it\n", encoding="utf-8")
        study = Study.read(new)
        _say(f"{study.title}: a fictional study, copied to {folder}")
        with Progress() as progress:
            report = build.build(study, progress)
    study = Study.read(folder.resolve())
    show_report(study, report, "text")
    _ask(study)
    _measure(study)
    _draw(study, folder)


@contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """Give a folder to make the demo in, and put it in the place of a former one when it is whole."""
    from coprod_kg import template

    place = folder.resolve()
    is_former = (place / _MARK).is_file()
    if not is_former:
        template.refuse_full(folder)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".coprod-demo-", dir=place.parent) as name:
        new, former = Path(name) / "new", Path(name) / "former"
        yield new
        if is_former:
            place.rename(former)
        elif place.exists():
            place.rmdir()
        new.rename(place)


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
    show(write(measure(build.open_graph(study), ("flows", "power"), study=study.title), "table"))


def _draw(study: Study, folder: Path) -> None:
    (folder / "out").mkdir(exist_ok=True)
    _say("Maps   (coprod-kg map)")
    for kind in map_command.KINDS:
        path = folder / "out" / f"{kind}.html"
        map_command.draw(study, kind, path, "open")
        show(f"Open {path} in a browser; it needs no internet.\n")
