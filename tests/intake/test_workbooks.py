"""Workbooks: a sheet a table, and what a spreadsheet does to cells."""

from __future__ import annotations

import csv
import datetime as dt
import io
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import studies
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coprod_kg.intake import workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault
    from coprod_kg.intake.records import Record

    Book = Callable[..., tuple[list[Record], list[Fault]]]

ACTORS = [["id", "name", "kind"], ["a1", "Ann", "person"], ["a2", "Ben", "person"]]
PARTNERSHIPS = [["id", "name"], ["p1", "The Mill"]]
FLOWS = ["id", "partnership", "giver", "receiver", "resource", "claimant"]
FLOW = ["f1", "p1", "a1", "a2", "data", "a1"]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return what reads a study of one workbook: its records and faults."""

    def read(**sheets: list[list[Any]]) -> tuple[list[Record], list[Fault]]:
        (tmp_path / "study.toml").write_text(studies.SETTINGS, encoding="utf-8")
        sheets = {"actors": ACTORS, "partnerships": PARTNERSHIPS, **sheets}
        studies.write_workbook(tmp_path / "coded" / "coded.xlsx", **sheets)
        return studies.read(studies.Study.read(tmp_path))

    return read


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[bytes], list[Fault]]:
    """Return what gives the faults of a study with a file called coded.xlsx of those bytes."""
    study = studies.write(tmp_path)

    def read(data: bytes) -> list[Fault]:
        (tmp_path / "coded" / "coded.xlsx").write_bytes(data)
        return studies.read(study)[1]

    return read


def _values(records: list[Record]) -> list[tuple[str, Any]]:
    return [
        (table, sorted(values.items()))
        for table, values in sorted(
            ((one.table.name, one.values) for one in records), key=lambda one: (one[0], one[1]["id"])
        )
    ]


@pytest.mark.parametrize("example", ["mill", "abstract", "riverside"])
def test_a_workbook_gives_the_records_of_the_csv_folder(tmp_path: Path, mill: Path, example: str) -> None:
    """Whoever codes in one workbook gets the same graph."""
    source = mill.parent / example
    sheets = {
        path.stem: list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        for path in sorted((source / "coded").glob("*.csv"))
    }
    shutil.copytree(source, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("coded"))
    studies.write_workbook(tmp_path / "coded" / "coded.xlsx", **sheets)
    from_csv, _ = studies.read(studies.Study.read(source))
    from_book, faults = studies.read(studies.Study.read(tmp_path))
    assert faults == []
    assert _values(from_book) == _values(from_csv)
    assert len(from_book) > 50


def test_numbers_dates_and_truths_of_a_spreadsheet_are_read_as_typed(book: Book) -> None:
    """2012 in a number cell is a year, a date cell a day, a tick TRUE."""
    records, faults = book(
        actors=[["id", "name", "kind", "researcher"],
                [1, "Ann", "person", True], [2.0, 7.5, "person", False]],
        flows=[[*FLOWS, "from", "to", "strength"],
               [10, "p1", 1, 2, "data", 1, 2012, dt.date(2014, 3, 31), 4.0],
               [11, "p1", 1, 2, "data", "1", dt.datetime(2013, 1, 2), "2014-05", "5"]],  # noqa: DTZ001
    )  # fmt: skip
    assert faults == []
    values = {(one.table.name, *one.values["id"]): one.values for one in records}
    assert values["actors", "1"]["researcher"] == ("true",)
    assert values["actors", "2"]["name"] == ("7.5",)
    assert [values["flows", "10"][name] for name in ("giver", "from", "to", "strength")] == [
        ("1",), ("2012",), ("2014-03-31",), ("4",),
    ]  # fmt: skip
    assert (values["flows", "11"]["from"], values["flows", "11"]["to"]) == (("2013-01-02",), ("2014-05",))


def test_faults_of_a_workbook_name_the_sheet(book: Book) -> None:
    """Twenty tables in one file: the file alone is no place."""
    _, (fault,) = book(flows=[FLOWS, FLOW, [], ["f1", *FLOW[1:]]])
    assert (fault.file, fault.sheet, fault.row) == ("coded/coded.xlsx", "flows", 4)
    assert str(fault).startswith("coded/coded.xlsx, sheet flows, row 4, column id:")


def test_rows_of_a_sheet_are_counted_from_the_first_even_when_it_is_empty(book: Book) -> None:
    """Row 5 is what the spreadsheet calls row 5."""
    _, (fault,) = book(flows=[[], [], FLOWS, FLOW, FLOW])
    assert (fault.row, fault.column) == (5, "id")


def test_an_unknown_sheet_is_a_fault(book: Book) -> None:
    """A sheet of notes is data that would be lost."""
    _, (fault,) = book(Notes=[["remember"]])
    assert (fault.sheet, fault.is_error) == ("Notes", True)


@pytest.mark.parametrize(
    "cell",
    [
        '=cmd("/C calc")',
        "=1+1",
        "<script>",
        "a\nb",
        "שלום",
        "👩🏽\u200d🔬",
        "\x01 \x1f",
        "_x0041_",
        "\\",
        "  blanks  ",
        "x" * 32_767,
    ],
)
def test_cells_of_a_workbook_are_data(book: Book, cell: str) -> None:
    """A text that looks like a formula is a text; control characters come back from their escapes."""
    records, faults = book(coders=[["id", "name"], ["c1", cell]])
    assert faults == []
    assert [one.values["name"] for one in records if one.table.name == "coders"] == [(cell,)]


def test_merged_cells_are_a_fault(tmp_path: Path) -> None:
    """They show one value in several rows and hold it in the first."""
    study = studies.write(tmp_path)
    with xlsxwriter.Workbook(str(tmp_path / "coded" / "coded.xlsx")) as book:
        sheet = book.add_worksheet("coders")
        sheet.write_row(0, 0, ["id", "name"])
        sheet.write_row(1, 0, ["c1"])
        sheet.write_row(2, 0, ["c2"])
        sheet.merge_range(1, 1, 2, 1, "One or two")
    _, (fault,) = studies.read(study)
    assert (fault.sheet, fault.row, fault.column, fault.is_error) == ("coders", 2, "name", True)
    assert "merged" in fault.message


@pytest.mark.parametrize(("column", "shown"), [(1, "name"), (27, "AB")])
def test_a_formula_is_a_fault_at_its_cell(tmp_path: Path, column: int, shown: str) -> None:
    """What it shows today it need not show tomorrow."""
    study = studies.write(tmp_path)
    with xlsxwriter.Workbook(str(tmp_path / "coded" / "coded.xlsx")) as book:
        sheet = book.add_worksheet("coders")
        sheet.write_row(0, 0, ["id", "name"])
        sheet.write_row(1, 0, ["c1"])
        sheet.write_formula(3, column, '="Lyle, " & "Marged"', value="")
    _, (fault, *_) = studies.read(study)
    assert (fault.sheet, fault.row, fault.column) == ("coders", 4, shown)
    assert "formula" in fault.message


@pytest.mark.parametrize(
    "data", [b"", b"id,name\n", b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 password"]
)
def test_a_workbook_that_cannot_be_read_is_one_fault(
    broken: Callable[[bytes], list[Fault]], data: bytes
) -> None:
    """Renamed, cut short or locked by a password: said with a remedy."""
    (fault,) = broken(data)
    assert (fault.file, fault.is_error) == ("coded/coded.xlsx", True)
    assert "save it as .xlsx" in fault.remedy


def test_a_zip_that_is_no_workbook_is_one_fault(broken: Callable[[bytes], list[Fault]]) -> None:
    """So is a folder of pictures called .xlsx."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("picture.png", b"x")
    (fault,) = broken(data.getvalue())
    assert fault.is_error


def test_entities_in_a_workbook_are_refused(tmp_path: Path) -> None:
    """A few lines of XML can ask for gigabytes of memory."""
    study = studies.write(tmp_path)
    path = tmp_path / "coded" / "coded.xlsx"
    studies.write_workbook(tmp_path / "good.xlsx", coders=[["id", "name"], ["c1", "One"]])
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(tmp_path / "good.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            text = good.read(name).decode()
            bad.writestr(name, text.replace("?>\n", f"?>{bomb}\n", 1) if "sheet1" in name else text)
    _, (fault,) = studies.read(study)
    assert fault.is_error


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_workbook_gives_faults_and_no_traceback(tmp_path: Path, data: st.DataObject) -> None:
    """Bits flip on sticks and in the post."""
    good, path = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    if not good.exists():
        studies.write_workbook(good, coders=[["id", "name"], ["c1", "One"]], actors=ACTORS)
    content = bytearray(good.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    sheets, faults = workbook.read(path, "coded/bad.xlsx")
    assert sheets or faults


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_damaged_xml_in_a_workbook_gives_faults_and_no_traceback(tmp_path: Path, data: st.DataObject) -> None:
    """The same for a sound zip whose parts are broken."""
    good, path = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    if not good.exists():
        studies.write_workbook(good, coders=[["id", "name"], ["c1", "One"]], actors=ACTORS)
    with zipfile.ZipFile(good) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    part = parts[data.draw(st.sampled_from(sorted(name for name in parts if name.startswith("xl/"))))]
    for _ in range(data.draw(st.integers(1, 5))):
        part[data.draw(st.integers(0, len(part) - 1))] = data.draw(st.integers(32, 126))
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, bytes(content))
    sheets, faults = workbook.read(path, "coded/bad.xlsx")
    assert sheets or faults
