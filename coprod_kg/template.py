"""A new study: its study.toml, empty tables, and GUIDE.md that says what each column is for.

All that is said of tables and columns comes from their CSVW descriptions; the example
rows are those of the mill.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coprod_kg import resources
from coprod_kg.errors import FolderNotEmptyError, OutputError, UnknownExampleError
from coprod_kg.study import FILE, FORMAT, Study
from coprod_kg.vocabulary import ANY, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.vocabulary import Column, Table, Vocabulary

GUIDE: Final = "GUIDE.md"
_CODED: Final = "coded"
_TEXTS: Final = "texts"
_BESIDE: Final = ("README.md", "story.toml")  # what an example may have beside its settings
_EXAMPLE_ROWS: Final = 2
_PARTS: Final = frozenset(',"')  # what parts the choices of such a list, and ends it
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # no XML can hold them
_TAKEN: Final = {"integer": "number", "decimal": "number", "date": "day", "anyURI": "address"}
_LONGEST_LIST: Final = 255  # characters that a spreadsheet's list of choices may have
_SETTINGS: Final = """\
format = {format}                              # of this file; coprod-kg looks at it
title = "{title}"
base = "https://example.org/{slug}/"   # begins every address in the graph: put one of your own here
inputs = ["coded"]                      # folders or workbooks with coded tables
coder = "coder1"                        # who coded, where a row does not say; your initials will do
"""


_INTRODUCTION: Final = """\
# Guide to the tables of a study

Fill `partnerships` and `actors` first. Every other table may be left out, and so may every
column that is not required. Columns may stand in any order. Lists are written with `;`. Dates
are a year, a month (`2012-03`) or a day (`2012-03-31`). Concepts are written by their name, in
capitals or not. `coprod-kg check` tells what is amiss, and where.
"""
_STATEMENTS: Final = """\
A row of the tables below is a statement: somebody says that something is so. All of them have
these columns beside their own, unless a table says otherwise of one.
"""


def new(
    folder: Path, *, workbook: bool = False, every: bool = False, like: Study | None = None
) -> list[Path]:
    """Write a new, empty study and return its files.

    The tables are those with which a study begins, or every one; in CSV files or in one
    workbook. A study like another one has its extension, whose tables it begins with too.
    Raises FolderNotEmptyError, ExtensionError where the other's extension has a fault, or
    OutputError where the study cannot be written.
    """
    words = like.require_extension().vocabulary if like else vocabulary()
    shipped = vocabulary().tables
    tables = [one for one in words.tables.values() if every or one.order or one != shipped.get(one.name)]
    with _filling(folder):
        for name in (_CODED, _TEXTS):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(_settings(folder.resolve(), like), encoding="utf-8")
        (folder / GUIDE).write_text(guide(words), encoding="utf-8")
        if like:
            _copy_extension(like, folder)
        if workbook:
            _write_workbook(folder / _CODED / "coded.xlsx", tables, words)
        else:
            for table in tables:
                header = ",".join(column.name for column in table.cells)
                (folder / _CODED / f"{table.name}.csv").write_text(f"{header}\n", encoding="utf-8")
    return sorted(path for path in folder.rglob("*") if path.is_file())


def names() -> list[str]:
    """Return the names of the example studies."""
    return sorted(path.parent.name for path in resources.examples().glob(f"*/{FILE}"))


def copy_example(name: str, folder: Path) -> list[Path]:
    """Write an example study and return its files.

    Raises UnknownExampleError, FolderNotEmptyError, or OutputError where it cannot be written.
    """
    if name not in names():
        raise UnknownExampleError(name, names())
    source = resources.examples() / name
    with _filling(folder):
        shutil.copy(source / FILE, folder / FILE)
        for part in (_CODED, _TEXTS):
            if (source / part).is_dir():
                shutil.copytree(source / part, folder / part, dirs_exist_ok=True)
        for beside in _BESIDE:
            if (source / beside).is_file():
                shutil.copy(source / beside, folder / beside)
        study = Study.read(source)
        _copy_extension(study, folder)
        (folder / GUIDE).write_text(guide(study.vocabulary), encoding="utf-8")
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _copy_extension(study: Study, folder: Path) -> None:
    """Copy what a study adds to the ontology, as far as it lies in the study's own folder."""
    for name in study.extensions:
        source, place = study.folder / name, folder / name
        if not source.resolve().is_relative_to(study.folder.resolve()):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, place)


def _seen_from(folder: Path, study: Study, name: str) -> str:
    """Return an extension of a study as a new one names it: a copy of its own, or what both share."""
    place = (study.folder / name).resolve()
    if place.is_relative_to(study.folder.resolve()):
        return name
    return Path(os.path.relpath(place, folder)).as_posix()


def refuse_full(folder: Path) -> None:
    """Raise FolderNotEmptyError for a folder that holds anything, OutputError for one that cannot be seen."""
    try:
        full = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise _unwritable(folder, error) from error
    if full:
        raise FolderNotEmptyError(folder)


@contextmanager
def _filling(folder: Path) -> Iterator[None]:
    """Fill a folder that is new or empty; one that is not filled to the end is emptied again."""
    refuse_full(folder)
    try:
        made = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield
    except BaseException as error:
        with suppress(OSError):  # what kept it from being filled may keep it from being emptied
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            for path in made:
                path.rmdir()
        if isinstance(error, OSError):
            raise _unwritable(folder, error) from error
        raise


def _unwritable(folder: Path, error: OSError) -> OutputError:
    if isinstance(error, shutil.Error):  # one of its own for each file that could not be copied
        error = OSError(0, str(error.args[0][0][-1]))
    return OutputError(
        f"'{folder}' cannot be written ({error.strerror or error}).",
        "Name a folder where you may write, with space left.",
    )


def _settings(folder: Path, like: Study | None = None) -> str:
    name = folder.name
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "study"
    title = re.sub(r"[\x00-\x1f\x7f]", " ", name).replace("\\", "\\\\").replace('"', '\\"')
    settings = _SETTINGS.format(format=FORMAT, title=title, slug=slug)
    if like and like.extensions:
        seen = [_seen_from(folder, like, name) for name in like.extensions]
        settings += f"extensions = {json.dumps(seen, ensure_ascii=False)}\n"
    return settings


def guide(words: Vocabulary | None = None) -> str:
    """Return the Markdown text that explains every table and column, with example rows."""
    words = words or vocabulary()
    tables = list(words.tables.values())
    statements = [table for table in tables if table.is_statement]
    said = Counter((column.name, column.description) for table in statements for column in table.cells)
    everywhere = {one for one, tables in said.items() if 2 * tables > len(statements)}
    shared = [column for column in statements[0].cells if (column.name, column.description) in everywhere]
    parts = [_INTRODUCTION]
    parts += [_guide_to(table, table.cells, words) for table in tables if not table.is_statement]
    parts.append(f"# Statements\n\n{_STATEMENTS}\n{_columns(shared, words)}")
    for table in statements:
        own = [column for column in table.cells if (column.name, column.description) not in everywhere]
        parts.append(_guide_to(table, own, words))
    return "\n".join(parts)


def _guide_to(table: Table, columns: Iterable[Column], words: Vocabulary) -> str:
    return f"## {table.name}\n\n{table.description}\n\n{_columns(columns, words)}\n{_example(table)}"


def _columns(columns: Iterable[Column], words: Vocabulary) -> str:
    rows = "".join(
        f"| {column.name} | {_cell(_takes(column, words))} | {_cell(column.description)} |\n"
        for column in columns
    )
    return f"| column | takes | what it is for |\n|---|---|---|\n{rows}"


def _takes(column: Column, words: Vocabulary) -> str:
    """Return what a cell of the column may hold, in a few words."""
    needed = "**required** " if column.required else ""
    many = "; several with `;`" if column.separator else ""
    return f"{needed}{_kind(column, words)}{many}"


def _kind(column: Column, words: Vocabulary) -> str:
    if column.situation_of:
        where = "any statement table" if column.situation_of == ANY else column.situation_of
        return f"id of a row of {where}"
    if column.references:
        return f"id of {column.references}"
    if column.schemes:
        return "scheme:concept" if ANY in column.schemes else ", ".join(words.known(column.schemes))
    if column.base == "boolean":
        return (column.format or "true|false").replace("|", " or ")
    if column.minimum is not None and column.maximum is not None:
        return f"number {column.minimum} to {column.maximum}"
    kind = "anyURI" if column.holds_address else column.base
    return "date" if column.is_date else _TAKEN.get(kind, "text")


def _example(table: Table) -> str:
    """Return the first rows of a table of the mill, empty columns left out, or nothing where it has none."""
    path = resources.examples() / "mill" / _CODED / f"{table.name}.csv"
    if not path.is_file():
        return ""
    with path.open(encoding="utf-8", newline="") as text:
        header, *rows = csv.reader(text)
    rows = rows[:_EXAMPLE_ROWS]
    described = {column.name for column in table.cells}
    used = [at for at, name in enumerate(header) if name in described and any(row[at] for row in rows)]
    lines = [[header[at] for at in used], ["---"] * len(used), *([row[at] for at in used] for row in rows)]
    return "Example:\n\n" + "".join(f"| {' | '.join(_cell(text) for text in line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _write_workbook(path: Path, tables: list[Table], words: Vocabulary) -> None:
    """Write a workbook with a sheet a table, a note on every column and lists of choices."""
    import xlsxwriter  # noqa: PLC0415  # only this needs it

    out = io.BytesIO()  # what cannot be written to disk is then said as of any other file
    with xlsxwriter.Workbook(out) as book:
        bold = book.add_format({"bold": True})
        text = book.add_format({"num_format": "@"})  # keeps 2012-03 and 007 as they are typed
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            for at, column in enumerate(table.cells):
                sheet.set_column(at, at, max(12, len(column.name) + 2), text)
                sheet.write(0, at, column.name, bold)
                note = f"{column.description}\nTakes: {_kind(column, words)}"
                sheet.write_comment(0, at, _CONTROL.sub(" ", note))
                choices = _choices(column, words)
                if choices and len(",".join(choices)) <= _LONGEST_LIST and not _PARTS & set("".join(choices)):
                    rule = {"validate": "list", "source": choices, "error_type": "information"}
                    sheet.data_validation(1, at, 1_048_575, at, rule)
    path.write_bytes(out.getvalue())


def _choices(column: Column, words: Vocabulary) -> list[str]:
    """Return the few things a cell may hold, or nothing where it may hold more."""
    if column.schemes and not column.separator and not column.of_several_schemes:
        return words.known(column.schemes)
    return (column.format or "true|false").split("|") if column.base == "boolean" else []
