"""The map of causes beside the question about causes and effects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import maps

from coprod_kg.ask import Library, Names, ask
from coprod_kg.pages.page import map_page
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


def _drawn(graph: Dataset) -> dict:
    return maps.island(map_page(graph, "causes", study="The Mill"))


def test_lines_are_the_rows_of_the_question(mill_graph: Dataset, mill: Path) -> None:
    """Joint causes make a line each, with the one claim behind them."""
    answer = ask(Library().find("practices/causes-and-effects"), Names(mill_graph, Study.read(mill).base))
    asked = {(str(row["cause"]), str(row["effect"]), str(row["claim"])) for row in answer.records()}
    data = _drawn(mill_graph)
    iris = {actor["id"]: actor["iri"] for actor in data["actors"]}
    drawn = {
        (iris[tie["giver"]], iris[tie["receiver"]], one["claim"])
        for tie in data["ties"]
        for one in tie["said"]
    }
    assert len(asked) == 4
    assert drawn == asked


def test_chain_runs_from_left_to_right(mill_graph: Dataset) -> None:
    """Vision and context stand before the survey, and that before what came of it."""
    data = _drawn(mill_graph)
    at = {node["id"]: node["x"] for node in data["drawing"]["nodes"]}
    assert all(at[tie["giver"]] < at[tie["receiver"]] for tie in data["ties"])
    assert len(set(at.values())) >= 3


def test_cause_that_holds_back_says_so_beside_its_line(mill_graph: Dataset) -> None:
    """The usual direction is not written on every line."""
    page = map_page(mill_graph, "causes", study="The Mill")
    edges = maps.island(page)["drawing"]["edges"]
    assert [
        edge["arrows"]["to"]["type"] for edge in edges if "arrows" in edge and edge["arrows"] != "to"
    ] == ["bar"]
    assert re.search("</svg> a bar for a head: decreases</li>", page)
    told = [one.sentence for one in maps.told(page)]
    lessening = [one for one in told if "decreases" in one]
    assert len(lessening) == 1
    assert "bring about" not in lessening[0]
    assert any("helps to bring about" in one for one in told)


def test_cards_are_called_by_their_own_words(mill_graph: Dataset) -> None:
    """A factor by its name, under the kind of factor that it is."""
    nodes = {node["label"] for node in _drawn(mill_graph)["drawing"]["nodes"]}
    assert "VISION\ncare shaped by the\nstreet" in nodes


def test_line_of_reasoning_is_told_with_its_claims(mill_graph: Dataset) -> None:
    """Chains are read claim by claim."""
    sentences = [one.sentence for one in maps.told(map_page(mill_graph, "causes", study="The Mill"))]
    assert sum("in the line of reasoning “how the survey came about”" in one for one in sentences) == 3


def test_tension_is_called_as_on_its_own_map(mill_graph: Dataset) -> None:
    """The name of its class is for those who code, and longer than a card is wide."""
    labels = [node["label"] for node in _drawn(mill_graph)["drawing"]["nodes"]]
    assert any(one.startswith("TENSION\n") for one in labels)
