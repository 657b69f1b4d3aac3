"""The story in the report: every step with its picture, its words and the way to the map."""

from __future__ import annotations

import re
from base64 import b64decode
from html import unescape
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring
from maps import island

from coprod_kg import ask
from coprod_kg.graph import release
from coprod_kg.network.measure import measure
from coprod_kg.network.policy import Policy
from coprod_kg.pages import story
from coprod_kg.pages.page import KINDS, release_levels
from coprod_kg.pages.report import Study, files, told
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from rdflib import Dataset

TOLD = """
format = 1
title = "Who <gives> back"
release = "open"
[[steps]]
map = "exchange"
text = "All of <it>."
[[steps]]
map = "exchange"
title = "The <answer>"
text = "And it is answered."
tie = ["a1", "a3"]
[[steps]]
map = "power"
text = "Of power."
release = "safeguarded"
[[steps]]
map = "exchange"
text = "Read on."
view = "about"
"""
PICTURE = re.compile(r'src="data:image/svg[+]xml;base64,([^"]+)"')


def _files(graph: Dataset, folder: Path, level: str = "controlled", text: str = TOLD) -> dict[str, str]:
    (folder / story.FILE).write_text(text, encoding="utf-8")
    view = release.view(graph, level)
    return files(
        Study(
            title="The Mill",
            dataset=view.dataset,
            names=ask.Names(view.dataset, "https://example.org/mill/"),
            questions=[],
            measures=measure(view.dataset, study="The Mill", by="partnership", draws=20, whole=view.whole),
            policy=Policy(),
            release=view.level,
            left_out=view.left_out,
            totals=view.totals,
            vocabulary=vocabulary(),
            whole=view.whole,
            story=story.read(folder, KINDS, release_levels(vocabulary())),
        )
    )


def _steps(page: str) -> list[str]:
    return page.split('<section id="step-')[1:]


def _names(step: str) -> set[str]:
    """Return the lines of text in the picture of a step."""
    found = PICTURE.search(step)
    assert found is not None
    return {
        one.text or "" for one in fromstring(b64decode(found[1])).iter("{http://www.w3.org/2000/svg}text")
    }


def test_every_step_stands_with_picture_words_and_the_way_to_the_map(
    mill_graph: Dataset, tmp_path: Path
) -> None:
    """Without a script and on paper a story is read as its author tells it, in one order over all maps."""
    report = _files(mill_graph, tmp_path)
    steps = _steps(report["story.html"])
    assert [re.findall(r"Step \d of 4", step)[0] for step in steps] == [
        f"Step {number} of 4" for number in (1, 2, 3, 4)
    ]
    assert "All of &lt;it&gt;." in steps[0]
    assert 'href="maps/exchange.html#map&amp;tie=a1~a3&amp;step=2"' in steps[1]
    assert 'href="maps/power.html#map&amp;step=1"' in steps[2]
    assert PICTURE.search(steps[3]) is None
    assert 'href="story.html"' in report["index.html"]
    assert [len(island(report[f"maps/{kind}.html"])["steps"]) for kind in ("exchange", "power")] == [3, 1]


def test_step_is_called_by_its_title(mill_graph: Dataset, tmp_path: Path) -> None:
    """Beside its number, in the heading and in the list of what is on the page."""
    page = _files(mill_graph, tmp_path)["story.html"]
    headings = [unescape(one) for one in re.findall(r"<h2[^>]*>(?:<[^>]+>)*([^<]+)", page)]
    assert [one for one in headings if one.startswith("Step")][:2] == [
        "Step 1 of 4",
        "Step 2 of 4: The <answer>",
    ]


def test_step_about_a_tie_shows_both_ends_and_what_the_map_says_of_it(
    mill_graph: Dataset, tmp_path: Path
) -> None:
    """Every number leads to its evidence: the same sentences and quotations as in the map."""
    report = _files(mill_graph, tmp_path)
    step = _steps(report["story.html"])[1]
    data = island(report["maps/exchange.html"])
    labels = {actor["id"]: actor["label"] for actor in data["actors"]}
    drawn = " ".join(sorted(_names(step)))
    assert all(labels[end].split()[0] in drawn for end in ("a1", "a3"))
    others = [label for id_, label in labels.items() if id_ not in {"a1", "a3"}]
    assert not any(label in drawn for label in others)
    row = re.search(r'<tr id="[^"]*" data-tie="a1~a3">.*?</tr>', report["maps/exchange.html"], re.DOTALL)
    assert row is not None
    quotations = re.findall(r"<blockquote><bdi>(.*?)</bdi>", row[0])
    assert quotations
    assert all(f"<blockquote><bdi>{one}</bdi>" in step for one in quotations)


def test_step_above_the_level_is_in_no_file_and_counted(mill_graph: Dataset, tmp_path: Path) -> None:
    """What a level withholds, the report withholds on all of its pages."""
    report = _files(mill_graph, tmp_path, "open")
    assert not any("Of power." in text for text in report.values())
    assert "1 step is not told here" in report["story.html"]
    assert len(_steps(report["story.html"])) == 3
    closed = _files(
        mill_graph, tmp_path, "open", TOLD.replace('release = "open"', 'release = "controlled"', 1)
    )
    assert "story.html" not in closed
    assert not any("And it is answered." in text for text in closed.values())


def test_words_of_many_ties_are_left_to_the_map(
    mill_graph: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page stays readable, and says where the rest is."""
    monkeypatch.setattr(told, "MOST", 1)
    step = _steps(_files(mill_graph, tmp_path)["story.html"])[0]
    assert "<blockquote>" not in step
    assert 'href="maps/exchange.html#table"' in step


def test_picture_says_in_words_what_it_is(mill_graph: Dataset, tmp_path: Path) -> None:
    """Who does not see it hears how much it shows."""
    page = _files(mill_graph, tmp_path)["story.html"]
    alternatives: list[str] = re.findall(r'<img alt="([^"]*)"', page)
    assert len(alternatives) == 3
    assert all("names and" in unescape(one) for one in alternatives)
