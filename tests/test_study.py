"""A study folder and its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.errors import NoStudyError, StudySettingError
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

GOOD = 'format = 1\ntitle = "A study"\nbase = "https://example.org/s/"\n'


def _study(folder: Path, text: str | bytes) -> Study:
    (folder / "study.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Study.find(folder)


def test_what_is_not_said_has_its_default(tmp_path: Path) -> None:
    """Three lines are enough."""
    study = _study(tmp_path, GOOD)
    assert (study.title, study.inputs, study.coder) == ("A study", ("coded",), None)
    assert study.graph_folder == study.folder / "graph"


def test_what_is_said_counts(tmp_path: Path) -> None:
    """All settings of the format."""
    study = _study(tmp_path, GOOD + 'inputs = ["a", "b.xlsx"]\ncoder = " c1 "\ngraph = "../g"\n')
    assert (study.inputs, study.coder, study.graph) == (("a", "b.xlsx"), "c1", "../g")


def test_a_study_is_found_from_a_folder_below(tmp_path: Path) -> None:
    """Commands work wherever one stands in it."""
    (tmp_path / "coded" / "deep").mkdir(parents=True)
    _study(tmp_path, GOOD)
    assert Study.find(tmp_path / "coded" / "deep").folder == tmp_path.resolve()


def test_a_folder_that_is_no_study_is_told_how_to_make_one(tmp_path: Path) -> None:
    """With the place that was looked at."""
    with pytest.raises(NoStudyError, match="coprod-kg new") as told:
        Study.find(tmp_path)
    assert str(tmp_path) in told.value.what


def test_a_place_that_is_not_there_is_no_study(tmp_path: Path) -> None:
    """A slip in --study is told like any other."""
    with pytest.raises(NoStudyError):
        Study.find(tmp_path / "none")


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    """Editors of Windows write one."""
    assert _study(tmp_path, b"\xef\xbb\xbf" + GOOD.encode()).title == "A study"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format = 1\ntitle = A study\n", "cannot be read"),
        (b'title = "\xe9"\n', "cannot be read"),
        ("", "'format' is missing"),
        ("format = 1\n", "'title' is missing"),
        ('format = 1\ntitle = "x"\n', "'base' is missing"),
        (GOOD.replace("format = 1", "format = 2"), "reads format 1"),
        (GOOD.replace("format = 1", "format = true"), "'format' is of the wrong kind"),
        (GOOD.replace('"A study"', "7"), "'title' is of the wrong kind"),
        (GOOD + 'input = ["coded"]\n', "Did you mean 'inputs'?"),
        (GOOD + "zzzz = 1\n", "There are: format, title"),
        (GOOD + 'inputs = "coded"\n', "'inputs' is of the wrong kind"),
        (GOOD + "inputs = [1]\n", "'inputs' is no list of names"),
        (GOOD + 'inputs = [""]\n', "'inputs' is no list of names"),
        (GOOD + 'inputs = ["/etc"]\n', "from the root of the disk"),
        (GOOD + 'graph = ""\n', "no folder of its own"),
        (GOOD + 'graph = "."\n', "no folder of its own"),
        (GOOD + 'graph = ".."\n', "no folder of its own"),
    ],
)
def test_a_setting_that_cannot_be_is_told(tmp_path: Path, text: str | bytes, told: str) -> None:
    """Never passed over: a misspelt setting would do nothing in silence."""
    with pytest.raises(StudySettingError) as error:
        _study(tmp_path, text)
    assert told in str(error.value)
    assert "study.toml" in error.value.what


def test_everything_wrong_with_the_settings_is_told_at_once(tmp_path: Path) -> None:
    """Nobody should have to mend a file line by line to hear of the next."""
    with pytest.raises(StudySettingError) as error:
        _study(tmp_path, 'format = 1\ntitel = "A"\nbase = "nowhere"\ncoder = 3\ninputs = ["/coded"]\n')
    told = str(error.value)
    assert all(word in told for word in ("'titel'", "'title' is missing", "'nowhere'", "'coder'", "root"))
    assert told.count("study.toml") == 5


@pytest.mark.parametrize(
    "base",
    [
        "",
        "example",
        "https://example.org/s",
        "/s/",
        "https://exa mple.org/",
        "https://example.org/<s>/",
        "https://[/",
        "https://example.org/%zz/",
        "https://example.org/\\u0001/",
        "https://example.org/s/{x}/",
    ],
)
def test_a_base_that_begins_no_address_is_told(tmp_path: Path, base: str) -> None:
    """Found out here, and not by the engine in the middle of a build."""
    with pytest.raises(StudySettingError, match="base = "):
        _study(tmp_path, GOOD.replace("https://example.org/s/", base))


@pytest.mark.parametrize(
    "within", ["", "ns#", "scheme/resource#", "my-study/", "https://W3ID.org/coprod-kg/ns#"]
)
def test_a_base_among_the_addresses_of_the_program_is_told(tmp_path: Path, within: str) -> None:
    """What a study says of its actors would be said of words that everybody shares."""
    base = within if ":" in within else f"https://w3id.org/coprod-kg/{within}"
    with pytest.raises(StudySettingError, match=r"among the addresses of the program.*base = "):
        _study(tmp_path, GOOD.replace("https://example.org/s/", base))


@pytest.mark.parametrize(
    "base", ["https://example.org/s/", "https://example.org/s#", "urn:study:1/", "http://é.example/x/"]
)
def test_any_base_that_ends_in_a_slash_or_hash_will_do(tmp_path: Path, base: str) -> None:
    """Whatever the study's owner can answer for."""
    assert _study(tmp_path, GOOD.replace("https://example.org/s/", base)).base == base
