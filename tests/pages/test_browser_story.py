"""Stories in a browser: one step at a time, by mouse, keys and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from maps import island

from coprod_kg.pages import story
from coprod_kg.pages.page import KINDS, map_page, release_levels
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from opened import Opened
    from rdflib import Dataset

pytestmark = pytest.mark.browser
TOLD = """
format = 1
title = "Who gives back"
release = "open"
[[steps]]
map = "exchange"
text = "The University gives."
actor = "a1"
[[steps]]
map = "exchange"
text = "And it is answered."
view = "grid"
tie = ["a1", "a3"]
[[steps]]
map = "exchange"
title = "What comes back"
text = "Only these are mutual."
filters = { direction = "mutual" }
"""


@pytest.fixture
def told(tmp_path: Path, mill_graph: Dataset) -> str:
    """Return a map with a story."""
    (tmp_path / story.FILE).write_text(TOLD, encoding="utf-8")
    read = story.read(tmp_path, KINDS, release_levels(vocabulary()))
    return map_page(mill_graph, "exchange", study="s", release="controlled", story=read)


def test_next_and_back_show_what_each_step_is_about(open_page: Opened, told: str) -> None:
    """The map follows the story, and the step is heard."""
    page = open_page(told)
    assert page.locator("#story ol li:visible").count() == 0
    page.click("#story-next")
    assert page.locator("#story ol li:visible").all_inner_texts() == ["The University gives."]
    assert page.inner_text("#said h3 >> nth=0") == "Larkwater University"
    assert page.text_content("#step-read") == "Step 1 of 3 The University gives."
    assert page.get_attribute("#step-read", "role") == "status"
    page.click("#story-next")
    assert page.locator("#grid").is_visible()
    assert page.locator('#said [data-tie="a1~a3"] > li').count() > 0
    page.click("#story-next")
    assert page.locator("#map").is_visible()
    assert page.locator("#story h3:visible").all_inner_texts() == ["What comes back"]
    assert page.text_content("#step-read") == "Step 3 of 3 What comes back. Only these are mutual."
    mutual = [
        tie
        for tie in island(told)["ties"]
        if any(
            other["giver"] == tie["receiver"] and other["receiver"] == tie["giver"]
            for other in island(told)["ties"]
        )
    ]
    assert page.inner_text("#counts").startswith(f"{len(mutual)} of ")
    assert not page.locator("#story-next").is_visible()
    page.click("#story-back")
    assert page.locator("#story ol li:visible").all_inner_texts() == ["And it is answered."]


def test_keyboard_and_sight_stay_with_the_story(open_page: Opened, told: str) -> None:
    """The last step has no next one: the keyboard is not lost with the button, nor the step out of sight."""
    page = open_page(told)
    page.focus("#story-next")
    for _ in range(3):
        page.keyboard.press("Enter")
        top = page.evaluate("() => document.getElementById('story').getBoundingClientRect().top")
        assert -1 <= top < 200
    assert page.evaluate("() => document.activeElement.id") == "story-end"
    page.focus("#story-back")
    for _ in range(3):
        page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "story-next"
    assert page.locator("#story ol li:visible").count() == 0


def test_step_has_an_address_and_the_browser_goes_back(open_page: Opened, told: str) -> None:
    """A step can be sent to somebody."""
    page = open_page(told, "#grid&tie=a1~a3&step=2")
    assert page.locator("#story ol li:visible").all_inner_texts() == ["And it is answered."]
    page.click("#story-next")
    page.go_back()
    assert page.locator("#story ol li:visible").all_inner_texts() == ["And it is answered."]


def test_story_can_be_left_by_keys(open_page: Opened, told: str) -> None:
    """Its end brings the whole map back, and the keyboard to its start."""
    page = open_page(told, "#map&step=3&direction=mutual")
    page.locator("#story-end").focus()
    page.keyboard.press("Enter")
    assert page.locator("#story ol li:visible").count() == 0
    assert page.evaluate("() => document.activeElement.id") == "story-next"
    of = len(island(told)["ties"])
    assert page.inner_text("#counts").startswith(f"{of} of {of} ties")


def test_without_scripts_and_in_print_the_steps_are_a_list(open_page: Opened, told: str) -> None:
    """The words of a story need no script."""
    page = open_page(told, java_script_enabled=False)
    assert page.locator("#story li:visible").count() == 3
    assert page.locator("#story button:visible").count() == 0
    page = open_page(told)
    page.emulate_media(media="print")
    assert page.locator("#story li:visible").count() == 3
