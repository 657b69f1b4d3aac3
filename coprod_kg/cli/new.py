"""coprod-kg new."""

from __future__ import annotations

from pathlib import Path

import click

from coprod_kg.cli.screen import advise, show


@click.command("new", short_help="Start a study: empty, explained tables, or an example.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--example", metavar="NAME", help="Copy an example study: mill, abstract or riverside.")
@click.option("--xlsx", "workbook", is_flag=True, help="One workbook with a sheet a table, not CSV files.")
@click.option(
    "--tables",
    type=click.Choice(["first", "all"]),
    default="first",
    show_default=True,
    help="The tables to begin with, or every one.",
)
@click.option(
    "--like",
    type=click.Path(path_type=Path),
    metavar="STUDY",
    help="With what another study adds to the ontology: its words, columns, tables, shapes and questions.",
)
def command(folder: Path, example: str | None, tables: str, like: Path | None, *, workbook: bool) -> None:
    """Start a study in DIR: empty tables with a guide to every column, or an example.

    \b
    Example:
        coprod-kg new my-study
    """
    from coprod_kg import template
    from coprod_kg.study import Study

    if example is not None and like is not None:
        raise click.UsageError("Copy an example, or begin a study like another one: not both.")
    if example is not None:
        files = template.copy_example(example, folder)
    else:
        other = None if like is None else Study.find(like)
        files = template.new(folder, workbook=workbook, every=tables == "all", like=other)
    show("".join(f"{path}\n" for path in files))
    if example is None:
        advise(f"Read {folder / template.GUIDE} first.")
