"""What a table description says: whether its words, columns and tables are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import extending
import pytest
from extending import CP, MILL, SETTING, column

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Edit = Callable[[dict[str, Any]], object]

DEFINE = "Define it in a Turtle file of the extension."


def _add(**said: Any) -> Edit:
    """Return what adds a column."""
    return lambda raw: raw["tableSchema"]["columns"].append(
        {"dc:description": "d", "datatype": "string", "propertyUrl": f"{CP}note", **said}
    )


def _listed(raw: dict[str, Any]) -> list[dict[str, Any]]:
    return raw["tableSchema"]["columns"]


def _set(name: str, **said: Any) -> Edit:
    """Return what says something else of a column."""
    return lambda raw: column(raw, name).update(said)


def _drop(name: str, key: str) -> Edit:
    return lambda raw: column(raw, name).pop(key)


def _top(**said: Any) -> Edit:
    return lambda raw: raw.update(said)


def _schema(**said: Any) -> Edit:
    return lambda raw: raw["tableSchema"].update(said)


# Of columns, wherever they stand: what is done, the column, what is told, what to do.
COLUMNS: dict[str, tuple[Edit, str | None, str, str]] = {
    "described twice": (
        _add(name="date"), "date", "the column is described twice.", "Delete one of the two",
    ),
    "foreign key of no column": (
        lambda raw: raw["tableSchema"]["foreignKeys"][0].update(columnReference="whom"),
        None, "a foreign key is of 'whom', which is no column of the file.", "Compare it with",
    ),
    "unknown datatype": (
        _set("title", datatype="sting"),
        "title", "there is no datatype 'sting' here.", "Did you mean 'string'?",
    ),
    "datatype like none": (
        _set("title", datatype="qqq"),
        "title", "there is no datatype 'qqq' here.", "Use one of: anyURI, boolean, date",
    ),
    "no expression": (
        _set("title", datatype={"base": "string", "format": "("}),
        "title", "its 'format' is no regular expression (", "Correct it, or leave it out.",
    ),
    "expression without end": (
        _set("title", datatype={"base": "string", "format": "a{99999999999999999999}"}),
        "title", "its 'format' is no regular expression (", "Correct it, or leave it out.",
    ),
    "expression of many brackets": (
        _set("title", datatype={"base": "string", "format": "(" * 5_000}),
        "title", "its 'format' is no regular expression (", "Correct it, or leave it out.",
    ),
    "no description": (
        _drop("title", "dc:description"), "title", "it does not say what it is for.", 'Add "dc:description"',
    ),
    "separator alone": (
        _set("setting", separator=";"),
        "setting", f"'separator' and '{CP}eachValue' go together.", "Give both",
    ),
    "each value alone": (
        _drop("attended_by", "separator"),
        "attended_by", f"'separator' and '{CP}eachValue' go together.", "Give both, or neither.",
    ),
    "brace": (
        _set("setting", valueUrl=f"{SETTING}#{{setting"),
        "setting", "'valueUrl' is no template that can be read.", "Name a column in braces",
    ),
    "blank in an address": (
        _set("setting", valueUrl="kind of place/{setting}"),
        "setting", "'valueUrl' makes no address.", "Leave out blanks",
    ),
    "sign in the address of what is said": (
        _set("setting", aboutUrl="<place>/{id}"),
        "setting", "'aboutUrl' makes no address.", "Leave out blanks",
    ),
    "template of no column": (
        _set("setting", valueUrl=f"{SETTING}#{{settng}}"),
        "setting", "'valueUrl' names a column 'settng' that is not there.", "Did you mean 'setting'?",
    ),
    "subject of no column": (
        _set("setting", aboutUrl="place/{qqq}"),
        "setting", "'aboutUrl' names a column 'qqq' that is not there.", "There are: attended_by, date, id",
    ),
    "condition on no column": (
        _set("type", **{f"{CP}when": "titel"}),
        "type", f"'{CP}when' names a column 'titel' that is not there.", "Did you mean 'title'?",
    ),
    "no property": (
        _drop("title", "propertyUrl"),
        "title", "nothing would come of its cells: it has no 'propertyUrl'.", "Name the property",
    ),
    "unknown property": (
        _set("setting", propertyUrl=f"{MILL}heldAt"),
        "setting", f"there is no property <{MILL}heldAt>.", f"Did you mean '{MILL}heldIn'?",
    ),
    "class as a property": (
        _set("setting", propertyUrl="urn:q:q"), "setting", "there is no property <urn:q:q>.", DEFINE,
    ),
    "unknown bound": (
        _set("date", **{f"{CP}lowerBound": f"{CP}dateFron"}),
        "date", f"there is no property <{CP}dateFron>.", f"Did you mean '{CP}dateFrom'?",
    ),
    "link without an address": (
        lambda raw: [column(raw, "setting").pop(key) for key in ("valueUrl", f"{CP}scheme")],
        "setting", "its property links to things, and it has no 'valueUrl'.", "Say what address a cell",
    ),
    "text with an address": (
        _add(name="remark", valueUrl="remark/{remark}"),
        "remark", "its property takes text or numbers, and it has a 'valueUrl'.", "Leave out 'valueUrl'.",
    ),
    "unknown scheme": (
        _set("setting", **{f"{CP}scheme": f"{SETTING}s"}),
        "setting", f"there is no scheme <{SETTING}s>.", f"Did you mean '{SETTING}'?",
    ),
    "unknown table": (
        lambda raw: raw["tableSchema"]["foreignKeys"][1]["reference"].update(resource="actor.csv"),
        "attended_by", "there is no table 'actor'.", "Did you mean 'actors'?",
    ),
    "situation of no statements": (
        _set("attended_by", **{f"{CP}situationOf": "actors"}),
        "attended_by", "'actors' is no table of statements.", "",
    ),
    "inherited from nowhere": (
        _set("title", **{f"{CP}inheritedFrom": "partnership/nam"}),
        "title", f"'{CP}inheritedFrom' leads nowhere.", "Write columns, each of which holds ids",
    ),
    "looked up nowhere": (
        _set("title", **{f"{CP}lookedUpIn": "setting/name"}),
        "title", f"'{CP}lookedUpIn' leads nowhere.", "Write columns, each of which holds ids",
    ),
    "between no columns": (
        _set("title", **{f"{CP}between": ["dat"]}),
        "title", f"'{CP}between' names a column 'dat' that is not there.", "Did you mean 'date'?",
    ),
}  # fmt: skip

# Of a table of the study's own.
TABLES: dict[str, tuple[Edit, str | None, str, str]] = {
    "no title": (
        lambda raw: raw.pop("dc:title"), None, "the table has no 'dc:title'.", "Say what it is called",
    ),
    "empty description": (
        _top(**{"dc:description": ""}), None, "the table has no 'dc:description'.", "Say what it is called",
    ),
    "no id": (
        _set("id", required=False), None, "the table has no required column 'id'.", 'Copy the column "id"',
    ),
    "rows without an address": (
        _schema(aboutUrl="meeting"),
        None, "'aboutUrl' does not say what a row is.", 'Write "aboutUrl": "visit/{id}"',
    ),
    "address of others": (
        _schema(aboutUrl="actor/{id}"),
        None, "its rows would have addresses that begin like those of the table actors.",
        "Begin 'aboutUrl' in another way.",
    ),
    "no class": (
        lambda raw: raw["tableSchema"]["columns"].pop(),
        None, "it does not say what class its rows are of.", "Add a virtual column with propertyUrl rdf:type",
    ),
    "unknown class": (
        _set("type", valueUrl=f"{MILL}Meting"),
        "type", f"there is no class <{MILL}Meting>.", f"Did you mean '{MILL}Meeting'?",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", [*COLUMNS, *TABLES])
def test_a_slip_in_the_meaning_is_told(mill_copy: Path, case: str) -> None:
    """By its column where it stands in one, with what to do; and no other is."""
    edit, name, what, remedy = (COLUMNS | TABLES)[case]
    study = extending.describe(mill_copy, "meetings.csvw.json", edit)
    (fault,) = study.extension.faults
    assert (fault.file, fault.row, fault.column) == ("extension/meetings.csvw.json", None, name)
    assert fault.message.startswith(what)
    assert fault.remedy.startswith(remedy)
    assert fault.is_error


def test_a_virtual_column_without_a_value_is_told(mill_copy: Path) -> None:
    """Nothing would be said of any row."""
    said = {"name": "kind", "virtual": True, "propertyUrl": f"{CP}note"}
    study = extending.describe(mill_copy, "meetings.csvw.json", lambda raw: _listed(raw).append(said))
    (fault,) = study.extension.faults
    assert fault.message == "it is virtual and has no 'valueUrl'."
    assert fault.remedy == "Say what it states of every row."


# Of columns added to a table of the program.
ADDED: dict[str, tuple[Edit, str | None, str, str]] = {
    "another description": (
        _top(**{"dc:description": "Mine."}),
        None, "'dc:description' cannot be changed: the table practices came with the program.",
        "Leave it out",
    ),
    "another subject": (
        _schema(aboutUrl="practice/{id}"), None, "'aboutUrl' cannot be changed", "Leave it out",
    ),
    "another identity": (
        _top(**{f"{CP}identity": ["id"]}), None, f"'{CP}identity' cannot be changed", "Leave it out",
    ),
    "name that is taken": (
        _add(name="kind"),
        "kind", "the table practices has a column of that name already.", "Give it another name.",
    ),
    "about what rows share": (
        _set("setting", aboutUrl="practices/{practice}"),
        "setting", "it says something of what other rows speak of too.", "Leave 'aboutUrl' out",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ADDED)
def test_a_table_of_the_program_stays_as_it_is(mill_copy: Path, case: str) -> None:
    """A study adds columns about its rows, and changes nothing that others rely on."""
    edit, name, what, remedy = ADDED[case]
    study = extending.describe(mill_copy, "practices.csvw.json", edit)
    found = [(fault.file, fault.column, fault.message[: len(what)]) for fault in study.extension.faults]
    assert ("extension/practices.csvw.json", name, what) in found
    assert len(found) <= 2
    assert any(fault.remedy.startswith(remedy) for fault in study.extension.faults)


def test_what_a_table_of_the_program_says_may_be_said_again(mill_copy: Path) -> None:
    """A description that was copied whole and cut down is no fault."""
    same = {"dc:title": "Practices", f"{CP}identity": ["partnership", "practice", "by"]}
    from coprod_kg.vocabulary import vocabulary

    source = vocabulary().tables["practices"].source
    same = {key: source[key] for key in ("dc:title", "dc:description", f"{CP}identity")}
    study = extending.describe(mill_copy, "practices.csvw.json", _top(**same))
    assert study.extension.faults == ()


# Of a table of statements.


@pytest.fixture
def stated(mill_copy: Path) -> Path:
    """Return a mill with a sound table of statements of its own."""
    extending.state(mill_copy)
    return mill_copy


def test_a_sound_table_of_statements_is_silent(stated: Path) -> None:
    """The cases below are about what was broken in it."""
    study = extending.setting(stated, 'extensions = ["extension"]')
    assert extending.told(study) == []
    assert study.vocabulary.tables["visits"].is_statement


STATEMENTS: dict[str, tuple[Edit, list[tuple[str | None, str, str]]]] = {
    "identity of no column": (
        lambda raw: raw[f"{CP}identity"].append("whoom"),
        [
            (None, f"'{CP}identity' names a column 'whoom' that is not there.", "Did you mean 'whom'?"),
            (None, "its claims are about nothing.", f"Add a virtual column with propertyUrl {CP}about"),
            (None, "what is claimed is no situation.", "Add a virtual column with its aboutUrl"),
        ],
    ),
    "about nothing": (
        lambda raw: raw["tableSchema"]["columns"].remove(column(raw, "claim_about")),
        [(None, "its claims are about nothing.", f"Add a virtual column with propertyUrl {CP}about")],
    ),
    "no situation": (
        _set("situation_type", valueUrl=f"{MILL}Meeting"),
        [(None, "what is claimed is no situation.", "Add a virtual column with its aboutUrl")],
    ),
    "address of a claim": (
        _schema(aboutUrl="visit/{id}"),
        [(None, "'aboutUrl' does not say what a row is.", 'Write "aboutUrl": "claim/visits/{id}"')],
    ),
    "said of the situation": (
        _set("note", aboutUrl="visits/{partnership}/{host}/{whom}"),
        [("note", "it says something of the situation without being part of", f"Add it to '{CP}identity'")],
    ),
}


@pytest.mark.parametrize("case", STATEMENTS)
def test_a_table_of_statements_says_what_is_claimed(stated: Path, case: str) -> None:
    """A claim about nothing, or about what differs from row to row, could not be compared."""
    edit, wanted = STATEMENTS[case]
    study = extending.describe(stated, "visits.csvw.json", edit)
    found = [(one.column, one.message, one.remedy) for one in study.extension.faults]
    assert len(found) == len(wanted)
    for (name, what, remedy), told in zip(wanted, found, strict=True):
        assert told[0] == name
        assert told[1].startswith(what)
        assert told[2].startswith(remedy)
