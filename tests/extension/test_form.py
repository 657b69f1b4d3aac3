"""The form of a table description: its keys, and the kinds of their values."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.extension import form
from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPARE = "Compare it with a description in ontology/tables."


@pytest.fixture
def raw(mill: Path) -> dict[str, Any]:
    """Return a description that may be broken."""
    return json.loads((mill / "extension" / "meetings.csvw.json").read_text(encoding="utf-8"))


def _column(raw: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in raw["tableSchema"]["columns"] if one["name"] == name)


def test_what_came_with_the_program_is_silent() -> None:
    """What works there works here."""
    known = vocabulary().tables.values()
    assert [list(form.faults(one.source)) for one in known] == [[]] * len(known)
    assert len(known) > 15


CASES: dict[str, tuple[Callable[[dict[str, Any]], object], str | None, str, str]] = {
    "unknown key": (
        lambda raw: raw.update({"dc:titel": "x"}),
        None, "the description has an unknown 'dc:titel'.", "Did you mean 'dc:title'?",
    ),
    "key that is like none": (
        lambda raw: raw.update({"qqqqqq": "x"}),
        None, "the description has an unknown 'qqqqqq'.", "Known here are: ",
    ),
    "another kind": (
        lambda raw: raw.update({"dc:title": 3}), None, "'dc:title' is not a text.", COMPARE,
    ),
    "null": (lambda raw: raw.update({"dc:title": None}), None, "'dc:title' is not a text.", COMPARE),
    "yes for true": (
        lambda raw: _column(raw, "id").update(required="yes"),
        "id", "'required' is not true or false.", COMPARE,
    ),
    "number for true": (
        lambda raw: _column(raw, "id").update(required=1),
        "id", "'required' is not true or false.", COMPARE,
    ),
    "datatype": (
        lambda raw: _column(raw, "title").update(datatype=3),
        "title", "'datatype' is not a text or an object.", COMPARE,
    ),
    "facet": (
        lambda raw: _column(raw, "date")["datatype"].update(minimum="1"),
        "date", "'minimum' is not a number.", COMPARE,
    ),
    "unknown facet": (
        lambda raw: _column(raw, "date")["datatype"].update(pattern="1"),
        "date", "the description has an unknown 'pattern'.", "Known here are: ",
    ),
    "unknown key of a column": (
        lambda raw: _column(raw, "setting").update(valueURL="x"),
        "setting", "the description has an unknown 'valueURL'.", "Did you mean 'valueUrl'?",
    ),
    "list of numbers": (
        lambda raw: raw.update({f"{CP}identity": [1]}),
        None, f"'{CP}identity' is not a list of texts.", COMPARE,
    ),
    "list in a list": (
        lambda raw: _column(raw, "title").update(null=[["x"]]),
        "title", "'null' is not a text or a list of texts.", COMPARE,
    ),
    "no url": (
        lambda raw: raw.pop("url"), None, "'url' names no table.", 'Write "url": "visits.csv"',
    ),
    "url in capitals": (
        lambda raw: raw.update(url="Visits.csv"), None, "'url' names no table.", 'Write "url": "visits.csv"',
    ),
    "url that is no name of a sheet": (
        lambda raw: raw.update(url=f"{'a' * 32}.csv"),
        None, "'url' names no table.", "in at most 31 small letters",
    ),
    "url of a path": (
        lambda raw: raw.update(url="../visits.csv"), None, "'url' names no table.", 'Write "url"',
    ),
    "type of something else": (
        lambda raw: raw.update({"@type": "Schema"}), None, "'@type' is not 'Table'.", COMPARE,
    ),
    "another context": (
        lambda raw: raw.update({"@context": ["https://schema.org"]}),
        None, "'@context' is not 'http://www.w3.org/ns/csvw'.", COMPARE,
    ),
    "another key": (
        lambda raw: raw["tableSchema"].update(primaryKey="nothing"),
        None, "'primaryKey' is not 'id'.", COMPARE,
    ),
    "number without end": (
        lambda raw: _column(raw, "title").update(datatype={"base": "decimal", "minimum": float("inf")}),
        "title", "'minimum' is not a number.", COMPARE,
    ),
    "titles in several languages": (
        lambda raw: _column(raw, "title").update(titles={"en": "title"}),
        "title", "'titles' is not a text or a list of texts.", COMPARE,
    ),
    "separator without a sign": (
        lambda raw: _column(raw, "attended_by").update(separator=""),
        "attended_by", "'separator' is not a text that is not empty.", COMPARE,
    ),
    "condition on a column with cells": (
        lambda raw: _column(raw, "title").update({f"{CP}when": "date"}),
        "title", f"'{CP}when' is of virtual columns, and this is none.", "Leave it out.",
    ),
    "default of a virtual column": (
        lambda raw: _column(raw, "type").update(default="x"),
        "type", "'default' is of columns that stand in a file, and this is none.", "Leave it out.",
    ),
    "bounds about": (
        lambda raw: _column(raw, "title").update(datatype={"base": "integer", "minimum": 2, "maximum": 1}),
        "title", "'minimum' is greater than 'maximum'.", "Write the smaller number as 'minimum'.",
    ),
    "bound of a whole number": (
        lambda raw: _column(raw, "title").update(datatype={"base": "integer", "minimum": 1.5}),
        "title", "'minimum' is not a whole number.", 'Write one, or use the datatype "decimal".',
    ),
    "bound of a text": (
        lambda raw: _column(raw, "title").update(datatype={"base": "string", "minimum": 1}),
        "title", "'minimum' has no place in the datatype 'string'.", "Leave it out.",
    ),
    "format of a day": (
        lambda raw: _column(raw, "title").update(datatype={"base": "date", "format": "dd.MM.yyyy"}),
        "title", "'format' has no place in the datatype 'date'.", "Leave it out.",
    ),
    "one word for true and false": (
        lambda raw: _column(raw, "title").update(datatype={"base": "boolean", "format": "yes|Yes"}),
        "title", "'format' does not say two words, one for true and one for false.", 'Write "yes|no".',
    ),
    "no schema": (
        lambda raw: raw.pop("tableSchema"),
        None, "it describes no columns.", 'Write "tableSchema": {"columns"',
    ),
    "columns by name": (
        lambda raw: raw["tableSchema"].update(columns={"id": {}}),
        None, "it describes no columns.", 'Write "tableSchema": {"columns"',
    ),
    "unknown key of a schema": (
        lambda raw: raw["tableSchema"].update(primarykey="id"),
        None, "the description has an unknown 'primarykey'.", "Did you mean 'primaryKey'?",
    ),
    "number for a name": (
        lambda raw: _column(raw, "title").update(name=3),
        None, "column 3 of the description has no name that can be.", 'Write "name": "season"',
    ),
    "name with a blank": (
        lambda raw: _column(raw, "title").update(name="the title"),
        None, "column 3 of the description has no name that can be.", 'Write "name": "season"',
    ),
    "column that is a text": (
        lambda raw: raw["tableSchema"]["columns"].append("season"),
        None, "column 8 of the description has no name that can be.", 'Write "name": "season"',
    ),
    "foreign key to no table": (
        lambda raw: raw["tableSchema"]["foreignKeys"].append({"columnReference": "title"}),
        None, "a foreign key cannot be read.", 'Write {"columnReference": "whom", "reference"',
    ),
    "foreign key to another column": (
        lambda raw: raw["tableSchema"]["foreignKeys"][0]["reference"].update(columnReference="name"),
        None, "a foreign key cannot be read.", "Write ",
    ),
    "foreign key that is a text": (
        lambda raw: raw["tableSchema"]["foreignKeys"].append("title"),
        None, "a foreign key cannot be read.", "Write ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_slip_in_the_form_is_told(raw: dict[str, Any], case: str) -> None:
    """By its column where it stands in one, with what to write; and no other is."""
    break_, column, what, remedy = CASES[case]
    break_(raw)
    (told,) = form.faults(raw)
    assert told[:2] == (column, what)
    assert remedy in told[2]


@pytest.mark.parametrize(
    "said",
    [
        {"titles": ["title", "name of the meeting"]}, {"null": "n/a"}, {"null": ["n/a", "none"]},
        {"datatype": "decimal"}, {"datatype": {"base": "decimal", "minimum": 0.5, "maximum": 1}},
        {"datatype": {"base": "boolean", "format": "yes|no"}},
        {"datatype": {"base": "integer", "minimum": 1}},
    ],
)  # fmt: skip
def test_what_the_standard_lets_one_write_is_silent(raw: dict[str, Any], said: dict[str, Any]) -> None:
    """Whether a table of the program has it or not."""
    _column(raw, "title").update(said)
    raw["@context"] = "http://www.w3.org/ns/csvw"
    assert list(form.faults(raw)) == []


@pytest.mark.parametrize("text", ["[]", "3", "null", '"meetings"', "true"])
def test_what_is_no_object_is_told(text: str) -> None:
    """Any JSON may stand in the file."""
    assert list(form.faults(json.loads(text))) == [(None, "it is no JSON object.", COMPARE)]


def test_several_slips_are_told_together(raw: dict[str, Any]) -> None:
    """Nobody wants to mend one to be told of the next."""
    raw["dc:title"] = 3
    _column(raw, "date")["required"] = "no"
    _column(raw, "setting")["valueURL"] = "x"
    assert [column for column, *_ in form.faults(raw)] == [None, "date", "setting"]


def test_a_description_is_not_changed_by_being_looked_at(raw: dict[str, Any]) -> None:
    """It is read again afterwards."""
    before = copy.deepcopy(raw)
    assert list(form.faults(raw)) == []
    assert raw == before
