"""coprod-kg build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coprod_kg.cli import options
from coprod_kg.cli.reports import show_report
from coprod_kg.cli.screen import Progress, advise

if TYPE_CHECKING:
    from pathlib import Path


@click.command("build", short_help="Check a study and build its graph, all or nothing.")
@options.study
@options.form("text", "json")
@click.pass_context
def command(ctx: click.Context, place: Path, form: str) -> None:
    """Check a study and build its graph.

    All or nothing: where there is an error, or the build is stopped, the former graph
    stays as it was. Exits as check does.

    \b
    Example:
        coprod-kg build --study my-study
    """
    from coprod_kg import build
    from coprod_kg.study import Study

    study = Study.find(place)
    with Progress() as progress:
        report = build.build(study, progress)
    show_report(study, report, form)
    if report.is_sound:
        advise(f"The graph is in {study.graph_folder}; see 'coprod-kg questions' for what to ask it.")
    else:
        advise("The graph was not built; what stood there before is untouched.")
    ctx.exit(0 if report.is_sound else 1)
