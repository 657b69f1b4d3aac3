"""coprod-kg measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import show

if TYPE_CHECKING:
    from pathlib import Path


@click.command("measure", short_help="Count who gives and who decides, and what is returned.")
@click.argument("layers", metavar="[LAYER]...", nargs=-1)
@click.option("--by", type=click.Choice(["partnership"]), help="Measure each part by itself.")
@click.option("--as-if-asked", is_flag=True, help="Read silence as absence, whatever the sources.")
@click.option("--seed", type=int, default=1, show_default=True, help="For what is drawn at random.")
@options.policy
@options.release
@options.form("table", "csv", "json", "markdown")
@options.output
@options.study
def command(
    place: Path,
    layers: tuple[str, ...],
    by: str | None,
    seed: int,
    form: str,
    output: Path | None,
    release: str | None,
    *,
    as_if_asked: bool,
    **policy: Any,
) -> None:
    """Measure each LAYER of ties: dyads, arc and dyad reciprocity, with what they rest on.

    Layers are power, flows, flows:RESOURCE and power:BASE; without names power, flows and
    each resource.

    \b
    Example:
        coprod-kg measure flows --by partnership
    """
    from coprod_kg.cli.graphs import policy as stated
    from coprod_kg.cli.graphs import view
    from coprod_kg.network.measure import measure
    from coprod_kg.network.writers import write
    from coprod_kg.study import Study

    study = Study.find(place)
    shown = view(study, release)
    chosen = stated(study, shown, policy)
    found = measure(
        shown.dataset,
        layers,
        study=study.title,
        policy=chosen,
        by=by,
        as_if_asked=as_if_asked,
        seed=seed,
        words=study.vocabulary,
    )
    show(write(found, form), output)
