"""What columns say of their cells: defaults, titles, and what does not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import extending
import pytest
from extending import CP, MILL, SETTING, column

from coprod_kg.extension import columns
from coprod_kg.extension.description import Description
from coprod_kg.intake.records import Records
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[dict[str, Any]], object]


def _told(folder: Path, edit: Edit) -> list[tuple[str | None, str, str]]:
    study = extending.describe(folder, "meetings.csvw.json", edit)
    return [(fault.column, fault.message, fault.remedy) for fault in study.extension.faults]


def _set(name: str, **said: Any) -> Edit:
    return lambda raw: column(raw, name).update(said)


def _values(folder: Path, name: str) -> list[tuple[str, ...]]:
    """Return what a column of the meetings holds, row by row; the study must have no fault."""
    records = Records(Study.read(folder))
    found = [one.values.get(name, ()) for one in records if one.table.name == "meetings"]
    assert records.faults == []
    assert len(found) == 5
    return found


def test_the_columns_of_the_program_keep_the_rules() -> None:
    """But for the class of what several flows belong to, which rows share."""
    words = vocabulary()
    told = {}
    for table in words.tables.values():
        description = Description(table.source, table, words, None)
        told |= {(table.name, name): what for name, what, _ in columns.faults(description)}
    assert set(told) == {("flows", "exchange_type")}


# Defaults

SOUND: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("setting", {"default": "Kitchen table"}, ("kitchen-table",)),
    ("date", {"default": "2012-03"}, ("2012-03",)),
    ("date", {"default": "41000"}, ("2012-04-01",)),
    ("title", {"default": "A meeting"}, ("A meeting",)),
    ("title", {"default": "007", "datatype": "integer"}, ("7",)),
    ("title", {"default": "1.50", "datatype": "decimal"}, ("1.5",)),
    ("title", {"default": "Yes", "datatype": {"base": "boolean", "format": "yes|no"}}, ("true",)),
    ("title", {"default": "a; b;a", "separator": ";"}, ("a", "b")),
    ("attended_by", {"default": "a3; a1"}, ("a3", "a1")),
    ("title", {"default": "none", "null": "None"}, ()),
]


@pytest.mark.parametrize(("name", "said", "wanted"), SOUND)
def test_a_default_is_read_as_a_cell_is(
    mill_copy: Path, name: str, said: dict[str, Any], wanted: tuple[str, ...]
) -> None:
    """In any writing that a cell may have, and kept as a cell is."""
    assert _told(mill_copy, _set(name, **said)) == []
    _leave_out(mill_copy, name)
    assert _values(mill_copy, name) == [wanted] * 5


def _leave_out(folder: Path, name: str) -> None:
    """Empty a column of the meetings."""
    for row in range(2, 7):
        extending.code(folder, "meetings", {name: ""}, row=row)


UNFIT: list[tuple[str, dict[str, Any], str]] = [
    ("setting", {"default": "moon"}, "'moon' is no concept that this column takes."),
    ("date", {"default": "yesterday"}, "'yesterday' is no date."),
    ("title", {"default": "x", "datatype": "integer"}, "'x' does not fit here."),
    ("title", {"default": "9", "datatype": {"base": "integer", "maximum": 5}}, "'9' does not fit here."),
    ("title", {"default": "perhaps", "datatype": "boolean"}, "'perhaps' is neither true nor false."),
    ("title", {"default": "2012-03", "datatype": "date"}, "'2012-03' is no day."),
    ("title", {"default": "a b", "datatype": "anyURI"}, "'a b' is no address."),
    (
        "title",
        {"default": "AB", "datatype": {"base": "string", "format": "[a-z]+"}},
        "'AB' does not fit here.",
    ),
]


@pytest.mark.parametrize(("name", "said", "what"), UNFIT)
def test_a_default_that_is_no_cell_is_told(
    mill_copy: Path, name: str, said: dict[str, Any], what: str
) -> None:
    """Where it stands: no row is to blame for it."""
    ((at, message, remedy),) = _told(mill_copy, _set(name, **said))
    assert at == name
    assert message == f"'default' is no cell of the column: {what}"
    assert remedy


def test_a_default_that_is_no_list_of_concepts_tells_each(mill_copy: Path) -> None:
    """As a cell would."""
    said = {"separator": ";", f"{CP}eachValue": True, "default": "moon; kitchen table; sun"}
    ((_, message, _),) = _told(mill_copy, _set("setting", **said))
    assert "'moon'" in message
    assert "'sun'" in message
    assert "kitchen" not in message


def test_a_default_id_that_is_nowhere_is_told_where_it_is_missed(mill_copy: Path) -> None:
    """Which ids there are is known when the tables are read."""
    assert _told(mill_copy, _set("attended_by", default="zz")) == []
    extending.code(mill_copy, "meetings", {"attended_by": ""}, row=3)
    records = Records(Study.read(mill_copy))
    list(records)
    (fault,) = records.faults
    assert (fault.row, fault.column, fault.message) == (3, "attended_by", "there is no 'zz' in actors.")


def test_an_id_has_no_default(mill_copy: Path) -> None:
    """All rows without one would be one row."""
    ((name, what, remedy),) = _told(mill_copy, _set("id", default="m0"))
    assert (name, what, remedy) == ("id", "'default' would give one id to several rows.", "Leave it out.")


def test_what_is_inherited_has_no_default(mill_copy: Path) -> None:
    """One of the two would never be used."""
    said = {"default": "x", f"{CP}inheritedFrom": "partnership/kind"}
    ((name, what, _),) = _told(mill_copy, _set("title", **said))
    assert (name, what) == ("title", f"'default' and '{CP}inheritedFrom' both fill an empty cell.")


# Titles, and what stands for nothing


def test_a_header_may_say_any_of_the_titles(mill_copy: Path) -> None:
    """In capitals or not, and the name of the column too."""
    assert _told(mill_copy, _set("title", titles=["Title", "Name of the meeting"])) == []
    before = _values(mill_copy, "title")
    path = mill_copy / "coded" / "meetings.csv"
    header, rows = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(header.replace("title", "name of the MEETING") + "\n" + rows, encoding="utf-8")
    assert _values(mill_copy, "title") == before


@pytest.mark.parametrize("title", ["Date", "setting"])
def test_a_title_of_two_columns_is_told(mill_copy: Path, title: str) -> None:
    """A header could mean either."""
    told = _told(mill_copy, _set("title", titles=["title", title]))
    what = f"the column {title.casefold()} is called '{title}' too."
    assert ("title", what, "Give it another title.") in told


def test_a_word_may_stand_for_nothing(mill_copy: Path) -> None:
    """In capitals or not."""
    assert _told(mill_copy, _set("setting", null="N/A")) == []
    extending.code(mill_copy, "meetings", {"setting": "n/a"}, row=2)
    assert _values(mill_copy, "setting")[0] == ()


# What does not go together


@pytest.mark.parametrize(
    ("name", "said", "what"),
    [
        ("setting", {f"{CP}situationOf": "flows"}, "its cells would be of two sorts."),
        ("setting", {"datatype": "integer"}, "its cells would be of two sorts."),
        ("partnership", {f"{CP}scheme": SETTING}, "its cells would be of two sorts."),
        ("date", {"datatype": "date"}, "its cells would be of two sorts."),
        ("title", {"datatype": "date", f"{CP}namesFile": True}, "its cells would be of two sorts."),
        ("date", {"separator": ";"}, f"'{CP}lowerBound' and '{CP}upperBound' are of one date"),
        ("title", {f"{CP}severalAs": f"{CP}note"}, f"'{CP}severalAs' is of lists of things."),
        ("setting", {f"{CP}severalAs": f"{MILL}heldIn"}, f"'{CP}severalAs' is of lists of things."),
    ],
)
def test_a_cell_of_two_sorts_is_told(mill_copy: Path, name: str, said: dict[str, Any], what: str) -> None:
    """But one of them would be looked at, and the other believed to be."""
    ((at, message, _),) = _told(mill_copy, _set(name, **said))
    assert at == name
    assert message.startswith(what)


def test_a_column_of_rows_of_statements_needs_no_address(mill_copy: Path) -> None:
    """The address of a situation is looked up, as in the tables of the program."""
    said = {"name": "of", "dc:description": "d", "datatype": "string", f"{CP}situationOf": "flows"}
    edit = {**said, "propertyUrl": f"{CP}cause"}
    assert _told(mill_copy, lambda raw: raw["tableSchema"]["columns"].append(edit)) == []
