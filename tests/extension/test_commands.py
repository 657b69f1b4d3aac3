"""Commands in a study with an extension, sound or broken."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import extending
import pytest
from defusedxml import ElementTree
from extending import SETTING

from coprod_kg import build, template
from coprod_kg.errors import ExtensionError
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

BROKEN = {
    "settings.ttl": "@prefix a: <b",
    "practices.csvw.json": "{",
    "meetings.csvw.json": "[]",
    "shapes.ttl": "@prefix a: <b",
    "meetings/who-meets-where.rq": "#+ question: Who?\nSELECT",
    "check/meeting-of-strangers.rq": "SELECT",
}


@pytest.fixture
def built(mill_copy: Path) -> Path:
    """Return a built mill that may be broken."""
    assert build.build(Study.read(mill_copy)).is_sound
    return mill_copy


@pytest.mark.parametrize("file", BROKEN)
def test_one_broken_file_is_told_of_alone(mill_copy: Path, file: str) -> None:
    """What would follow from it, in other files and in coded tables, is not told."""
    study = extending.write(mill_copy, file, BROKEN[file])
    found = build.check_study(study).faults
    assert {fault.file for fault in found} == {f"extension/{file}"}
    assert all(fault.is_error for fault in found)


@pytest.mark.parametrize(
    ("type_", "default", "what"),
    [
        ("concept of setting", "pub", "a default cannot be given: there is no setting 'pub'."),
        ("integer", "many", "a default cannot be given: "),
        ("one of a, b", "c", "a default cannot be given: "),
        ("actr", "a1", "'actr' is no type of a parameter."),
        ("concept of settngs", "pub", "'concept of settngs' is no type of a parameter."),
    ],
)
def test_a_default_that_cannot_be_given_is_told(mill_copy: Path, type_: str, default: str, what: str) -> None:
    """A question that nobody can ask as it stands is none for the graph either."""
    given = f"#+ question: Where?\n#+ given place: where ({type_}, default {default})\n"
    text = f"{given}SELECT ?thing WHERE {{ ?thing ?property ?_place }} ORDER BY ?thing\n"
    (fault,) = build.check_study(extending.write(mill_copy, "where.rq", text)).faults
    assert (fault.file, fault.is_error) == ("extension/where.rq", True)
    assert fault.message.startswith(what)


def test_a_default_from_a_list_that_cannot_be_read_is_not_told(mill_copy: Path) -> None:
    """The list is at fault, and not who speaks of it."""
    old, new = "(concept of setting, default any)", "(concept of setting, default board room)"
    extending.change(mill_copy, "meetings/who-meets-where.rq", old, new)
    assert build.check_study(Study.read(mill_copy)).faults == []
    study = extending.write(mill_copy, "settings.ttl", BROKEN["settings.ttl"])
    assert [fault.file for fault in build.check_study(study).faults] == ["extension/settings.ttl"]


def test_a_fault_that_stands_by_itself_is_told_beside_a_broken_file(mill_copy: Path) -> None:
    """Coded tables are checked as far as they can be."""
    extending.write(mill_copy, "settings.ttl", BROKEN["settings.ttl"])
    extending.code(mill_copy, "flows", {"giver": "zz"}, row=2)
    found = build.check_study(Study.read(mill_copy)).faults
    assert [(one.file, one.row, one.column) for one in found] == [
        ("coded/flows.csv", 2, "giver"),
        ("extension/settings.ttl", 1, None),
    ]


def test_faults_are_told_in_the_form_that_programs_read(run: Run, mill_copy: Path) -> None:
    """The keys of the contract, the file as seen from the study, exit code 1."""
    extending.describe(mill_copy, "meetings.csvw.json", lambda raw: raw.update({"dc:titel": 1}))
    done = run("check", "--format", "json", "--study", mill_copy)
    assert done.exit_code == 1
    (fault,) = json.loads(done.stdout)["faults"]
    assert fault == {
        "file": "extension/meetings.csvw.json",
        "sheet": None,
        "row": None,
        "column": None,
        "message": "the description has an unknown 'dc:titel'.",
        "remedy": "Did you mean 'dc:title'?",
        "severity": "error",
    }


@pytest.mark.parametrize("file", BROKEN)
def test_a_broken_extension_leaves_the_former_graph(run: Run, built: Path, file: str) -> None:
    """All or nothing."""
    before = {path: path.read_bytes() for path in (built / "graph").rglob("*") if path.suffix == ".nq"}
    extending.write(built, file, BROKEN[file])
    done = run("build", "--study", built)
    assert done.exit_code == 1
    assert f"extension/{file}" in done.stdout
    after = {path: path.read_bytes() for path in (built / "graph").rglob("*") if path.suffix == ".nq"}
    assert before
    assert after == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "who-gives-what"), ("measure", "flows"), ("export", "{out}/x.ttl"), ("questions",),
        ("docs", "-o", "{out}/reference"), ("map", "exchange", "-o", "{out}/m.html"),
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_other_commands_refuse_a_broken_extension(
    run: Run, built: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """In two lines: what is wrong and where, and what to do; an answer might rest on what is missing."""
    extending.write(built, "settings.ttl", BROKEN["settings.ttl"])
    out = tmp_path / "out"
    out.mkdir()
    done = run(*(one.format(out=out) for one in arguments), "--study", built)
    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert "The extension of the study has a fault: extension/settings.ttl, row 1: " in lines[0]
    assert "'coprod-kg check' tells all of them." in lines[1]
    assert list(out.rglob("*")) == []


def test_a_query_that_cannot_be_asked_bars_no_other(run: Run, built: Path, tmp_path: Path) -> None:
    """Only a check looks into queries: who asks it is told, and the graph that was built answers the rest."""
    extending.write(built, "who.rq", "#+ question: Who?\nSELECT ?a WHERE { ?a a ?b } ORDR BY ?a\n")
    assert run("check", "--study", built).exit_code == 1
    asked = run("ask", "who", "--study", built)
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert len(asked.stderr.splitlines()) == 2
    assert run("ask", "who-gives-what", "--study", built).exit_code == 0
    assert run("export", tmp_path / "x.ttl", "--study", built).exit_code == 0
    assert run("docs", "-o", tmp_path / "reference", "--study", built).exit_code == 0


def test_questions_of_ones_own_are_listed(run: Run, grown: Study) -> None:
    """With what they take, for people and for programs."""
    listed = json.loads(run("questions", "--format", "json", "--study", grown.folder).stdout)["questions"]
    (own,) = (one for one in listed if one["name"] == "meetings/who-meets-where")
    assert [(one["name"], one["type"], one["default"]) for one in own["parameters"]] == [
        ("setting", "concept of setting", "any")
    ]
    assert "check/meeting-of-strangers" in run("questions", "--study", grown.folder).stdout


def test_the_reference_of_a_study_shows_what_is_its_own(run: Run, grown: Study, tmp_path: Path) -> None:
    """Words, columns, tables, shapes and questions, beside ours."""
    assert run("docs", "-o", tmp_path / "reference", "--study", grown.folder).exit_code == 0
    text = "\n".join(path.read_text(encoding="utf-8") for path in (tmp_path / "reference").rglob("*.md"))
    for own in (
        "board room",
        "attended by",
        "childcare",
        "faith groups",
        "who-meets-where",
        "visits",
        "languages",
    ):
        assert own in text, own
    assert "A meeting takes at least two who come." in text


# New studies


def test_the_example_is_copied_with_its_extension(run: Run, mill: Path, tmp_path: Path) -> None:
    """To the byte, and it is sound."""
    assert run("new", tmp_path / "s", "--example", "mill").exit_code == 0
    names = [path.relative_to(mill) for path in (mill / "extension").rglob("*") if path.is_file()]
    assert len(names) == 7
    assert all((tmp_path / "s" / name).read_bytes() == (mill / name).read_bytes() for name in names)
    assert run("check", "--study", tmp_path / "s").exit_code == 0


def test_the_guide_knows_tables_and_columns_of_ones_own(grown: Study) -> None:
    """Those who code read the guide, and nothing else."""
    text = template.guide(grown.vocabulary)
    for name in ("meetings", "visits"):
        assert f"## {name}\n" in text
    for name in ("setting", "languages", "household", "joined", "witnesses", "attended_by", "host", "whom"):
        assert f"| {name} |" in text, name
    assert "board room, kitchen table, common ground" in text


@pytest.mark.parametrize("kind", [(), ("--xlsx",)], ids=["csv", "xlsx"])
def test_a_study_like_another_is_sound_and_has_its_extension(
    run: Run, grown: Study, tmp_path: Path, kind: tuple[str, ...]
) -> None:
    """The second study of a project begins where the first one is."""
    done = run("new", tmp_path / "s", "--like", grown.folder, *kind)
    assert done.exit_code == 0
    study = Study.read(tmp_path / "s")
    assert study.extensions == grown.extensions
    assert set(study.extension.files) == set(grown.extension.files)
    assert extending.told(study) == []
    checked = run("check", "--study", tmp_path / "s")
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "## visits" in (tmp_path / "s" / "GUIDE.md").read_text(encoding="utf-8")


def test_a_study_like_another_begins_with_its_tables(run: Run, grown: Study, tmp_path: Path) -> None:
    """Those of its own, and those to which it adds a column, with that column."""
    run("new", tmp_path / "s", "--like", grown.folder)
    coded = tmp_path / "s" / "coded"
    names = {path.stem for path in coded.iterdir()}
    assert {"meetings", "visits", "practices", "actors", "flows", "partnerships"} <= names
    assert "setting" in (coded / "practices.csv").read_text(encoding="utf-8").strip().split(",")
    assert "assessments" not in names


def test_a_workbook_like_another_offers_words_of_ones_own(run: Run, grown: Study, tmp_path: Path) -> None:
    """In the lists of its cells, among ours or by themselves."""
    run("new", tmp_path / "s", "--like", grown.folder, "--xlsx")
    with zipfile.ZipFile(tmp_path / "s" / "coded" / "coded.xlsx") as archive:
        sheets = "".join(
            archive.read(name).decode() for name in archive.namelist() if "/worksheets/sheet" in name
        )
    assert "board room,kitchen table,common ground" in sheets
    assert "faith groups" in sheets
    assert "childcare" in sheets


@pytest.mark.parametrize("label", ["room, board", 'the \\"board\\" room'])
def test_a_workbook_offers_no_list_that_it_cannot_hold(mill_copy: Path, tmp_path: Path, label: str) -> None:
    """A comma would part a choice in two, a quote would end the list, and the file would need repair."""
    study = extending.change(mill_copy, "settings.ttl", 'prefLabel "board room"', f'prefLabel "{label}"')
    assert extending.told(study) == []
    template.new(tmp_path / "s", workbook=True, like=study)
    with zipfile.ZipFile(tmp_path / "s" / "coded" / "coded.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "/worksheets/sheet" in name]
    assert len(sheets) > 5
    assert not any("kitchen table" in text for text in sheets)


def test_what_a_description_says_cannot_break_guide_or_workbook(mill_copy: Path, tmp_path: Path) -> None:
    """A bar would begin another cell, a control character ends an XML file."""
    edit = {"dc:description": "one | two\nthree \x01\x0b four"}
    study = extending.describe(
        mill_copy, "meetings.csvw.json", lambda raw: extending.column(raw, "title").update(edit)
    )
    template.new(tmp_path / "s", workbook=True, like=study)
    (row,) = (line for line in template.guide(study.vocabulary).splitlines() if "one \\| two three" in line)
    assert row.startswith("| title | text | ")
    with zipfile.ZipFile(tmp_path / "s" / "coded" / "coded.xlsx") as archive:
        notes = [archive.read(name) for name in archive.namelist() if "/comments" in name]
    assert sum(len(list(ElementTree.fromstring(text).iter())) for text in notes) > 100


def test_a_study_like_one_with_a_broken_extension_is_not_begun(mill_copy: Path, tmp_path: Path) -> None:
    """It would begin broken; nothing is left of it."""
    extending.write(mill_copy, "settings.ttl", BROKEN["settings.ttl"])
    with pytest.raises(ExtensionError, match=r"extension/settings\.ttl, row 1"):
        template.new(tmp_path / "s", like=Study.read(mill_copy))
    assert not (tmp_path / "s").exists()


def test_a_study_like_one_that_shares_its_extension_shares_it_too(run: Run, mill_copy: Path) -> None:
    """What lies beside both is not copied; each sees it from where it is."""
    (mill_copy / "extension").rename(mill_copy.parent / "shared")
    extending.setting(mill_copy, 'extensions = ["../shared"]')
    place = mill_copy.parent / "second"
    assert run("new", place, "--like", mill_copy).exit_code == 0
    assert not (place / "shared").exists()
    study = Study.read(place)
    assert extending.told(study) == []
    assert SETTING in study.vocabulary.schemes


def test_a_study_like_one_elsewhere_finds_the_shared_extension(
    run: Run, mill_copy: Path, tmp_path: Path
) -> None:
    """However far away it is begun."""
    (mill_copy / "extension").rename(mill_copy.parent / "shared")
    extending.setting(mill_copy, 'extensions = ["../shared"]')
    place = tmp_path / "far" / "away" / "second"
    assert run("new", place, "--like", mill_copy).exit_code == 0
    study = Study.read(place)
    assert extending.told(study) == []
    assert SETTING in study.vocabulary.schemes


def test_a_study_can_be_like_one_that_adds_nothing(run: Run, tmp_path: Path) -> None:
    """Then it is a new study."""
    run("new", tmp_path / "one")
    assert run("new", tmp_path / "two", "--like", tmp_path / "one").exit_code == 0
    assert {path.name for path in (tmp_path / "two" / "coded").iterdir()} == {
        path.name for path in (tmp_path / "one" / "coded").iterdir()
    }


def test_one_is_told_when_there_is_no_study_to_be_like(run: Run, tmp_path: Path) -> None:
    """And no folder is made."""
    done = run("new", tmp_path / "s", "--like", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 2
    assert not (tmp_path / "s").exists()


def test_a_moved_study_takes_its_extension_along(run: Run, mill_copy: Path, tmp_path: Path) -> None:
    """All of it is told from the study's folder."""
    shutil.move(mill_copy, tmp_path / "elsewhere")
    assert run("check", "--study", tmp_path / "elsewhere").exit_code == 0
