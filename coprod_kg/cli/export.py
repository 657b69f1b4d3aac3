"""coprod-kg export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise

if TYPE_CHECKING:
    from coprod_kg.export.ties.making import Grain
    from coprod_kg.graph.release import View
    from coprod_kg.study import Study


@click.command("export", short_help="Write the graph, or a network of ties, for other programs.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--layer",
    "layers",
    metavar="LAYER",
    multiple=True,
    help="Of a network: power, flows, flows:RESOURCE or power:BASE; may be given more than once.",
)
@click.option("--partnership", metavar="ID", help="Of a network: only this partnership.")
@click.option(
    "--edges",
    type=click.Choice(["tie", "claim"]),
    help="Of a network: what an edge stands for, a tie (the default) or each claim that makes one.",
)
@options.policy
@options.release
@options.study
def command(place: Path, file: Path, release: str | None, **of_network: Any) -> None:
    """Write the graph, or the ties in it, to FILE in the format that its name ends in.

    The graph: .ttl, .trig, .nq, .jsonld, and tidy.csvw.zip for the coded tables as plain CSV
    on the Web. A network for Gephi, visone, R or Python: .graphml, .gexf, and ties.csv.zip for
    tables of nodes and edges. Its edges are the ties that `measure` counts: of each --layer, or
    of power and each resource. The same graph gives the same bytes.

    \b
    Example:
        coprod-kg export graph.trig
        coprod-kg export power.graphml --layer power --claims confirmed
    """
    from coprod_kg import export
    from coprod_kg.cli.graphs import view
    from coprod_kg.study import Study

    ties = export.is_network(file)
    if not ties:
        _refuse(file, of_network)
    study = Study.find(place)
    shown = view(study, release)
    if ties:
        _export_network(study, shown, file, **of_network)
    else:
        export.export(study, shown, file)
    if any(shown.left_out.values()):
        parts = ", ".join(f"{count} of {shown.totals[kind]} {kind}" for kind, count in shown.left_out.items())
        advise(f"At the release level '{shown.level}' this is left out or under a pseudonym: {parts}.")


def _refuse(file: Path, of_network: dict[str, Any]) -> None:
    """Refuse options that say which ties are meant where a file holds all claims."""
    from coprod_kg.export import NETWORK_WRITERS

    for name, value in of_network.items():
        if value not in (None, ()):
            raise click.UsageError(
                f"--{name.removesuffix('s') if name == 'layers' else name} is about networks "
                f"({', '.join(NETWORK_WRITERS)}); '{file.name}' would hold the whole graph."
            )


def _export_network(
    study: Study,
    shown: View,
    file: Path,
    *,
    layers: tuple[str, ...],
    partnership: str | None,
    edges: Grain | None,
    **policy: Any,
) -> None:
    """Write layers as a network, and tell what no edge stands for."""
    from coprod_kg import export
    from coprod_kg.ask import Names
    from coprod_kg.cli.graphs import policy as stated
    from coprod_kg.export.ties import making
    from coprod_kg.network.blocks import left_out

    names = Names(shown.dataset, study.base, study.vocabulary)
    where = None if partnership is None else names.find("partnership", partnership)
    made = making.layers(study, shown, layers, stated(study, shown, policy), where)
    network = making.network(study, shown, made, edges or "tie")
    export.export_network(network, file)
    for one in made:
        counts = {**one.left_out, "claims": one.claims_left_out, "not_asked_arcs": 0}  # those are written
        advise(f"{one.name.text}: {left_out(counts)}")
    unasked = sum(not edge.observed for edge in network.edges)
    advise(
        f"{len(network.nodes)} nodes and {len(network.edges)} edges, "
        f"{unasked} of them between two of whom one was not asked (observed is false)."
    )
