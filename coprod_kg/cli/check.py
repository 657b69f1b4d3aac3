"""coprod-kg check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coprod_kg.cli import options
from coprod_kg.cli.reports import show_report
from coprod_kg.cli.screen import Progress

if TYPE_CHECKING:
    from pathlib import Path


@click.command("check", short_help="List every fault in coded data and graph.")
@options.study
@options.form("text", "json")
@click.pass_context
def command(ctx: click.Context, place: Path, form: str) -> None:
    """List every fault of a study: in cells, between tables, and in the graph they make.

    Nothing is changed. Exits 0 when there is no error, 1 when there is one, 2 when the
    study cannot be read.

    \b
    Example:
        coprod-kg check --study my-study
    """
    from coprod_kg import build
    from coprod_kg.study import Study

    study = Study.find(place)
    with Progress() as progress:
        report = build.check_study(study, progress)
    show_report(study, report, form)
    ctx.exit(0 if report.is_sound else 1)
