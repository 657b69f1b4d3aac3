"""Carry a study, or a stored graph, over a release in which names changed.

`ontology/migrations/<version>/` holds what a release asks of older data: `tables.toml` says
what tables, columns and cells are called now, `graph.ru` is the SPARQL Update that does the
same to a graph. Where nothing has to be carried, README.md alone says why.

`python -m coprod_kg.change.migration 0.3.0 my-study my-study-carried` writes a carried copy.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from coprod_kg import resources
from coprod_kg.errors import CoprodError, FolderNotEmptyError, NotCarriedError, UnknownReleaseError
from coprod_kg.intake import text
from coprod_kg.study import Study
from coprod_kg.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Names = dict[str, str]

GRAPH: Final = "graph.ru"
TABLES: Final = "tables.toml"
REASON: Final = "README.md"
_EVERY: Final = "*"  # stands for each table
_MADE: Final = shutil.ignore_patterns("graph", "out")  # made anew by a build


@dataclass(frozen=True, slots=True)
class TableChange:
    """What one table is called now, with its columns and the values of their cells."""

    table: str | None = None
    columns: Names = field(default_factory=dict)
    cells: dict[str, Names] = field(default_factory=dict)


def folder(version: str) -> Path:
    """Return the folder of what a release asks of older data; raises UnknownReleaseError."""
    place = resources.ontology() / "migrations"
    known = sorted(path.name for path in place.iterdir() if path.is_dir())
    if version not in known:
        raise UnknownReleaseError(version, known)
    return place / version


def read(path: Path) -> dict[str, TableChange]:
    """Return what a `tables.toml` says of each table, by its former name."""
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {table: TableChange(**said) for table, said in raw.items()}


def carried_rows(
    table: str, rows: Iterable[Sequence[str]], said: dict[str, TableChange]
) -> tuple[str, list[list[str]]]:
    """Return the present name of a table, and its rows under the present names, the header first."""
    own, every = (said.get(name, TableChange()) for name in (table, _EVERY))
    columns, cells = every.columns | own.columns, every.cells | own.cells
    header, *below = [list(row) for row in rows]
    former = [title.strip().casefold() for title in header]
    values = [{fold(was): now for was, now in cells.get(name, {}).items()} for name in former]
    present = [columns.get(name, title) for name, title in zip(former, header, strict=True)]
    carried = [
        [_cell(cell, known) for cell, known in zip(row, values, strict=False)] + row[len(values) :]
        for row in below
    ]
    return own.table or table, [present, *carried]


def _cell(cell: str, known: Names) -> str:
    """Return a cell, or each item of a list, under its present name."""
    if not known:
        return cell
    items = [item.strip() for item in cell.split(";")]
    return ";".join(known.get(fold(item), item) for item in items)


def carry(study: Path, new: Path, migration: Path) -> list[Path]:
    """Write a copy of a study, carried over a release, and return the tables that were written anew.

    Raises FolderNotEmptyError where something is in the way, and NotCarriedError for a
    workbook or a table that cannot be read, or where the copy cannot be written; nothing is
    left of it then.
    """
    study = Study.find(study).folder
    if new.resolve().is_relative_to(study):
        raise NotCarriedError(str(new), "it lies within the study", "Name a folder outside of it.")
    try:
        if new.exists() and not (new.is_dir() and not any(new.iterdir())):
            raise FolderNotEmptyError(new)
        said = read(migration / TABLES)
        carried = {path: _carried(path, said) for path in _inputs(study) if {path.stem, _EVERY} & said.keys()}
        return _write(study, new, carried)
    except OSError as error:
        why = f"'{error.filename}': {error.strerror}" if error.filename else str(error)
        raise NotCarriedError(
            str(study), why, "Check that both folders are there and open to you."
        ) from error


def _write(study: Path, new: Path, carried: dict[Path, tuple[str, str]]) -> list[Path]:
    """Write a copy of a study with some tables under another name and with other text, or nothing."""
    with tempfile.TemporaryDirectory(prefix=f".{new.name}-", dir=new.resolve().parent) as beside:
        copy = Path(beside) / new.name
        shutil.copytree(study, copy, ignore=_MADE)
        for path, (name, content) in carried.items():
            former = copy / path.relative_to(study)
            former.unlink()
            former.with_stem(name).write_text(content, encoding="utf-8", newline="")
        if new.exists():
            new.rmdir()
        copy.rename(new)
    return [(new / path.relative_to(study)).with_stem(name) for path, (name, _) in carried.items()]


def _inputs(study: Path) -> list[Path]:
    """Return the files of coded tables; raises NotCarriedError for a workbook."""
    places = [study / name for name in Study.read(study).inputs]
    found = [path for place in places for path in (sorted(place.iterdir()) if place.is_dir() else [place])]
    for path in found:
        if path.suffix.lower() == ".xlsx":
            raise NotCarriedError(
                path.name, "it is a workbook", "Save its sheets as CSV files, and carry those."
            )
    return [path for path in found if path.suffix.lower() == ".csv"]


def _carried(path: Path, said: dict[str, TableChange]) -> tuple[str, str]:
    """Return the present name of a table, and its text under the present names."""
    content, faults = text.decode(path.read_bytes(), path.name)
    rows = [] if content is None else [row for _, row in text.rows(content, path.name, faults)]
    if not rows or any(fault.is_error for fault in faults):
        raise NotCarriedError(path.name, "it cannot be read", "Run 'coprod-kg check', and mend it first.")
    name, present = carried_rows(path.stem, rows, said)
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(present)
    return name, out.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; 0 is fine, 2 could not run."""
    parser = argparse.ArgumentParser(prog="python -m coprod_kg.change.migration")
    parser.add_argument("version", help="the release over which the study is carried")
    parser.add_argument("study", type=Path, help="the folder of a study coded before that release")
    parser.add_argument("new", type=Path, help="the folder to write its carried copy to")
    given = parser.parse_args(arguments)
    try:
        written = carry(given.study, given.new, folder(given.version))
    except CoprodError as error:
        print(error, file=sys.stderr)  # noqa: T201 -- a program that prints
        return 2
    for path in written:
        print(path)  # noqa: T201 -- as above
    return 0


if __name__ == "__main__":
    sys.exit(main())
