"""Chains of causes stand by the partnerships of which they are claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps

from coprod_kg.network.claims import TieClaim
from coprod_kg.network.layers import Tie
from coprod_kg.pages.chains import chains
from coprod_kg.pages.figure import Figure, Line, Thing
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from rdflib import Dataset

LABELS = {"p1": "First", "p2": "Second"}


def _figure(*said: tuple[str, str, tuple[str, ...]]) -> Figure:
    figure = Figure("causes")
    for cause, effect, places in said:
        claim = TieClaim(
            f"{cause}{effect}", "s", cause, effect, "", "affirmed", "happened", None, partnerships=places
        )
        figure.lines.append(Line("causes", Tie(cause, effect, [claim]), []))
        figure.named([Thing(cause, cause), Thing(effect, effect)])
    figure.things = list(figure.names)
    return figure


def test_what_hangs_together_stays_together_under_all_its_partnerships() -> None:
    """A chain that two partnerships share is cut in no frame; what is said of none comes last."""
    figure = _figure(
        ("a", "b", ("p1",)), ("b", "c", ("p2",)), ("d", "e", ("p2",)), ("f", "g", ()), ("h", "i", ("p1",))
    )
    found = chains(figure, LABELS, "in general")
    assert {title: made.things for title, made in found.items()} == {
        "First": ["h", "i"],
        "First, Second": ["a", "b", "c"],
        "Second": ["d", "e"],
        "in general": ["f", "g"],
    }
    assert list(found)[-1] == "in general"
    assert sum(len(made.lines) for made in found.values()) == len(figure.lines)


def test_every_thing_stands_within_the_frame_of_its_partnership(riverside_graph: Dataset) -> None:
    """Five chains that look alike are of five partnerships, and the map says of which."""
    data = maps.island(map_page(riverside_graph, "causes", study="R"))
    panels = data["panels"]
    assert len(panels) == len({panel["title"] for panel in panels}) > 1
    at = {node["id"]: (node["x"], node["y"]) for node in data["drawing"]["nodes"]}

    def frame(id_: str) -> list[str]:
        x, y = at[id_]
        return [
            one["title"]
            for one in panels
            if one["x"] + 78 <= x <= one["x"] + one["width"] - 78
            and one["y"] + 37 <= y <= one["y"] + one["height"] - 37
        ]

    assert all(len(frame(id_)) == 1 for id_ in at)
    assert all(frame(tie["giver"]) == frame(tie["receiver"]) for tie in data["ties"])


def test_one_partnership_needs_no_frame(riverside_graph: Dataset) -> None:
    """Its name stands in the header."""
    data = maps.island(map_page(riverside_graph, "causes", study="R", partnership="p1"))
    assert data["drawing"]["nodes"]
    assert data["panels"] == []
