"""docs/extending.md makes, from nothing, what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import extending
import pytest
import studies
from extending import CP
from pyoxigraph import NamedNode

from coprod_kg import build, template
from coprod_kg.graph.store import engine
from coprod_kg.study import Study

PAGE = Path(__file__).parents[2] / "docs" / "extending.md"
STREET = "https://example.org/street/"
FLOWS = """\
id,partnership,giver,receiver,resource,claimant,concepts,care
f1,p1,a1,a2,funding,a1,care:cooking,
f2,p1,a2,a1,funding,a2,,cooking
"""
SUPPERS = "id,cooks\ns1,a1;a2\ns2,a3\n"


def files() -> dict[str, str]:
    """Return the files that the page shows, each under the last name before it."""
    found: dict[str, str] = {}
    name = ""
    for names, text in re.findall(
        r"(`extension/[^`]+`)|^```\w+\n(.*?)^```", PAGE.read_text(), re.MULTILINE | re.DOTALL
    ):
        if names:
            name = names.strip("`").removeprefix("extension/")
        else:
            found[name] = text
    return found


@pytest.fixture
def street(tmp_path: Path) -> Study:
    """Return a study with the files of the page."""
    studies.write(tmp_path, f'{studies.SETTINGS}extensions = ["extension"]\n', flows=FLOWS, suppers=SUPPERS)
    for name, text in files().items():
        extending.write(tmp_path, name, text)
    return Study.read(tmp_path)


def test_the_page_shows_a_file_of_each_kind() -> None:
    """Six files: a list, a column, words, a table, a shape, a rule."""
    assert list(files()) == [
        "care.ttl", "flows.csvw.json", "words.ttl", "suppers.csvw.json", "shapes.ttl",
        "check/cook-who-gave-nothing.rq",
    ]  # fmt: skip


def test_each_file_of_the_page_is_sound_when_it_is_written(tmp_path: Path) -> None:
    """A reader writes one after the other, and checks after each; not even a warning is told."""
    studies.write(tmp_path, f'{studies.SETTINGS}extensions = ["extension"]\n')
    for name, text in files().items():
        assert extending.told(extending.write(tmp_path, name, text)) == [], name


def test_what_the_page_adds_is_used(street: Study) -> None:
    """The list in the column concepts, the column of its own, the table; the rule finds who gave nothing."""
    report = build.build(street)
    found = [(one.file, one.row, one.column) for one in report.faults if one.column != "extracts"]
    assert found == [("coded/suppers.csv", 3, "cooks")]
    store = engine(build.open_graph(street))

    def said(subject: str, predicate: str) -> set[str]:
        quads = store.quads_for_pattern(NamedNode(studies.BASE + subject), NamedNode(predicate), None)
        return {quad.object.value for quad in quads}

    assert said("claim/flows/f1", f"{CP}hasConcept") == {f"{STREET}care#cooking"}
    assert said("claim/flows/f2", f"{CP}hasConcept") == {f"{STREET}care#cooking"}
    assert said("supper/s1", f"{STREET}ns#cookedBy") == {f"{studies.BASE}actor/a{at}" for at in (1, 2)}
    assert "| care | cooking |" in template.guide(street.vocabulary)


def test_the_shape_of_the_page_finds_a_supper_without_a_cook(street: Study) -> None:
    """As the page has it told."""
    (street.folder / "coded" / "suppers.csv").write_text("id,cooks\ns1,a1\ns2,\n")
    found = [
        one for one in build.check_study(Study.read(street.folder)).faults if one.file == "coded/suppers.csv"
    ]
    assert [(one.row, one.column, one.message, one.remedy) for one in found] == [
        (3, "cooks", "a supper has nobody who cooked.", "Name who cooked.")
    ]


def test_the_rule_of_the_page_is_a_question_elsewhere(street: Study) -> None:
    """Without its message, remedy and severity, as the page says."""
    rule = street.folder / "extension" / "check" / "cook-who-gave-nothing.rq"
    text = "".join(
        line for line in rule.read_text().splitlines(keepends=True)
        if not line.startswith(("#+ message", "#+ remedy", "#+ severity"))
    )  # fmt: skip
    rule.unlink()
    study = extending.write(street.folder, "suppers/who-gave-nothing.rq", text)
    assert extending.told(study) == []
    assert list(study.extension.questions) == ["suppers/who-gave-nothing"]


def test_types_of_parameters_that_the_page_names_are_types(street: Study) -> None:
    """The kind of the table, and the list."""
    from coprod_kg.question import is_type

    assert "(`supper`, `concept of care`)" in PAGE.read_text()
    assert is_type("supper", street.vocabulary)
    assert is_type("concept of care", street.vocabulary)


def test_the_page_tells_a_slip_as_check_does(street: Study) -> None:
    """Word for word, as far as it is shown."""
    (shown,) = re.findall(r"^`(extension/.* there is .*)`$", PAGE.read_text(), re.MULTILINE)
    study = extending.change(street.folder, "suppers.csvw.json", "#cookedBy", "#cokedBy")
    (fault,) = extending.told(study)
    assert str(fault).startswith(shown)


def test_the_page_is_short() -> None:
    """A how-to of more than 150 lines is not read."""
    assert len(PAGE.read_text().splitlines()) <= 150


def test_descriptions_of_the_page_are_json() -> None:
    """As a reader would copy them."""
    assert [bool(json.loads(text)) for name, text in files().items() if name.endswith(".json")] == [
        True,
        True,
    ]
