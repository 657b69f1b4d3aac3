"""One mistake is told once, where it stands; what only follows from it is not told."""

from __future__ import annotations

import pytest
import studies
import xlsxwriter

from coprod_kg import build
from coprod_kg.study import Study

SOURCES = "id,partnership\ns1,p1\n"
EXTRACTS = "id,source,text,speaker\nx1,s1,So it was.,a1\n"
FLOWS = "id,giver,receiver,resource,extracts\nf1,a1,a2,data,x1\n"
POWER = "id,partnership,holder,over,claimant,extracts\nw1,p1,a1,a2,a1,x1\n"
CAUSES = "id,partnership,causes,effects,claimant,extracts\nz1,p1,f1,w1,a1,x1\n"


def _errors(folder, **tables: str | bytes) -> list[tuple]:
    """Return file, row and column of each error in a small study with something changed."""
    whole = {"sources": SOURCES, "extracts": EXTRACTS, "flows": FLOWS, "power_over": POWER}
    study = studies.write(folder, **{**whole, "causal_claims": CAUSES, **tables})
    faults = [fault for fault in build.check_study(study).faults if fault.is_error]
    return [(fault.file.removeprefix("coded/"), fault.row, fault.column) for fault in faults]


def test_the_whole_study_is_without_error(tmp_path) -> None:
    """Else the cases below would prove nothing."""
    assert _errors(tmp_path) == []


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"flows": FLOWS.replace("x1", "x1;x77")}, ("flows.csv", 2, "extracts")),
        ({"flows": FLOWS.replace("x1", "x77")}, ("flows.csv", 2, "extracts")),
        ({"extracts": EXTRACTS.replace(",a1", ",a99")}, ("extracts.csv", 2, "speaker")),
        ({"extracts": EXTRACTS.replace("s1", "s9")}, ("extracts.csv", 2, "source")),
        ({"sources": SOURCES.replace("p1", "p9")}, ("sources.csv", 2, "partnership")),
        ({"flows": b"\0\1\2 binary"}, ("flows.csv", None, None)),
        ({"actors": b""}, ("actors.csv", None, None)),
        ({"actors": studies.WORLD["actors"].replace("person", "persn", 1)}, ("actors.csv", 2, "kind")),
        ({"partnerships": "id,name\np1,The Mill\ngeneral,All\n"}, ("partnerships.csv", 3, "id")),
        ({"power_over": POWER.replace("w1,p1", "w1,p1;general")}, ("power_over.csv", 2, "partnership")),
    ],
)
def test_one_mistake_is_one_error(tmp_path, changed, place) -> None:
    """A reader who mends the named cell has mended all."""
    assert _errors(tmp_path, **changed) == [place]


@pytest.mark.parametrize("table", ["partnerships", "actors"])
def test_a_needed_table_that_is_missing_is_one_error(tmp_path, table) -> None:
    """Not one for each row that points into it."""
    study = studies.write(tmp_path, sources=SOURCES, extracts=EXTRACTS, flows=FLOWS)
    (tmp_path / "coded" / f"{table}.csv").unlink()
    (fault,) = (fault for fault in build.check_study(study).faults if fault.is_error)
    assert fault.message == f"the table {table} is missing."


def test_every_unfit_item_of_a_list_is_told(tmp_path) -> None:
    """Nobody mends one item to be told of the next."""
    study = studies.write(tmp_path, sources=SOURCES, extracts=EXTRACTS, flows=FLOWS.replace("x1", "x7;x1;x8"))
    (fault,) = (fault for fault in build.check_study(study).faults if fault.is_error)
    assert "'x7'" in fault.message
    assert "'x8'" in fault.message


def test_an_error_of_the_spreadsheet_is_an_error(tmp_path) -> None:
    """A stance that reads #N/A is not affirmed."""
    studies.write(tmp_path)
    for path in (tmp_path / "coded").iterdir():
        path.unlink()
    with xlsxwriter.Workbook(str(tmp_path / "coded" / "coded.xlsx")) as book:
        for name, text in studies.WORLD.items():
            for number, line in enumerate(text.splitlines()):
                (book.get_worksheet_by_name(name) or book.add_worksheet(name)).write_row(
                    number, 0, line.split(",")
                )
        flows = book.add_worksheet("flows")
        flows.write_row(0, 0, ["id", "partnership", "giver", "receiver", "resource", "claimant", "stance"])
        flows.write_row(1, 0, ["f1", "p1", "a1", "a2", "data", "a1"])
        flows.write_formula(1, 6, "=NA()", value="#N/A")
    errors = [fault for fault in build.check_study(Study.read(tmp_path)).faults if fault.is_error]
    assert [(fault.sheet, fault.row, fault.column) for fault in errors] == [("flows", 2, "stance")]


def test_a_table_without_ids_is_told_once(tmp_path) -> None:
    """That nobody is in it follows from the one thing to mend, in whatever refers to it."""
    flows = "id,partnership,giver,receiver,resource,claimant\nf1,p1,a1,a2,data,a1\n"
    study = studies.write(tmp_path, actors="name,kind\nAnn,person\nBen,person\n", flows=flows)
    (fault,) = (fault for fault in build.check_study(study).faults if fault.is_error)
    assert (fault.file, fault.row, fault.column) == ("coded/actors.csv", 1, "id")
