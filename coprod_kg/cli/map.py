"""coprod-kg map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise, show

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.study import Study

KINDS: Final = ("power", "exchange")
_OUT: Final = "out"


@click.command("map", short_help="Draw power or exchange as one HTML page.")
@click.argument("kind", type=click.Choice(KINDS), default="power")
@click.option("--partnership", metavar="ID", help="Only this partnership.")
@options.policy
@options.release
@options.output
@options.study
def command(
    place: Path,
    kind: str,
    partnership: str | None,
    output: Path | None,
    release: str | None,
    **policy: Any,
) -> None:
    """Draw who holds power over whom, or who gives to whom, as one HTML page.

    The page needs no internet. It shows what is open, unless --release says otherwise, and
    goes to out/KIND.html in the study unless -o says otherwise.

    \b
    Example:
        coprod-kg map exchange -o exchange.html
    """
    from coprod_kg.study import Study

    study = Study.find(place)
    path = output or study.folder / _OUT / f"{kind}.html"
    if output is None:
        path.parent.mkdir(exist_ok=True)
    draw(study, kind, path, release or "open", partnership, policy)
    advise(f"Open {path} in a browser.")


def draw(
    study: Study,
    kind: str,
    path: Path,
    level: str,
    partnership: str | None = None,
    policy: dict[str, Any] | None = None,
) -> None:
    """Write one map of a study to a file."""
    from coprod_kg.ask import Names
    from coprod_kg.cli.graphs import policy as stated
    from coprod_kg.cli.graphs import view
    from coprod_kg.pages.page import map_page

    shown = view(study, level)
    names = Names(shown.dataset, study.base, study.vocabulary)
    page = map_page(
        shown.dataset,
        kind,
        study=study.title,
        policy=stated(study, shown, policy or {}),
        partnership=None if partnership is None else names.find("partnership", partnership),
        release=shown.level,
        dropped=shown.left_out,
        vocabulary=study.vocabulary,
    )
    show(page, path)
