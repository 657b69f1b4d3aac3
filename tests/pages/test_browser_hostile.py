"""Texts that try to be more than text, in every place of a map that can hold one."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from maps import island, told

from coprod_kg import build
from coprod_kg.pages import story
from coprod_kg.pages.page import KINDS, map_page, release_levels
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from opened import Opened
    from rdflib import Dataset

pytestmark = pytest.mark.browser
RUNS = "<script>window.hit=1</script><img src=x onerror=window.hit=1>"


@pytest.fixture(scope="module")
def hostile_story(
    tmp_path_factory: pytest.TempPathFactory, hostile_texts: Sequence[str]
) -> story.Story | None:
    """Return a story whose title, steps and searches are hostile."""
    folder = tmp_path_factory.mktemp("story")

    def quoted(text: str) -> str:
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'

    steps = "".join(
        f'[[steps]]\nmap = "power"\ntext = {quoted(text)}\nfilters = {{ search = {quoted(text)} }}\n'
        for text in hostile_texts
    )
    (folder / story.FILE).write_text(
        f'format = 1\ntitle = {quoted(hostile_texts[1])}\nrelease = "open"\n{steps}', encoding="utf-8"
    )
    return story.read(folder, KINDS, release_levels(vocabulary()))


def _changed(study: Path, table: str, column: str, value: str) -> None:
    """Put a value into the first row of a table."""
    path = study / "coded" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows[0][column] = value
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _unhurt(open_page: Opened) -> None:
    for context in open_page.contexts:
        for page in context.pages:
            assert page.evaluate("() => window.hit") is None
            assert page.locator("img, b, #said script").count() == 0
    assert open_page.messages == []
    assert open_page.asked_for == []


def test_names_titles_quotations_and_matters_show_as_text(
    open_page: Opened, hostile_graph: Dataset, hostile_texts: Sequence[str]
) -> None:
    """In list, details, grid and table, whatever is chosen."""
    html = map_page(hostile_graph, "power", study=RUNS, release="controlled")
    page = open_page(html)
    data = island(html)
    assert {str(one.text_content()).strip() for one in page.locator("#list [data-actor]").all()} == set(
        hostile_texts
    )
    sentences = {one.sentence for one in told(html)}
    for tie in data["ties"]:
        page.click(f'#list [data-tie="{tie["id"]}"]')
        shown = page.locator("#said .sentence").all()
        assert shown
        assert {str(one.text_content()) for one in shown} <= sentences
    for actor in data["actors"]:
        page.click(f'#list [data-actor="{actor["id"]}"]')
        assert page.locator("#said h3").first.text_content() == actor["label"]
    for view in ("grid", "table", "about"):
        page.click(f"nav [data-view={view}]")
    _unhurt(open_page)


def test_searches_and_addresses_show_as_text(
    open_page: Opened, hostile_graph: Dataset, hostile_texts: Sequence[str]
) -> None:
    """What a reader types, or gets in a link, is looked for and nothing else."""
    page = open_page(
        map_page(hostile_graph, "power", study="s", release="controlled"), f"#map&actor={RUNS}&tie={RUNS}"
    )
    for text in (*hostile_texts, RUNS):
        page.fill("#search", text.replace("\u2028", " "))
        assert "ties shown" in page.inner_text("#counts")
    page.reload()
    page.wait_for_selector("#drawing[data-ready=yes]")
    assert page.input_value("#search") == RUNS
    assert RUNS in page.inner_text("#chosen-filters")
    _unhurt(open_page)


def test_story_shows_as_text(
    open_page: Opened, hostile_graph: Dataset, hostile_story: story.Story, hostile_texts: Sequence[str]
) -> None:
    """Title and steps, in the page and where they are read out; their filters too."""
    page = open_page(map_page(hostile_graph, "power", study="s", release="controlled", story=hostile_story))
    assert page.text_content("#story-heading") == hostile_texts[1]
    for text in hostile_texts:
        page.click("#story-next")
        assert page.locator("#story li:visible").text_content() == text
        assert str(page.text_content("#step-read")).endswith(text.strip())
    _unhurt(open_page)


def test_labels_of_filters_and_words_of_other_kinds_show_as_text(open_page: Opened, mill_copy: Path) -> None:
    """Coders and titles name choices; things that are no actors have names too."""
    for table, column in (("coders", "name"), ("sources", "title"), ("partnerships", "name")):
        _changed(mill_copy, table, column, f"{RUNS} {table}")
    _changed(mill_copy, "flows", "coder", "c2")  # so that there is a choice of coders
    graph = build.in_memory(mill_copy)
    for kind in KINDS:
        page = open_page(map_page(graph, kind, study=RUNS, release="controlled"))
        for button in page.locator("#list button").all()[:12]:
            button.click()
        page.locator("#filters summary").first.click()
        if kind == "exchange":
            assert f"{RUNS} coders" in page.locator("[name=coder] option").all_text_contents()
    _unhurt(open_page)
