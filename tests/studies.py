"""Small studies, each written for one test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import xlsxwriter
from pyoxigraph import Quad, RdfFormat, parse

from coprod_kg.intake.records import Records
from coprod_kg.study import Study
from coprod_kg.weave import Weaver

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Record

BASE: Final = "https://example.org/s/"
SETTINGS: Final = f'format = 1\ntitle = "A study"\nbase = "{BASE}"\ncoder = "c1"\n'
WORLD: Final = {
    "partnerships": "id,name\np1,The Mill\np2,The Boathouse\n",
    "actors": "id,name,kind\na1,Ann,person\na2,Ben,person\na3,Choir,group\n",
}


def write(folder: Path, settings: str = SETTINGS, **tables: str | bytes) -> Study:
    """Write a study of two partnerships and three actors with tables beside or in place of theirs."""
    (folder / "coded").mkdir(parents=True, exist_ok=True)
    (folder / "study.toml").write_text(settings, encoding="utf-8")
    for name, text in {**WORLD, **tables}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / "coded" / f"{name}.csv").write_bytes(data)
    return Study.read(folder)


def write_workbook(path: Path, **sheets: list[list[Any]]) -> None:
    """Write a workbook with a sheet a table, cells as they are given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if hasattr(value, "isoformat"):
                        sheet.write_datetime(at, column, value, date)
                    else:
                        sheet.write(at, column, value)


def read(study: Study) -> tuple[list[Record], list[Fault]]:
    """Return all records of a study, and every fault."""
    records = Records(study)
    found = list(records)
    return found, records.faults


def quads(study: Study) -> set[Quad]:
    """Return the quads of a study without faults, the ontology and the provenance left out."""
    records = Records(study)
    text = "".join(Weaver(study.base, study.vocabulary).quads(records))
    assert records.faults == []
    return set(parse(text.encode(), RdfFormat.N_QUADS))
