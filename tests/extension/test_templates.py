"""Addresses that a study's own columns and tables make: whether they are the right ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import extending
import pytest
from extending import CP, SETTING, column

from coprod_kg.addresses import OWN
from coprod_kg.extension import own_table, templates
from coprod_kg.extension.description import Description
from coprod_kg.intake.records import Records
from coprod_kg.question import CONCEPT, LITERALS
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary
from coprod_kg.weave import Weaver

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_kg.errors import Fault

    Edit = Callable[[dict[str, Any]], object]

SHARED = "it says something of what other rows speak of too."
LINK = f"{CP}enactedBy"


def _told(folder: Path, *edits: Edit, file: str = "meetings.csvw.json") -> list[tuple[str | None, str]]:
    for edit in edits:
        extending.describe(folder, file, edit)
    return [(fault.column, fault.message) for fault in Study.read(folder).extension.faults]


def _set(name: str, **said: Any) -> Edit:
    return lambda raw: column(raw, name).update(said)


def _add(**said: Any) -> Edit:
    form = {"dc:description": "d", "datatype": "string"}
    return lambda raw: raw["tableSchema"]["columns"].append(said if said.get("virtual") else form | said)


def _key(name: str, table: str) -> Edit:
    key = {"columnReference": name, "reference": {"resource": f"{table}.csv", "columnReference": "id"}}
    return lambda raw: raw["tableSchema"]["foreignKeys"].append(key)


def test_the_tables_of_the_program_keep_the_rules() -> None:
    """But for one column, whose every row says the same of an exchange: a rule that is theirs alone."""
    words = vocabulary()
    found = {}
    for table in words.tables.values():
        description = Description(table.source, table, words, None)
        assert list(own_table.faults(description)) == []
        for one in table.columns:
            if told := list(templates.faults(description, one)):
                found[table.name, one.name] = [what for what, _ in told]
    assert found == {("flows", "exchange_type"): [SHARED]}


# What a column speaks of


@pytest.mark.parametrize(
    "about", ["partnership/{partnership}", "place/{setting}", "place/{title}", "meeting/{title}", "meeting"]
)
def test_what_is_said_of_what_rows_share_is_told(mill_copy: Path, about: str) -> None:
    """Each such thing is written down once; what all rows but the first say of it would be lost."""
    assert _told(mill_copy, _set("title", aboutUrl=about)) == [("title", SHARED)]


@pytest.mark.parametrize("about", ["place/{remark}", "practices/{partnership}/{practice}/{by}"])
def test_so_it_is_where_a_column_is_added_to_a_table_of_ours(mill_copy: Path, about: str) -> None:
    """Whether the column is a study's own or not makes no difference."""
    edit = _add(name="remark", propertyUrl=f"{CP}note", aboutUrl=about)
    assert ("remark", SHARED) in _told(mill_copy, edit, file="practices.csvw.json")


def test_a_column_may_speak_of_a_part_of_its_row(mill_copy: Path) -> None:
    """As the quotation is a part of an extract."""
    assert _told(mill_copy, _set("title", aboutUrl="meeting/{id}/place")) == []


def test_a_column_may_link_something_to_its_row(mill_copy: Path) -> None:
    """As the host of a partnership hosts it: what follows from each row is written for each."""
    link = {"aboutUrl": "actor/{host}", "propertyUrl": f"{CP}hosts", "valueUrl": "meeting/{id}"}
    assert _told(mill_copy, _add(name="host", **link), _key("host", "actors")) == []
    extending.code(mill_copy, "meetings", {"host": "a1"}, row=2)
    extending.code(mill_copy, "meetings", {"host": "a1"}, row=3)
    text = "".join(_woven(mill_copy))
    assert text.count(f"actor/a1> <{CP}hosts> <https://example.org/mill/meeting/") == 2


def test_of_a_situation_only_what_it_is_known_by_is_said(mill_copy: Path) -> None:
    """A condition or a value that another column gives would be that of the first row."""
    extending.state(mill_copy)
    about = "visits/{partnership}/{host}/{whom}"
    virtual = {"virtual": True, "aboutUrl": about, "propertyUrl": LINK}
    what = "it says something of the situation without being part of its identity."
    for said in ({"valueUrl": "actor/{claimant}"}, {"valueUrl": "urn:x:y", f"{CP}when": "note"}):
        edit = _add(name="more", **virtual, **said)
        told = _told(mill_copy, edit, file="visits.csvw.json")
        assert ("more", what) in told
        extending.describe(mill_copy, "visits.csvw.json", lambda raw: raw["tableSchema"]["columns"].pop())
    assert _told(mill_copy, _add(name="more", **virtual, valueUrl="urn:x:y"), file="visits.csvw.json") == []


# How addresses begin


def _woven(folder: Path) -> list[str]:
    study = Study.read(folder)
    records = Records(study)
    found = list(Weaver(study.base, study.vocabulary).quads(records))
    assert records.faults == []
    return found


@pytest.mark.parametrize("kind", sorted({*OWN, "actor", "claim", "flows", "exchange", "practices"}))
def test_rows_do_not_begin_like_what_is_not_theirs(mill_copy: Path, kind: str) -> None:
    """A row would be a graph, a file or a situation to whoever asks; those of ours are all looked at."""
    ((name, what),) = _told(mill_copy, lambda raw: raw["tableSchema"].update(aboutUrl=f"{kind}/{{id}}"))
    assert name is None
    assert what.startswith("its rows would have addresses that begin like those of the ")


@pytest.mark.parametrize("kind", sorted({*LITERALS, CONCEPT} - {"end date", "yes/no"}))
def test_rows_are_not_called_like_a_type_of_parameter(mill_copy: Path, kind: str) -> None:
    """A question that takes a date would take a row."""
    told = _told(mill_copy, lambda raw: raw["tableSchema"].update(aboutUrl=f"{kind}/{{id}}"))
    what = f"'{kind}' is a type of parameter already, and questions could not tell the two apart."
    assert told == [(None, what)]


@pytest.mark.parametrize("name", ["graph", "actor", "meeting"])
def test_situations_do_not_begin_like_what_is_not_theirs(mill_copy: Path, name: str) -> None:
    """They begin with the name of their table."""
    extending.state(mill_copy)
    path = mill_copy / "extension" / "visits.csvw.json"
    text = path.read_text(encoding="utf-8").replace('"visits.csv"', f'"{name}.csv"')
    text = text.replace('"visits/', f'"{name}/').replace('"claim/visits/', f'"claim/{name}/')
    path.write_text(text, encoding="utf-8")
    (mill_copy / "coded" / "visits.csv").unlink()
    found = [fault for fault in Study.read(mill_copy).extension.faults if "visits" in fault.file]
    (what,) = (fault.message for fault in found)
    assert what.startswith("what it states would have addresses that begin like those of the ")


def test_cells_without_a_foreign_key_make_no_address_of_a_row(mill_copy: Path) -> None:
    """Nobody would look whether there is such an actor."""
    edit = _add(name="guest", propertyUrl=LINK, valueUrl="actor/{guest}")
    assert _told(mill_copy, edit) == [("guest", "'valueUrl' makes addresses as the table actors has them.")]
    assert _told(mill_copy, _key("guest", "actors")) == []


# What a cell stands for


@pytest.mark.parametrize("value", ["actor/{partnership}", "partnership/{id}", "partnership/x{partnership}"])
def test_an_id_makes_the_address_of_its_row(mill_copy: Path, value: str) -> None:
    """Else the graph would link to nothing, or to something else."""
    what = "its cells are ids of partnerships, and 'valueUrl' makes other addresses of them."
    assert _told(mill_copy, _set("partnership", valueUrl=value)) == [("partnership", what)]


@pytest.mark.parametrize("value", ["actor/a1", f"{SETTING}#{{title}}", f"{SETTING}#{{setting}}{{setting}}"])
def test_a_concept_is_made_of_its_own_cell(mill_copy: Path, value: str) -> None:
    """Once, and of nothing else: what the template says beside it is not looked at."""
    what = "its cells stand for things, and 'valueUrl' makes other addresses of them."
    assert _told(mill_copy, _set("setting", valueUrl=value)) == [("setting", what)]


def test_a_cell_that_no_address_names_is_told(mill_copy: Path) -> None:
    """What it holds would be nowhere in the graph."""
    edit = _add(name="place", propertyUrl=LINK, valueUrl="https://example.org/a-place")
    what = "what its cells hold is lost: 'valueUrl' does not name it."
    assert _told(mill_copy, edit) == [("place", what)]


def test_a_variable_that_stands_twice_is_filled_in_twice(mill_copy: Path) -> None:
    """There is nothing wrong with it."""
    edit = _add(name="place", propertyUrl=LINK, valueUrl="place/{place}/in/{place}")
    assert _told(mill_copy, edit) == []
    extending.code(mill_copy, "meetings", {"place": "a b"}, row=2)
    assert "<https://example.org/mill/place/a%20b/in/a%20b>" in "".join(_woven(mill_copy))


def test_several_columns_may_make_one_address(mill_copy: Path) -> None:
    """Blanks around a cell are no part of it, even in a text that is kept as it stands."""
    edit = _add(name="place", propertyUrl=LINK, valueUrl="place/{title}/{place}")
    assert _told(mill_copy, edit) == []
    extending.code(mill_copy, "meetings", {"place": "b", "title": " a "}, row=2)
    assert "<https://example.org/mill/place/a/b>" in "".join(_woven(mill_copy))


def test_a_list_makes_no_address_of_another_column(mill_copy: Path) -> None:
    """It would make one of all its values, or of the values of another row's list."""
    edit = _add(name="place", propertyUrl=LINK, valueUrl="place/{attended_by}/{place}")
    what = "'valueUrl' names the column 'attended_by', which is a list, and makes one address of all."
    assert _told(mill_copy, edit) == [("place", what)]


# Cells that are addresses


@pytest.mark.parametrize("value", ["{+link}", "https://doi.org/{+link}"])
def test_a_cell_may_hold_an_address(mill_copy: Path, value: str) -> None:
    """Whole, or how it goes on after a fixed beginning."""
    assert _told(mill_copy, _add(name="link", propertyUrl=LINK, valueUrl=value)) == []
    cell = "https://example.org/a/b?c=d#e" if value == "{+link}" else "10.1000/182"
    extending.code(mill_copy, "meetings", {"link": f" {cell} "}, row=2)
    assert f"<{value.replace('{+link}', cell)}>" in "".join(_woven(mill_copy))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("{+link}", "meeting/m1"),
        ("{+link}", "https://["),
        ("{+link}", "x:#a#b"),
        ("https://a/{+link}", "#a#b"),
    ],
)
def test_a_cell_that_makes_no_address_is_told(mill_copy: Path, value: str, cell: str) -> None:
    """At the cell: the graph could not be read with it."""
    assert _told(mill_copy, _add(name="link", propertyUrl=LINK, valueUrl=value)) == []
    extending.code(mill_copy, "meetings", {"link": cell}, row=2)
    (fault,) = _faults_of_cells(mill_copy)
    assert (fault.file, fault.row, fault.column) == ("coded/meetings.csv", 2, "link")
    assert fault.message.endswith("is no address.")
    assert fault.remedy == "Write a whole one, such as https://example.org/page."


def _faults_of_cells(folder: Path) -> list[Fault]:
    records = Records(Study.read(folder))
    list(records)
    return records.faults


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"valueUrl": "place/{+more}"}, "'valueUrl' lets a cell go on with an address of the study"),
        ({"aboutUrl": "meeting/{+id}"}, "'aboutUrl' lets a cell go on with an address of the study"),
        ({"aboutUrl": "https://a/{+id}"}, "'aboutUrl' takes a cell as it is that it does not check."),
        ({"valueUrl": "{+title}"}, "'valueUrl' takes a cell as it is that it does not check."),
        ({"valueUrl": "{+title}", "virtual": True}, "'valueUrl' takes a cell as it is that it does not"),
        ({"valueUrl": "{+more}", "virtual": True}, "'valueUrl' names a column 'more' that is not there."),
        ({"valueUrl": "%zz/{more}"}, "'valueUrl' makes no address."),
        ({"valueUrl": "://x/{more}"}, "'valueUrl' makes no address."),
    ],
)
def test_a_template_that_cannot_be_is_told(mill_copy: Path, said: dict[str, Any], what: str) -> None:
    """At its column, and nothing else of it: whatever it was to say, it does not."""
    told = _told(mill_copy, _add(name="more", **{"propertyUrl": LINK, "valueUrl": "x/{more}", **said}))
    assert {name for name, _ in told} == {"more"}
    assert told[0][1].startswith(what)


def test_a_scheme_without_slashes_is_one(mill_copy: Path) -> None:
    """`urn:` begins a whole address as `https://` does."""
    edit = _add(name="book", propertyUrl=LINK, valueUrl="urn:isbn:{book}")
    assert _told(mill_copy, edit) == []
    extending.code(mill_copy, "meetings", {"book": "0306406152"}, row=2)
    assert "<urn:isbn:0306406152>" in "".join(_woven(mill_copy))
