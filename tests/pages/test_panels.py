"""Parts of a map side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps
import pytest

from coprod_kg import resources
from coprod_kg.build import in_memory
from coprod_kg.errors import ParameterError
from coprod_kg.network.measure import measure
from coprod_kg.network.periods import period
from coprod_kg.pages.names import partings
from coprod_kg.pages.page import KINDS, map_page
from coprod_kg.pages.panels import Panel

if TYPE_CHECKING:
    from rdflib import Dataset


@pytest.fixture(scope="module")
def riverside() -> Dataset:
    """Return the graph of riverside, in which partnerships and periods differ."""
    return in_memory(resources.examples() / "riverside")


def _panel_of(data: dict, node: dict) -> str:
    """Return the title of the frame in which a node stands."""
    (title,) = [
        panel["title"]
        for panel in data["panels"]
        if panel["x"] < node["x"] < panel["x"] + panel["width"]
        and panel["y"] < node["y"] < panel["y"] + panel["height"]
    ]
    return str(title)


@pytest.mark.parametrize("kind", KINDS)
def test_each_part_stands_in_its_own_frame(riverside: Dataset, kind: str) -> None:
    """Frames are of one size, do not overlap, and no line leaves its own."""
    data = maps.island(map_page(riverside, kind, study="s", by="partnership"))
    assert len(data["panels"]) == 5
    assert len({(panel["width"], panel["height"]) for panel in data["panels"]}) == 1
    assert len({(panel["x"], panel["y"]) for panel in data["panels"]}) == 5
    frame = {node["id"]: _panel_of(data, node) for node in data["drawing"]["nodes"]}
    assert all(frame[edge["from"]] == frame[edge["to"]] for edge in data["drawing"]["edges"])


def test_title_stays_in_its_frame_and_is_not_that_of_another() -> None:
    """A long title ran over the frame beside it, and titles cut alike named neither."""
    titles = [
        f"The Community and Primary Care Research Engagement Board for {end}" for end in ("North", "South")
    ]
    frames = [Panel(title, 0, 0, 700, 500, partings(titles)[title]) for title in titles]
    lines = [frame.line for frame in frames]
    assert len(set(lines)) == 2
    assert all(line.endswith(title[-5:]) for line, title in zip(lines, titles, strict=True))
    assert all(len(line) * 15 < frame.width for line, frame in zip(lines, frames, strict=True))


def test_partnerships_keep_the_order_of_their_ids(riverside: Dataset) -> None:
    """Whatever is counted in them: nothing ranks partnerships."""
    titles = [
        panel["title"]
        for panel in maps.island(map_page(riverside, "power", study="s", by="partnership"))["panels"]
    ]
    found = measure(riverside, ["power"], study="s", by=["partnership"])["layers"]
    assert titles == [layer["partnership_label"] for layer in found]


@pytest.mark.parametrize("by", ["partnership", "period"])
def test_numbers_of_each_part_are_those_of_measure(riverside: Dataset, by: str) -> None:
    """The page and the table count alike."""
    page = map_page(riverside, "exchange", study="s", by=by)
    layers = measure(riverside, ["flows"], study="s", by=[by])["layers"]
    assert len(layers) > 3
    for layer in layers:
        if layer["arcs"]:
            returned = 2 * layer["dyads"]["mutual"]
            assert f"{returned} ({round(100 * returned / layer['arcs'])} %)" in page
            assert f": {layer['nodes']} actors, " in page


def test_each_line_leads_to_the_claims_of_its_part(riverside: Dataset) -> None:
    """A tie of two partnerships has in each frame what was said there."""
    together = maps.island(map_page(riverside, "exchange", study="s", by="partnership"))
    partnerships = [f"p{number}" for number in range(1, 6)]
    apart = [maps.island(map_page(riverside, "exchange", study="s", partnership=one)) for one in partnerships]
    said = [
        (pair, [one["claim"] for one in tie["said"]])
        for data in apart
        for pair, tie in zip(maps.labels(data), data["ties"], strict=True)
    ]
    drawn = [
        (pair, [one["claim"] for one in tie["said"]])
        for pair, tie in zip(maps.labels(together), together["ties"], strict=True)
    ]
    assert len(drawn) > 100
    assert sorted(drawn) == sorted(said)


def test_over_time_each_actor_keeps_its_place(riverside: Dataset) -> None:
    """Change is seen by looking from frame to frame."""
    spans = [period("2008/2012"), period("2013/2018")]
    data = maps.island(map_page(riverside, "power", study="s", by="period", periods=spans))
    first, second = data["panels"]
    assert [first["title"], second["title"]] == ["2008/2012", "2013/2018"]
    iris = {actor["id"]: actor["iri"] for actor in data["actors"]}
    places: dict[str, list[tuple[float, float]]] = {}
    for node in data["drawing"]["nodes"]:
        frame = first if _panel_of(data, node) == first["title"] else second
        places.setdefault(iris[node["id"]], []).append((node["x"] - frame["x"], node["y"] - frame["y"]))
    assert len(places) > 50
    assert all(other == pytest.approx(at[0], abs=0.2) for at in places.values() for other in at)
    assert len(data["drawing"]["nodes"]) > len(places)


def test_one_period_alone_is_one_map(riverside: Dataset) -> None:
    """A frame around a single picture says nothing."""
    data = maps.island(map_page(riverside, "power", study="s", periods=[period("2012")]))
    assert data["panels"] == []
    whole = maps.island(map_page(riverside, "power", study="s"))
    assert 0 < len(data["ties"]) < len(whole["ties"])


def test_cannot_be_parted_by_what_is_no_part(mill_graph: Dataset) -> None:
    """A slip is told."""
    with pytest.raises(ParameterError, match="cannot be parted by 'years'"):
        map_page(mill_graph, "power", study="s", by="years")
