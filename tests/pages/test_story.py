"""Stories: what a story.toml may say, and which steps a page tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from maps import island

from coprod_kg.cli import cli
from coprod_kg.errors import CoprodError
from coprod_kg.graph import release
from coprod_kg.network.policy import Policy
from coprod_kg.pages import story
from coprod_kg.pages.filters import NAMES
from coprod_kg.pages.page import KINDS, map_page, release_levels
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

HEAD = 'format = 1\ntitle = "Who gives back"\nrelease = "open"\n'
STEPS = """
[[steps]]
map = "exchange"
text = "The University gives."
actor = "a1"

[[steps]]
map = "exchange"
text = "And it is answered."
tie = ["a1", "a3"]
filters = { direction = "mutual" }

[[steps]]
map = "power"
text = "Of power."
view = "grid"
"""


def _read(folder: Path, text: str) -> story.Story | None:
    (folder / story.FILE).write_text(text, encoding="utf-8")
    return story.read(folder, KINDS, release_levels(vocabulary()))


def _steps(page: str) -> list[dict[str, str]]:
    return list(island(page)["steps"])


def test_study_without_a_story_has_none(tmp_path: Path) -> None:
    """A story is a choice."""
    assert story.read(tmp_path, KINDS, ["open"]) is None


def test_page_tells_the_steps_of_its_kind_of_map(tmp_path: Path, mill_graph: Dataset) -> None:
    """In their order, each with what the address of the page would hold, and as a list."""
    told = _read(tmp_path, HEAD + STEPS)
    page = map_page(mill_graph, "exchange", study="s", release="controlled", story=told)
    assert _steps(page) == [
        {"view": "map", "actor": "a1"},
        {"view": "map", "tie": "a1~a3", "direction": "mutual"},
    ]
    assert "<li>The University gives.</li>" in page
    assert "Of power." not in page
    assert _steps(map_page(mill_graph, "power", study="s", release="controlled", story=told)) == [
        {"view": "grid"}
    ]
    assert 'id="story"' not in map_page(mill_graph, "tensions", study="s", release="controlled", story=told)


def test_step_has_its_title_for_a_heading(tmp_path: Path, mill_graph: Dataset) -> None:
    """Readers and facilitators call a step by a few words; a step without a title has no heading."""
    steps = STEPS.replace('text = "And', 'title = "First <lessons>"\ntext = "And', 1)
    page = map_page(
        mill_graph, "exchange", study="s", release="controlled", story=_read(tmp_path, HEAD + steps)
    )
    assert "<li><h3>First &lt;lessons&gt;</h3>\nAnd it is answered.</li>" in page
    assert "<li>The University gives.</li>" in page


def test_story_is_told_only_at_its_release_level(tmp_path: Path, mill_graph: Dataset) -> None:
    """Its words may say what the coded material of a lower level may not."""
    told = _read(tmp_path, HEAD.replace('"open"', '"safeguarded"') + STEPS)
    shown = {
        level: "The University gives."
        in map_page(mill_graph, "exchange", study="s", release=level, story=told)
        for level in release_levels(vocabulary())
    }
    assert shown == {"open": False, "safeguarded": True, "controlled": True}


def test_step_about_what_is_on_another_map_is_left_out(tmp_path: Path, mill_graph: Dataset) -> None:
    """One story serves the map of the whole and those of its partnerships."""
    told = _read(tmp_path, HEAD + STEPS)
    page = map_page(mill_graph, "exchange", study="s", release="controlled", partnership="p3", story=told)
    here = {actor["id"] for actor in island(page)["actors"]}
    assert "a1" not in here
    assert 'id="story"' not in page


def test_step_is_told_from_its_own_release_level_on(tmp_path: Path, mill_graph: Dataset) -> None:
    """One step may say more than the others; a page without it says that there is one more."""
    told = _read(tmp_path, HEAD + STEPS.replace('actor = "a1"', 'actor = "a1"\nrelease = "safeguarded"'))
    pages = {
        level: map_page(mill_graph, "exchange", study="s", release=level, story=told)
        for level in release_levels(vocabulary())
    }
    has = {level: "The University gives." in page for level, page in pages.items()}
    assert has == {"open": False, "safeguarded": True, "controlled": True}
    assert {level: "1 step is not told here" in page for level, page in pages.items()} == {
        level: not told for level, told in has.items()
    }


def test_step_about_a_withheld_actor_leads_to_its_pseudonym(tmp_path: Path, riverside_graph: Dataset) -> None:
    """A story is no way around a release level: it holds ids, and pages have the names."""
    view = release.view(riverside_graph, "open")
    whole, shown = (
        {one["id"]: one["label"] for one in island(map_page(graph, "exchange", study="s"))["actors"]}
        for graph in (riverside_graph, view.dataset)
    )
    hidden = min(actor for actor in whole if whole[actor] != shown[actor])
    step = f'[[steps]]\nmap = "exchange"\ntext = "Of somebody."\nactor = "{hidden}"\n'
    page = map_page(view.dataset, "exchange", study="s", whole=view.whole, story=_read(tmp_path, HEAD + step))
    assert _steps(page) == [{"view": "map", "actor": hidden}]
    assert whole[hidden] not in page


@pytest.mark.parametrize(
    "options", [{"policy": Policy(claims="confirmed")}, {"unit": "sector"}, {"by": "partnership"}]
)
def test_story_does_not_hinder_other_maps_of_its_study(
    tmp_path: Path, mill_graph: Dataset, options: dict[str, Any]
) -> None:
    """What it tells of may not be on them, which is no fault of its own."""
    told = _read(tmp_path, HEAD + STEPS)
    page = map_page(mill_graph, "exchange", study="s", release="controlled", story=told, **options)
    assert "And it is answered." not in page


def test_step_about_a_card_is_left_out_where_it_is_not(tmp_path: Path, mill_graph: Dataset) -> None:
    """Cards are named by the ids that addresses have; one of another partnership is no stranger."""
    there = {one["id"] for one in island(map_page(mill_graph, "tensions", study="s"))["actors"]}
    part = map_page(mill_graph, "tensions", study="s", partnership="p3")
    card = min(there - {one["id"] for one in island(part)["actors"]})
    told = _read(tmp_path, f'{HEAD}[[steps]]\nmap = "tensions"\ntext = "Of a card."\nactor = "{card}"\n')
    assert "Of a card." in map_page(mill_graph, "tensions", study="s", story=told)
    assert "Of a card." not in map_page(mill_graph, "tensions", study="s", partnership="p3", story=told)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("format = [", "cannot be read"),
        (HEAD.replace("format = 1", "format = 2"), "format 2"),
        (HEAD.replace("format = 1\n", ""), "'format' is missing"),
        (HEAD, "'steps' is missing"),
        (HEAD.replace('"open"', '"opne"') + STEPS, "Did you mean 'open'?"),
        (HEAD.replace("title", "titel") + STEPS, "Did you mean 'title'?"),
        (HEAD + "steps = 3", "'steps' is of the wrong kind"),
        (HEAD + "steps = [3]", "step 1: it is no table"),
        (HEAD + '[[steps]]\nmap = "power"\n', "step 1: 'text' is missing"),
        (HEAD + '[[steps]]\nmap = "powers"\ntext = "t"\n', "Did you mean 'power'?"),
        (HEAD + '[[steps]]\nmap = "power"\ntext = "t"\nview = "gird"\n', "Did you mean 'grid'?"),
        (
            HEAD + '[[steps]]\nmap = "power"\ntext = "t"\nrelease = "opne"\n',
            "step 1: there is no release 'opne'.",
        ),
        (HEAD + '[[steps]]\nmap = "power"\ntext = "t"\ntie = ["a1"]\n', "does not name two actors"),
        (HEAD + '[[steps]]\nmap = "power"\ntext = "t"\nactor = "a"\ntie = ["a", "b"]\n', "Name one of them"),
        (
            HEAD + '[[steps]]\nmap = "power"\ntext = "t"\n[steps.filters]\ncodr = "c"\n',
            "Did you mean 'coder'?",
        ),
        (HEAD + '[[steps]]\nmap = "power"\ntext = "t"\n[steps.filters]\nfrom = 2010\n', "'from' is no text"),
    ],
)
def test_fault_of_form_is_told_with_the_file_and_what_to_do(tmp_path: Path, said: str, told: str) -> None:
    """Whoever writes a story mends it from what is said."""
    with pytest.raises(story.StoryError) as raised:
        _read(tmp_path, said)
    assert told in str(raised.value)
    assert str(tmp_path / story.FILE) in raised.value.what
    assert raised.value.remedy


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('actor = "a11"', "nothing on the map 'exchange' has the id 'a11'. Did you mean 'a1'?"),
        ('tie = ["a1", "a8"]', "'exchange' has no tie from 'a1' to 'a8'"),
        ('filters = { layer = "flows:trainin" }', "Did you mean 'flows:training'?"),
    ],
)
def test_fault_of_name_is_told_when_the_map_of_the_whole_is_drawn(
    tmp_path: Path, mill_graph: Dataset, step: str, told: str
) -> None:
    """A misspelt id would be a step that shows nothing."""
    read = _read(tmp_path, f'{HEAD}[[steps]]\nmap = "exchange"\ntext = "t"\n{step}\n')
    with pytest.raises(CoprodError) as raised:
        map_page(mill_graph, "exchange", study="s", release="controlled", story=read)
    assert told in str(raised.value)
    assert f"{tmp_path / story.FILE}: step 1" in str(raised.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Nobody wants to mend a file one run at a time."""
    with pytest.raises(story.StoryError) as raised:
        _read(tmp_path, HEAD + '[[steps]]\nmap = "x"\n[[steps]]\ntext = 1\n')
    assert all(f"step {step}" in str(raised.value) for step in (1, 2))


def test_command_tells_the_story_of_its_study(mill_copy: Path) -> None:
    """A story.toml beside study.toml is enough; a fault in it is no traceback."""
    (mill_copy / story.FILE).write_text(HEAD + STEPS, encoding="utf-8")
    run = CliRunner()
    assert run.invoke(cli, ["build", "--study", str(mill_copy)]).exit_code == 0
    page = mill_copy / "e.html"
    given = ["map", "exchange", "--release", "controlled", "--study", str(mill_copy), "-o", str(page)]
    assert run.invoke(cli, given).exit_code == 0
    assert "<li>The University gives.</li>" in page.read_text(encoding="utf-8")
    (mill_copy / story.FILE).write_text("format = 9", encoding="utf-8")
    refused = run.invoke(cli, given)
    assert refused.exit_code == 2
    assert "format 9" in refused.output


def test_filters_of_stories_are_those_of_the_page(mill_graph: Dataset) -> None:
    """A filter that a page has and a story cannot name, or the other way, would be forgotten."""
    page = map_page(mill_graph, "exchange", study="s", release="controlled")
    names = [part.split('"')[0] for part in page.split(' name="')[1:] if not part.startswith("viewport")]
    assert len(names) > 5
    assert set(names) <= set(NAMES)
