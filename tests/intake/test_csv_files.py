"""CSV files as people and their spreadsheets save them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
import studies
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.intake import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault

    Faults = Callable[..., list[Fault]]

ACTORS = "id,name,kind\na1,Zoë,person\na2,Ben,person\na3,Choir,group\n"


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n\t", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_a_fault(faults: Faults, data: bytes) -> None:
    """A save that went wrong leaves 0 bytes; it must not read as a table without rows."""
    (fault,) = faults(coders=data)
    assert (fault.file, fault.row, fault.severity) == ("coded/coders.csv", None, "error")
    assert "empty" in fault.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused(faults: Faults, encoding: str) -> None:
    """Excel's 'Unicode text' would come out as noise; whoever saved it learns what to choose."""
    (fault,) = faults(actors=ACTORS.encode(encoding))
    assert (fault.file, fault.is_error) == ("coded/actors.csv", True)
    assert "CSV UTF-8" in fault.remedy


def test_a_binary_file_called_csv_is_refused(faults: Faults) -> None:
    """A picture or workbook renamed to .csv gives one fault, not one a row."""
    (fault,) = faults(coders=b"PK\x03\x04\x00\x00\x08\x00\xff\xfe id,name")
    assert "no text file" in fault.message


def test_windows_1252_is_read_with_a_warning(faults: Faults, tmp_path: Path) -> None:
    """Old spreadsheets save so; the letters come out right and somebody looks at them."""
    (fault,) = faults(actors=ACTORS.encode("cp1252"))
    assert (fault.row, fault.severity) == (2, "warning")
    records, _ = studies.read(studies.Study.read(tmp_path))
    assert ("Zoë",) in [one.values.get("name") for one in records]


def test_what_no_encoding_can_read_is_refused_with_its_row(faults: Faults) -> None:
    """0x81 is neither UTF-8 nor Windows-1252; the row is counted past line breaks in cells."""
    (fault,) = faults(coders=b'id,name\nc1,"two\nlines"\nc2,A\x81\n')
    assert (fault.row, fault.is_error) == (3, True)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_marks_and_line_ends_do_not_matter(
    tmp_path: Path, separator: str, mark: str, end: str
) -> None:
    """Spreadsheets choose them by country and age; the records are the same."""
    plain, _ = studies.read(studies.write(tmp_path / "plain", actors=ACTORS))
    changed = mark + ACTORS.replace(",", separator).replace("\n", end)
    other, faults = studies.read(studies.write(tmp_path / "other", actors=changed))
    assert faults == []
    assert other == plain


def test_blank_rows_and_trailing_blanks_mean_nothing(faults: Faults) -> None:
    """Spreadsheets pad what they save."""
    assert (
        faults(actors="id,name,kind,,\na1 , Ann,person ,,\n,,,,\n\na2,Ben, person\n   \na3,Choir,group,,\n")
        == []
    )


def test_the_header_may_come_after_blank_rows(faults: Faults) -> None:
    """An empty row on top is no reason to read a study as having no columns."""
    assert faults(actors="\n;;\nid;name;kind\na1;Ann;person\na2;B,b,b,b;person\na3;Choir;group\n") == []


def test_a_fault_under_a_late_header_has_the_row_of_the_spreadsheet(faults: Faults) -> None:
    """The rows above the header are counted, for that is what a reader sees."""
    (fault,) = faults(coders="\n\nid,name\nc1,One\nc1,Two\n")
    assert fault.row == 5


def test_rows_are_numbered_as_a_spreadsheet_shows_them(faults: Faults) -> None:
    """A cell of three lines is one row, a blank row is one too."""
    table = 'id,name\nc1,"one\ntwo\r\nthree"\n\nc2,Two\nc2,Three\n'
    (fault,) = faults(coders=table)
    assert (fault.row, fault.column) == (5, "id")


def test_a_quotation_mark_that_is_never_closed_is_a_fault_at_its_row(faults: Faults) -> None:
    """It would swallow the rest of the file in silence."""
    (fault,) = faults(coders='id,name\nc1,One\nc2,"Two\nc3,Three\n')
    assert (fault.row, fault.is_error) == (3, True)
    assert "quotation marks" in fault.message


def test_a_header_with_an_open_quotation_mark_is_one_fault(faults: Faults) -> None:
    """What follows from it (that columns are missing) is not reported beside it."""
    found = faults(coders='id,"name\nc1,One\n')
    assert {fault.message for fault in found} == {found[0].message}
    assert found[0].row == 1


def test_a_row_with_more_cells_than_the_header_is_a_fault(faults: Faults) -> None:
    """An unquoted comma in a text would cut it in two."""
    (fault,) = faults(coders="id,name\nc1,Lyle, Marged\n")
    assert (fault.row, fault.column) == (2, None)
    assert "more cells" in fault.message


def test_a_short_row_leaves_its_last_cells_empty(faults: Faults) -> None:
    """Spreadsheets drop trailing separators."""
    assert faults(coders="id,name\nc1\n") == []


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"))), min_size=1))
def test_every_csv_that_python_writes_is_read_as_written(table: list[list[str]]) -> None:
    """Nothing within a cell is changed by reading: marks, line ends, blanks, separators."""
    table = [["id", "name", "note"], *([one or "" for one in row] for row in table)]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(table)
    faults: list[Fault] = []
    found = list(text.rows(out.getvalue(), "coded/x.csv", faults))
    assert faults == []
    assert found == list(enumerate(table, start=1))


@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_a_fault(data: bytes) -> None:
    """No file, however broken, ends in a traceback."""
    content, faults = text.decode(data, "coded/x.csv")
    assert (content is None) == any(fault.is_error for fault in faults)
    if content is not None:
        list(text.rows(content, "coded/x.csv", faults))
