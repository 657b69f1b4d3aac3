"""coprod-kg docs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.pages.reference import Sources
    from coprod_kg.study import Study

_EXAMPLE: Final = "mill"
_OUT: Final = Path("out", "reference")
_SUFFIXES: Final = (".html", ".md", ".svg")
_HEAD: Final = 2_000  # characters within which a page says by whom it was written


@click.command("docs", short_help="Write the reference of all words, tables, shapes and questions.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder; out/reference in a study.",
)
@options.study
def command(place: Path, output: Path | None) -> None:
    """Write what each word means, which table holds it and which questions use it.

    In a study, what the study adds is there too, marked as its own. Elsewhere it is the
    vocabulary that came with the program, and -o says where to write. The pages are HTML
    and Markdown; they need no internet.

    \b
    Example:
        coprod-kg docs -o reference
    """
    from coprod_kg.pages.reference import files

    study = _study(place, needed=output is None or place != Path())
    folder = output or _folder(study)
    texts = files(_sources(study))
    _write(folder, texts)
    advise(f"Open {folder / 'index.html'} in a browser.")


def _study(place: Path, *, needed: bool) -> Study | None:
    """Return the study of a place, or None where there is none and none is needed."""
    from coprod_kg.errors import NoStudyError
    from coprod_kg.study import Study

    try:
        return Study.find(place)
    except NoStudyError as error:
        if not needed:
            return None
        error.remedy = f"{error.remedy} Outside a study, name a folder to write to with -o."
        raise


def _folder(study: Study | None) -> Path:
    return _OUT if study is None else study.folder / _OUT


def _sources(study: Study | None) -> Sources:
    """Return what the reference is made from: the program's own files, and those of a study."""
    from coprod_kg import build, resources
    from coprod_kg.pages.reference import World, sources
    from coprod_kg.vocabulary import WordFile

    folder = resources.examples() / _EXAMPLE
    world = World(folder, build.in_memory(folder))
    if study is None:
        return sources(world=world)
    added = study.require_extension()
    return sources(
        study=study.title,
        words=study.vocabulary,
        shapes=[WordFile.read(path, name) for name, path in added.shapes.items()],
        questions=added.questions.values(),
        world=world,
    )


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files to a folder, and take away those of a former reference that are no more.

    Raises OutputError, before anything is written, where a file that docs has not written
    is in the way.
    """
    from coprod_kg.errors import OutputError

    for name in texts:
        path = folder / name
        if path.exists() and not _is_ours(path):
            raise OutputError(
                f"'{path}' is there already and was not written by 'coprod-kg docs'.",
                "Name another folder with -o, or move that file.",
            )
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        show(text, path)
    for path in sorted(folder.rglob("*")):
        if path.relative_to(folder).as_posix() not in texts and _is_ours(path):
            path.unlink()


def _is_ours(path: Path) -> bool:
    """Return whether a file says that docs has written it."""
    from coprod_kg.pages.reference import MARK

    if path.suffix not in _SUFFIXES or not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as text:
        return MARK in text.read(_HEAD)
