"""Which files and columns make up the tables of a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import studies

from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault

    Faults = Callable[..., list[Fault]]

REQUIRED = [
    (table.name, column.name)
    for table in vocabulary().tables.values()
    for column in table.cells
    if column.required
]


def test_an_unknown_table_is_a_fault_with_the_nearest_known(faults: Faults) -> None:
    """A file that nobody reads would be data lost in silence."""
    (fault,) = faults(flow="id\n")
    assert (fault.file, fault.is_error) == ("coded/flow.csv", True)
    assert "'flows'" in fault.remedy


def test_a_table_nothing_like_any_other_is_told_which_there_are(faults: Faults) -> None:
    """Where no guess is near, the names are listed."""
    (fault,) = faults(zzzz="id\n")
    assert "power_over" in fault.remedy


def test_tables_are_found_in_any_case_and_with_spaces(faults: Faults, tmp_path: Path) -> None:
    """'Power over.csv' is what a person would call it."""
    assert faults(**{"Power Over": "id,partnership,holder,over,claimant\nw1,p1,a1,a2,a1\n"}) == []
    records, _ = studies.read(studies.Study.read(tmp_path))
    assert "w1" in [one.values["id"][0] for one in records if one.table.name == "power_over"]


def test_an_unknown_column_is_a_fault_with_the_nearest_known(faults: Faults) -> None:
    """A misspelt header would lose a whole column."""
    (fault,) = faults(coders="id,nmae\nc1,One\n")
    assert (fault.row, fault.column) == (1, "nmae")
    assert "'name'" in fault.remedy


def test_a_column_nothing_like_any_other_is_told_which_there_are(faults: Faults) -> None:
    """Where no guess is near, the names are listed."""
    (fault,) = faults(coders="id,name,zzzz\nc1,One,x\n")
    assert fault.remedy == "Columns of coders are: id, name."


def test_cells_under_no_name_are_a_fault(faults: Faults) -> None:
    """A remark beside the table is data that would be lost."""
    (fault,) = faults(coders="id,name,\nc1,One,remember her\n")
    assert (fault.row, fault.column) == (1, None)


def test_a_header_that_stands_twice_is_a_fault(faults: Faults) -> None:
    """One of the two would be read and the other lost."""
    (fault,) = faults(coders="id,name,Name\nc1,One,Two\n")
    assert (fault.row, fault.column) == (1, "name")
    assert "twice" in fault.message


def test_columns_may_stand_in_any_order_and_case(faults: Faults) -> None:
    """The contract is names, not places."""
    assert faults(actors="Kind, NAME ,id\nperson,Ann,a1\nperson,Ben,a2\ngroup,Choir,a3\n") == []


@pytest.mark.parametrize(("table", "column"), REQUIRED)
def test_a_missing_required_column_is_a_fault(faults: Faults, table: str, column: str) -> None:
    """Every required column of every table is asked for, once."""
    names = [one.name for one in vocabulary().tables[table].cells if one.name != column]
    found = faults(**{table: ",".join(names) + "\n"})
    assert (f"coded/{table}.csv", 1, column) in [(one.file, one.row, one.column) for one in found]
    assert len([one for one in found if one.file == f"coded/{table}.csv"]) == 1


@pytest.mark.parametrize(("table", "column"), REQUIRED)
def test_an_empty_required_cell_is_a_fault(faults: Faults, table: str, column: str) -> None:
    """A row without its required cells says nothing that could be kept."""
    names = [one.name for one in vocabulary().tables[table].cells]
    cells = ["" if name == column else "x1" for name in names]
    found = faults(**{table: f"{','.join(names)}\n{','.join(cells)}\n"})
    assert (f"coded/{table}.csv", 2, column, "the cell is empty and must not be.") in [
        (one.file, one.row, one.column, one.message) for one in found
    ]


def test_a_list_without_items_counts_as_empty(faults: Faults) -> None:
    """A lone ';' names nobody, so it cannot stand for the two who share power."""
    (fault,) = faults(power_shared="id,partnership,who,claimant\nh1,p1, ; ;,a1\n")
    assert (fault.row, fault.column) == (2, "who")


@pytest.mark.parametrize("name", ["coded.xls", "coded.ods", "notes.txt", "coded.xlsm", "flows.tsv"])
def test_other_kinds_of_file_are_passed_over_with_a_warning(tmp_path: Path, name: str) -> None:
    """Nobody should think that such a table was read."""
    study = studies.write(tmp_path)
    (tmp_path / "coded" / name).write_bytes(b"anything")
    _, (fault,) = studies.read(study)
    assert (fault.file, fault.severity) == (f"coded/{name}", "warning")
    assert ".csv or .xlsx" in fault.remedy


def test_hidden_files_and_lock_files_are_passed_over(tmp_path: Path) -> None:
    """Spreadsheets and systems leave them; they are nobody's data."""
    study = studies.write(tmp_path)
    for name in (".DS_Store", "~$coded.xlsx", ".~lock.actors.csv#"):
        (tmp_path / "coded" / name).write_bytes(b"x")
    assert studies.read(study)[1] == []


def test_an_input_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A study of no data at all would look valid."""
    study = studies.write(tmp_path, studies.SETTINGS + 'inputs = ["coded", "more"]\n')
    _, (fault,) = studies.read(study)
    assert (fault.file, fault.is_error) == ("more", True)


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, faults_for_others: Callable[[], str]) -> None:
    """The other tables are read all the same, and the traceback is spared."""
    studies.write(tmp_path, coders="id,name\n")
    (tmp_path / "coded" / "coders.csv").chmod(0)
    assert faults_for_others() == (
        "coded/coders.csv: the file cannot be read (Permission denied). "
        "Close it elsewhere and check that you may read it.\n"
    )


def test_a_folder_that_may_not_be_read_is_a_fault(
    tmp_path: Path, faults_for_others: Callable[[], str]
) -> None:
    """As with a file: said, with the name, and no traceback."""
    studies.write(tmp_path)
    (tmp_path / "coded").chmod(0)
    told = faults_for_others()
    (tmp_path / "coded").chmod(0o755)
    assert told == "coded: the folder cannot be read (Permission denied). Check that you may read it.\n"


def test_tables_of_two_inputs_are_one_table(tmp_path: Path) -> None:
    """A study may be coded by several people, each in a folder of their own."""
    study = studies.write(tmp_path, studies.SETTINGS + 'inputs = ["coded", "more"]\n')
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "actors.csv").write_text("id,name,kind\na9,Dee,person\n")
    (tmp_path / "more" / "flows.csv").write_text(
        "id,partnership,giver,receiver,resource,claimant\nf1,p1,a9,a1,data,a1\n"
    )
    records, faults = studies.read(study)
    assert faults == []
    assert [one.file for one in records if one.table.name == "actors"] == [
        *["coded/actors.csv"] * 3,
        "more/actors.csv",
    ]


def test_an_input_may_be_a_single_file(tmp_path: Path) -> None:
    """One workbook at the top of a study needs no folder around it."""
    study = studies.write(tmp_path, studies.SETTINGS + 'inputs = ["coded", "coders.csv"]\n')
    (tmp_path / "coders.csv").write_text("id,name\nc7,Seven\n")
    records, faults = studies.read(study)
    assert faults == []
    assert [one.values["id"] for one in records if one.file == "coders.csv"] == [("c7",)]


def test_each_input_is_known_by_the_digest_of_its_bytes(tmp_path: Path) -> None:
    """Provenance rests on it."""
    from hashlib import sha256

    from coprod_kg.intake.inputs import Inputs

    inputs = Inputs(studies.write(tmp_path))
    assert [(one.file, one.sha256) for one in inputs.files] == [
        (f"coded/{path.name}", sha256(path.read_bytes()).hexdigest())
        for path in sorted((tmp_path / "coded").iterdir())
    ]
