"""coprod-kg measure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise, room, show


@click.command("measure", short_help="Count who gives and who decides, and what is returned.")
@click.argument("layers", metavar="[LAYER]...", nargs=-1)
@click.option(
    "--by",
    type=click.Choice(["partnership", "sector", "period"]),
    multiple=True,
    help="Measure each part by itself, side by side; may be given more than once.",
)
@click.option(
    "--period",
    "periods",
    metavar="FROM/TO",
    multiple=True,
    help="Only what holds then: a year, or two as 2008/2012; with --by period each calendar year without.",
)
@click.option("--unit", metavar="UNIT", help="Roll actors up to organisation, person … or sector.")
@click.option(
    "--weight",
    type=click.Choice(["strength", "claims", "claimants"]),
    help="What ties weigh in weighted measures; strength is a scale of steps.",
)
@click.option("--as-if-asked", is_flag=True, help="Read silence as absence, whatever the sources.")
@click.option("--all", "everything", is_flag=True, help="Positions also from few claimants or actors.")
@click.option("--sample", is_flag=True, help="The actors are a sample of more: add bootstrap intervals.")
@click.option("--actors", is_flag=True, help="Where each actor stands, with the range without each claimant.")
@click.option(
    "--null",
    type=click.Choice(["density", "dyads", "degrees"]),
    help="What chance keeps of a network; each number has a usual one.",
)
@click.option(
    "--draws", type=click.IntRange(1), default=1000, show_default=True, help="Networks drawn at random."
)
@click.option("--seed", type=int, default=1, show_default=True, help="For what is drawn at random.")
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE.svg", help="Draw the numbers too.")
@click.option(
    "--explain", metavar="MEASURE", help="Print what a number is, its formula, source and how to read it."
)
@options.policy
@options.release
@options.form("table", "csv", "json", "markdown")
@options.output
@options.study
def command(
    place: Path,
    layers: tuple[str, ...],
    by: tuple[str, ...],
    periods: tuple[str, ...],
    form: str,
    output: Path | None,
    release: str | None,
    explain: str | None,
    plot: Path | None,
    *,
    actors: bool,
    **said: Any,
) -> None:
    """Measure each LAYER of ties: reciprocity and power, against chance, with what they rest on.

    Layers are power, flows, flows:RESOURCE and power:BASE; without names power, flows and
    each resource. Density, rho and chance need pairs that were asked (a roster or a name
    generator); elsewhere no tie means not mentioned, and they are left undefined.

    \b
    Example:
        coprod-kg measure flows --by partnership
        coprod-kg measure power --by period --period 2008/2012 --period 2013/2018
        coprod-kg measure --explain rho
    """
    if explain is not None:
        from coprod_kg.network.catalogue import entries, explained

        show(explained(entries(explain)), output)
        return
    from coprod_kg.cli.graphs import policy as stated
    from coprod_kg.cli.graphs import view
    from coprod_kg.network.measure import measure
    from coprod_kg.network.periods import period
    from coprod_kg.network.suppression import without_small_groups
    from coprod_kg.network.writers import unplaced, write
    from coprod_kg.study import Study

    study = Study.find(place)
    shown = view(study, release)
    of_policy = {name: said.pop(name) for name in ("claims", "mode", "reported", "coder")}
    found = measure(
        shown.dataset,
        layers,
        study=study.title,
        policy=stated(study, shown, of_policy),
        by=by,
        periods=[period(text) for text in periods],
        words=study.vocabulary,
        whole=shown.whole,
        **said,
    )
    if shown.is_public:
        found = without_small_groups(found)
    if plot is not None:
        from coprod_kg.pages.measured_plots import plots
        from coprod_kg.pages.plots import write as drawn

        show(drawn(plots(found)), plot)
        advise(f"Open {plot} in a browser.")
    if actors:
        for line in unplaced(found):
            advise(line)
    show(write(found, form, actors=actors, width=None if output else room()), output)
