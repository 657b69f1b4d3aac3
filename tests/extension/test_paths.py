"""Columns from which a cell takes what it holds, and in which it is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import extending
import pytest
from extending import CP

from coprod_kg.extension import paths
from coprod_kg.extension.description import Description
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

NOWHERE = f"'{CP}inheritedFrom' leads nowhere."
FROM_STUDY = f"'{CP}inheritedFrom' takes nothing from study.toml that it has."
OTHER = f"'{CP}inheritedFrom' leads to name, whose cells are of another kind."
BETWEEN = f"'{CP}between' does not name two columns that hold a number each."


def _told(
    folder: Path, *columns: dict[str, Any], keys: dict[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return what is told of columns that are added to sources, by their names."""
    form = {"propertyUrl": f"{CP}note"}
    text = extending.described("sources", *(form | one for one in columns), keys=keys)
    extending.write(folder, "sources.csvw.json", text)
    return [(fault.column or "", fault.message) for fault in Study.read(folder).extension.faults]


def _actor(name: str, path: str) -> dict[str, Any]:
    said = {"propertyUrl": f"{CP}enactedBy", "valueUrl": f"actor/{{{name}}}"}
    return {"name": name, **said, f"{CP}inheritedFrom": path}


def test_the_columns_of_the_program_keep_the_rules() -> None:
    """There are some of each sort among them."""
    words = vocabulary()
    looked_at = []
    for table in words.tables.values():
        description = Description(table.source, table, words, None)
        for column in table.cells:
            assert list(paths.faults(description, column)) == []
            looked_at += [column.inherited_from[:1], column.looked_up_in[:1], column.between[:1]]
    assert {("study",), ("extracts",), ("source",), ("start",)} <= set(looked_at)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("partnership", NOWHERE),
        ("partnership/hst", NOWHERE),
        ("partnership/name/id", NOWHERE),
        ("partnership/name", OTHER),
        ("study", FROM_STUDY),
        ("study/title", FROM_STUDY),
        ("study/coder", FROM_STUDY),
        ("study/coder/name", FROM_STUDY),
    ],
)
def test_a_path_from_which_nothing_fit_can_be_taken_is_told(mill_copy: Path, path: str, what: str) -> None:
    """Actors are taken from columns that hold ids of actors; only a coder can be the study's."""
    assert _told(mill_copy, _actor("whose", path), keys={"whose": "actors"}) == [("whose", what)]


def test_ids_may_be_taken_from_ids_of_the_same_table(mill_copy: Path) -> None:
    """As those who speak for an extract speak for a claim."""
    assert _told(mill_copy, _actor("whose", "partnership/host"), keys={"whose": "actors"}) == []


def test_the_coder_may_be_taken_from_the_study(mill_copy: Path) -> None:
    """By a column that holds ids of coders."""
    coder = {"propertyUrl": f"{CP}coder", "valueUrl": "coder/{by}", f"{CP}inheritedFrom": "study/coder"}
    assert _told(mill_copy, {"name": "by", **coder}, keys={"by": "coders"}) == []


def test_texts_may_be_taken_from_texts(mill_copy: Path) -> None:
    """They are what they say."""
    assert _told(mill_copy, {"name": "more", f"{CP}inheritedFrom": "partnership/kind"}) == []


@pytest.mark.parametrize("datatype", ["integer", "decimal", "date"])
def test_nothing_else_is_taken_from_texts(mill_copy: Path, datatype: str) -> None:
    """A text is not read as a number there."""
    column = {"name": "more", "datatype": datatype, f"{CP}inheritedFrom": "partnership/name"}
    assert _told(mill_copy, column) == [("more", OTHER)]


NUMBERS = [{"name": name, "datatype": "integer"} for name in ("begin", "end")]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (["begin"], BETWEEN),
        (["begin", "end", "begin"], BETWEEN),
        (["begin", "text_file"], BETWEEN),
        (["begin", "ende"], f"'{CP}between' names a column 'ende' that is not there."),
    ],
)
def test_a_text_is_looked_up_between_two_numbers(mill_copy: Path, names: list[str], what: str) -> None:
    """Where it begins, and where it ends."""
    column = {"name": "words", f"{CP}lookedUpIn": "text_file", f"{CP}between": names}
    assert _told(mill_copy, column, *NUMBERS) == [("words", what)]


def test_between_two_numbers_it_may_be_looked_up(mill_copy: Path) -> None:
    """In the text that a column of the same row names."""
    column = {"name": "words", f"{CP}lookedUpIn": "text_file", f"{CP}between": ["begin", "end"]}
    assert _told(mill_copy, column, *NUMBERS) == []


def test_what_is_not_looked_up_is_between_nothing(mill_copy: Path) -> None:
    """It would be believed to be looked up."""
    told = _told(mill_copy, {"name": "words", f"{CP}between": ["begin", "end"]}, *NUMBERS)
    assert told == [("words", f"'{CP}between' is of what is looked up in a text.")]


def test_what_names_no_text_is_no_place_to_look(mill_copy: Path) -> None:
    """Its cell would be taken for the name of a file."""
    told = _told(mill_copy, {"name": "words", f"{CP}lookedUpIn": "partnership/name"})
    assert told == [("words", f"'{CP}lookedUpIn' leads to name, which names no text.")]
