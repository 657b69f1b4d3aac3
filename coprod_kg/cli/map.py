"""coprod-kg map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise, show

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.graph.release import View
    from coprod_kg.study import Study

KINDS: Final = ("power", "exchange", "tensions", "causes", "whole")
_OUT: Final = "out"


@click.command("map", short_help="Draw power, exchange, tensions, causes or all as one HTML page.")
@click.argument("kind", type=click.Choice(KINDS), default="power")
@click.option("--partnership", metavar="ID", help="Only this partnership.")
@click.option(
    "--by",
    type=click.Choice(["partnership", "period"]),
    help="Draw each part by itself, side by side on one scale; over time each actor keeps its place.",
)
@click.option(
    "--period",
    "periods",
    metavar="FROM/TO",
    multiple=True,
    help="Only what holds then: a year, or two as 2008/2012; with --by period each calendar year without.",
)
@click.option("--unit", metavar="UNIT", help="Roll actors up to organisation, person … or sector.")
@click.option("--size", metavar="MEASURE", help="Sizes of actors show a measure of position: pagerank, in, …")
@click.option("--all", "everything", is_flag=True, help="Draw each actor, however many there are.")
@click.option("--static", "still", is_flag=True, help="A page without any script, for mail.")
@click.option("--zip", "zipped", is_flag=True, help="Write the page into a ZIP file.")
@options.policy
@options.release
@options.output
@options.study
def command(
    place: Path,
    kind: str,
    output: Path | None,
    release: str | None,
    periods: tuple[str, ...],
    *,
    zipped: bool,
    **said: Any,
) -> None:
    """Draw who holds power over whom, who gives to whom, or more, as one HTML page.

    KIND is power, exchange, tensions (where they show, between which poles, met by which
    practices), causes (what is said to bring about what) or whole (all of these). The
    page needs no internet. It shows what is open, unless --release says otherwise, and
    goes to out/KIND.html in the study unless -o says otherwise.

    \b
    Example:
        coprod-kg map exchange -o exchange.html
        coprod-kg map power --by partnership
        coprod-kg map tensions --static --zip
    """
    from coprod_kg.cli.graphs import view
    from coprod_kg.network.periods import period
    from coprod_kg.study import Study

    study = Study.find(place)
    path = output or study.folder / _OUT / f"{kind}.{'zip' if zipped else 'html'}"
    of_policy = {name: said.pop(name) for name in ("claims", "mode", "reported", "coder")}
    shown = view(study, release or "open")
    page = _page(study, shown, kind, of_policy, periods=[period(text) for text in periods], **said)
    if output is None:
        path.parent.mkdir(exist_ok=True)
    if zipped:
        from coprod_kg.export import archive
        from coprod_kg.export.destination import destination

        with destination(path) as out:
            archive.write(out, {f"{kind}.html": page.encode()})
    else:
        show(page, path)
    advise(f"Open {path}{' and the page in it' if zipped else ''} in a browser.")


def draw(study: Study, shown: View, kind: str, path: Path) -> None:
    """Write one map of what is shown of a study to a file."""
    show(_page(study, shown, kind, {}), path)


def _page(
    study: Study,
    shown: View,
    kind: str,
    policy: dict[str, Any],
    *,
    partnership: str | None = None,
    **options: Any,
) -> str:
    """Return one map of what is shown of a study."""
    from coprod_kg.ask import Names
    from coprod_kg.cli.graphs import policy as stated
    from coprod_kg.pages import story
    from coprod_kg.pages.page import map_page, release_levels

    names = Names(shown.dataset, study.base, study.vocabulary)
    return map_page(
        shown.dataset,
        kind,
        study=study.title,
        policy=stated(study, shown, policy),
        partnership=None if partnership is None else names.find("partnership", partnership),
        release=shown.level,
        dropped=shown.left_out,
        vocabulary=study.vocabulary,
        whole=shown.whole,
        story=story.read(study.folder, KINDS, release_levels(study.vocabulary)),
        **options,
    )
