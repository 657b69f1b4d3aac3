"""coprod-kg export."""

from __future__ import annotations

from pathlib import Path

import click

from coprod_kg.cli import options
from coprod_kg.cli.screen import advise


@click.command("export", short_help="Write the graph for other programs.")
@click.argument("file", type=click.Path(path_type=Path))
@options.release
@options.study
def command(place: Path, file: Path, release: str | None) -> None:
    """Write the graph to FILE in the format that its name ends in.

    Formats: .ttl, .trig, .nq, .jsonld, and tidy.csvw.zip for the coded tables as plain CSV
    on the Web. The same graph gives the same bytes.

    \b
    Example:
        coprod-kg export graph.trig
    """
    from coprod_kg import export
    from coprod_kg.cli.graphs import view
    from coprod_kg.study import Study

    export.writer(file)
    study = Study.find(place)
    shown = view(study, release)
    export.export(study, shown, file)
    if any(shown.left_out.values()):
        parts = ", ".join(f"{count} of {shown.totals[kind]} {kind}" for kind, count in shown.left_out.items())
        advise(f"At the release level '{shown.level}' this is left out or under a pseudonym: {parts}.")
