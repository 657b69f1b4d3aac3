"""Files of an extension: what is no such file, what cannot be read, what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import acting
import extending
import pytest

from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.errors import Fault

QUESTION = "#+ question: Who?\nSELECT ?actor WHERE { ?actor a ?kind } ORDER BY ?actor\n"


def _only(faults: list[Fault]) -> tuple[str, int | None, str | None, str, str]:
    """Return the one fault that there is, without its severity."""
    (fault,) = faults
    assert fault.is_error
    return fault.file, fault.row, fault.column, fault.message, fault.remedy


def test_the_whole_mill_is_silent(mill: Path) -> None:
    """All of what is told below is about a fault that was made, and all of the extension was read."""
    study = Study.read(mill)
    assert extending.told(study) == []
    assert len(study.extension.files) == 6
    assert study.extension.is_sound


def test_a_study_without_an_extension_has_the_words_of_the_program(tmp_path: Path) -> None:
    """And none of the mill's."""
    (tmp_path / "study.toml").write_text('format = 1\ntitle = "t"\nbase = "https://example.org/t/"\n')
    found = Study.read(tmp_path).extension
    assert (found.files, found.faults, found.questions) == ({}, (), {})
    assert extending.SETTING not in found.vocabulary.schemes


def test_a_name_that_is_nowhere_is_told(mill_copy: Path) -> None:
    """A misspelt folder would otherwise add nothing, unseen."""
    study = extending.setting(mill_copy, 'extensions = ["extensoin"]')
    what = "there is no such file or folder."
    assert _only(study.extension.faults) == (
        "extensoin",
        None,
        None,
        what,
        "Correct 'extensions' in study.toml.",
    )


def test_a_name_that_no_file_can_have_is_nowhere(mill_copy: Path) -> None:
    """TOML can write a NUL; a disk cannot."""
    study = extending.setting(mill_copy, 'extensions = ["a\\u0000b"]')
    assert [fault.message for fault in study.extension.faults] == ["there is no such file or folder."]


@pytest.mark.parametrize("name", ["plan.docx", "words.TTL", "meetings.json", "visits.csv"])
def test_a_file_of_another_kind_is_told(mill_copy: Path, name: str) -> None:
    """It would be left out unseen, and the study believe that it counts."""
    study = extending.write(mill_copy, name, "x")
    file, row, column, what, remedy = _only(study.extension.faults)
    assert (file, row, column) == (f"extension/{name}", None, None)
    assert what == "files of this kind are no part of an extension."
    assert remedy == "Name it .ttl, .csvw.json, .rq by what it is, or move it elsewhere."


@pytest.mark.parametrize("name", ["README.md", "notes/plan.txt", ".DS_Store", ".git/config.ttl", "~$x.ttl"])
def test_what_lies_beside_an_extension_is_passed_over(mill_copy: Path, name: str) -> None:
    """Explanations, and what editors and systems leave behind."""
    assert extending.told(extending.write(mill_copy, name, "no [ Turtle")) == []


@pytest.mark.parametrize("name", ["a.ttl", "a.csvw.json", "a.rq"])
def test_a_file_that_is_not_utf8_is_told(mill_copy: Path, name: str) -> None:
    """Spreadsheets and editors still write other encodings."""
    study = extending.write(mill_copy, name, "é".encode("latin-1"))
    file, row, column, what, remedy = _only(study.extension.faults)
    assert (file, row, column, remedy) == (f"extension/{name}", None, None, "Save it as UTF-8.")
    assert what.startswith("it is not written in UTF-8 (")


@pytest.mark.parametrize(
    "name", ["settings.ttl", "practices.csvw.json", "meetings/who-meets-where.rq", "shapes.ttl"]
)
def test_a_byte_order_mark_is_told(mill_copy: Path, name: str) -> None:
    """No editor shows it, and each parser says something else of it."""
    data = (mill_copy / "extension" / name).read_bytes()
    study = extending.write(mill_copy, name, b"\xef\xbb\xbf" + data)
    file, row, _, what, remedy = _only(study.extension.faults)
    assert (file, row) == (f"extension/{name}", 1)
    assert "byte-order mark" in what
    assert remedy == "Save it as UTF-8 without one."


def test_a_link_that_leads_to_itself_is_told(mill_copy: Path) -> None:
    """It is there, and cannot be read."""
    (mill_copy / "extension" / "loop.ttl").symlink_to("loop.ttl")
    file, _, _, what, remedy = _only(Study.read(mill_copy).extension.faults)
    assert file == "extension/loop.ttl"
    assert what.startswith("it cannot be read (")
    assert remedy == "Check that you may read it."


def test_a_link_that_leads_back_is_followed_once(mill_copy: Path) -> None:
    """A folder within itself has no end."""
    (mill_copy / "extension" / "again").symlink_to(mill_copy / "extension", target_is_directory=True)
    study = Study.read(mill_copy)
    assert extending.told(study) == []
    assert len(study.extension.files) == 6


def test_a_folder_named_like_a_file_is_a_folder(mill_copy: Path) -> None:
    """What stands in it is read."""
    study = extending.write(mill_copy, "more.ttl/who.rq", QUESTION)
    assert extending.told(study) == []
    assert "more.ttl/who" in study.extension.questions


READ = """
import pathlib, sys
sys.path.insert(0, str(pathlib.Path(sys.argv[1])))
import extending
from coprod_kg import build
from coprod_kg.study import Study
study = Study.read(pathlib.Path(sys.argv[1]))
build.check_study(Study.read(study.folder))
"""


@pytest.mark.parametrize("name", ["extension/settings.ttl", "extension/meetings", "extension"])
def test_what_one_may_not_read_is_told(mill_copy: Path, name: str) -> None:
    """A file, a folder in the extension, the extension: none ends in a traceback."""
    acting.open_to_all(mill_copy)
    code = """
for fault in build.check_study(Study.read(study.folder)).faults:
    if fault.file.startswith("extension"):
        print(fault)
"""
    mode = (mill_copy / name).stat().st_mode
    (mill_copy / name).chmod(0)
    try:
        done = acting.run(code, mill_copy, before=READ)
    finally:
        (mill_copy / name).chmod(mode)
    assert "cannot be read (Permission denied). Check that you may read it." in done.stdout, done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_file_named_twice_is_read_once(mill_copy: Path) -> None:
    """By its folder and by itself."""
    names = 'extensions = ["extension", "extension/", "./extension", "extension/settings.ttl"]'
    study = extending.setting(mill_copy, names)
    assert extending.told(study) == []
    assert len(study.extension.files) == 6


def test_an_extension_may_lie_outside_the_study(mill_copy: Path) -> None:
    """Several studies of one project share their words."""
    (mill_copy / "extension").rename(mill_copy.parent / "shared")
    study = extending.setting(mill_copy, 'extensions = ["../shared"]')
    assert extending.told(study) == []
    assert "../shared/settings.ttl" in study.extension.files
    assert "meetings" in study.vocabulary.tables


# Turtle


def test_broken_turtle_is_told_at_its_line(mill_copy: Path) -> None:
    """Where the parser stumbled."""
    old = "mill:heldIn\n    a owl:ObjectProperty ;"
    study = extending.change(mill_copy, "settings.ttl", old, old.removesuffix(" ;"))
    file, row, _, what, remedy = _only(extending.told(study))
    assert (file, row, remedy) == ("extension/settings.ttl", 42, "Correct that line.")
    assert what.startswith("it is no valid Turtle (")


def test_a_statement_about_a_statement_is_told(mill_copy: Path) -> None:
    """RDF 1.2 has them; a graph of RDF 1.1 has not."""
    text = "@prefix e: <https://example.org/e#> . e:a e:b <<( e:a e:b e:c )>> ."
    file, _, _, what, remedy = _only(extending.told(extending.write(mill_copy, "more.ttl", text)))
    assert file == "extension/more.ttl"
    assert what == "it says something of a whole statement, which plain RDF cannot."
    assert remedy == "Leave out what stands in << >>."


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("mill:Thing a rdf:Property .", f"<{extending.MILL}Thing>"),
        ("[] a rdf:Property .", "something without"),
    ],
)
def test_words_among_shapes_are_told(mill_copy: Path, said: str, named: str) -> None:
    """They would be read as shapes, and be missed as words."""
    shape = "shapes:A a sh:NodeShape ; sh:targetClass mill:Meeting .\n"
    study = extending.write(mill_copy, "more.ttl", f"{extending.SHAPES}{shape}{said}")
    file, _, _, what, remedy = _only(study.extension.faults)
    assert file == "extension/more.ttl"
    assert what.startswith(f"a file of shapes speaks of {named}")
    assert remedy == "Put words in a Turtle file of their own."


def test_a_word_of_the_program_cannot_be_spoken_of_anew(mill_copy: Path) -> None:
    """Two studies would mean two things by it."""
    prefixes = f"@prefix cp: <{extending.CP}> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    text = f"{prefixes}\ncp:Flow a owl:Class .\n"
    study = extending.write(mill_copy, "more.ttl", text)
    file, row, _, what, remedy = _only(study.extension.faults)
    assert (file, row) == ("extension/more.ttl", 4)
    assert what == f"<{extending.CP}Flow> is a word of ontology/exchange.ttl."
    assert remedy == "Define a word of your own beside it."


@pytest.mark.parametrize(
    ("local", "remedy"),
    [("Flw", f"Did you mean '{extending.CP}Flow'?"), ("Q" * 60, "Give it an address of your own.")],
)
def test_a_word_in_a_namespace_of_the_program_is_told(mill_copy: Path, local: str, remedy: str) -> None:
    """A slip, or a word that a later version may define otherwise."""
    text = f"@prefix owl: <http://www.w3.org/2002/07/owl#> .\n<{extending.CP}{local}> a owl:Class .\n"
    study = extending.write(mill_copy, "more.ttl", text)
    file, row, _, what, told = _only(study.extension.faults)
    assert (file, row) == ("extension/more.ttl", 2)
    assert what == f"<{extending.CP}{local}> stands in a namespace of the program."
    assert told == remedy


# Questions


def test_a_broken_head_of_a_question_is_told_at_its_line(mill_copy: Path) -> None:
    """As it is of one of the library."""
    study = extending.write(mill_copy, "who.rq", f"#+ question: Who?\n#+ asks: nothing\n{QUESTION}")
    file, row, _, what, remedy = _only(study.extension.faults)
    assert (file, row) == ("extension/who.rq", 2)
    assert what.startswith("'asks: nothing' is no 'key: value'")
    assert remedy == "See docs/questions.md for what the head of a question holds."


def test_a_question_of_the_library_cannot_be_replaced(mill_copy: Path) -> None:
    """Whoever asks it would get another answer than the documentation says."""
    study = extending.write(mill_copy, "power/over-whom.rq", QUESTION)
    file, _, _, what, remedy = _only(study.extension.faults)
    assert file == "extension/power/over-whom.rq"
    assert what == "there is a question 'power/over-whom' already."
    assert remedy == "Give the file another name."


def test_two_questions_of_one_name_are_told(mill_copy: Path) -> None:
    """From two folders they would have one name."""
    for name in ("one", "two"):
        (mill_copy / name).mkdir()
        (mill_copy / name / "who.rq").write_text(QUESTION)
    study = extending.setting(mill_copy, 'extensions = ["extension", "one", "two"]')
    assert _only(study.extension.faults)[0::3] == ("two/who.rq", "there is a question 'who' already.")


# Table descriptions


def test_broken_json_is_told_at_its_line(mill_copy: Path) -> None:
    """A comma is soon forgotten."""
    study = extending.change(
        mill_copy, "practices.csvw.json", '"url": "practices.csv",', '"url": "practices.csv"'
    )
    file, row, _, what, remedy = _only(extending.told(study))
    assert (file, row, remedy) == ("extension/practices.csvw.json", 5, "Correct that line.")
    assert what.startswith("it is no valid JSON (")


@pytest.mark.parametrize("text", ["[" * 100_000, "9" * 5_000])
def test_json_without_end_is_told(mill_copy: Path, text: str) -> None:
    """Python's reader gives up on it in ways of its own."""
    study = extending.write(mill_copy, "more.csvw.json", text)
    assert _only(extending.told(study))[3] == "it holds more than can be read."


def test_half_a_character_is_told(mill_copy: Path) -> None:
    """JSON can write what no text can hold, and no file would take it."""
    study = extending.change(mill_copy, "meetings.csvw.json", '"One row a meeting."', '"One row \\ud800"')
    file, _, _, what, _ = _only(extending.told(study))
    assert (file, what) == ("extension/meetings.csvw.json", "it holds half a character.")


def test_a_table_described_twice_is_told(mill_copy: Path) -> None:
    """Nobody could say which description counts."""
    text = (mill_copy / "extension" / "meetings.csvw.json").read_text()
    study = extending.write(mill_copy, "more.csvw.json", text)
    file, _, _, what, remedy = _only(extending.told(study))
    assert file == "extension/more.csvw.json"
    assert what == "the table meetings is described in extension/meetings.csvw.json already."
    assert remedy == "Join the two files."


def test_a_column_described_in_two_files_is_told(mill_copy: Path) -> None:
    """The later file is at fault, and the earlier one stays."""
    text = (mill_copy / "extension" / "practices.csvw.json").read_text()
    study = extending.write(mill_copy, "z.csvw.json", text)
    found = extending.told(study)
    assert {(fault.file, fault.column) for fault in found} == {("extension/z.csvw.json", "setting")}
    assert "the column is described in extension/practices.csvw.json already." in [
        one.message for one in found
    ]


def test_two_files_may_add_columns_to_one_table(mill_copy: Path) -> None:
    """Two people of a project need not write in one file."""
    text = (mill_copy / "extension" / "practices.csvw.json").read_text()
    study = extending.write(
        mill_copy, "z.csvw.json", text.replace('"setting"', '"place"').replace("{setting}", "{place}")
    )
    assert extending.told(study) == []
    assert [column.name for column in study.vocabulary.tables["practices"].cells][-2:] == ["setting", "place"]


@pytest.mark.parametrize("named", ["extension/check", "extension/check/meeting-of-strangers.rq"])
def test_a_rule_that_would_be_taken_for_a_question_is_told(mill_copy: Path, named: str) -> None:
    """Its folder is a folder of what study.toml names; else no check would ever put it to the graph."""
    study = extending.setting(mill_copy, f'extensions = ["{named}"]')
    file, row, column, what, remedy = _only(study.extension.faults)
    assert (file, row, column) == ("extension/check/meeting-of-strangers.rq", None, None)
    assert what == "it says what is amiss, as a rule does, and lies in no folder 'check' of an extension."
    assert remedy.startswith("Name in study.toml the folder that 'check' lies in")


def test_a_rule_in_a_folder_of_a_folder_is_told(mill_copy: Path) -> None:
    """However deep it lies: only the folder `check` itself is looked at."""
    text = (mill_copy / "extension/check/meeting-of-strangers.rq").read_text(encoding="utf-8")
    study = extending.write(mill_copy, "more/check/strangers.rq", text)
    assert _only(study.extension.faults)[0] == "extension/more/check/strangers.rq"


def test_a_question_may_be_named_by_itself(mill_copy: Path) -> None:
    """It says nothing of a fault, and is one wherever it lies."""
    named = "extension/meetings/who-meets-where.rq"
    study = extending.setting(mill_copy, f'extensions = ["{named}"]')
    assert study.extension.faults == ()
    assert list(study.extension.questions) == ["who-meets-where"]
