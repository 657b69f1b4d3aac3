"""Things that are called alike are told apart by where they belong."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import maps

from coprod_kg.network.claims import TieClaim
from coprod_kg.network.layers import Tie
from coprod_kg.pages.figure import Figure, Line, Thing
from coprod_kg.pages.homes import homes
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from rdflib import Dataset

LABELS = {"p1": "First", "p2": "Second"}


def test_only_those_who_share_a_name_are_told_apart() -> None:
    """By the partnerships in which their lines are claimed; what is said of none has no home."""
    figure = Figure("tensions")
    figure.named([Thing("a", "Trust"), Thing("b", "Trust"), Thing("c", "Trust"), Thing("d", "Money")])
    for start, end, places in (("a", "d", ("p2", "p1")), ("d", "b", ("p2",)), ("c", "d", ())):
        claim = TieClaim(start + end, "s", start, end, "", "affirmed", "happened", None, partnerships=places)
        figure.lines.append(Line("shows", Tie(start, end, [claim]), []))
    figure.things = list(figure.names)
    assert homes(figure, LABELS) == {"a": "First, Second", "b": "Second", "c": ""}


def test_lists_say_where_things_belong_that_are_called_alike(riverside_graph: Dataset) -> None:
    """Five cards with one name are five choices that nobody can tell apart by ear."""
    for kind in ("tensions", "causes"):
        page = map_page(riverside_graph, kind, study="R", release="controlled")
        buttons = re.findall(r'<li><button type="button" data-actor="[^"]+">(.*?)</button>', page)
        assert max(Counter(one.partition("</bdi>")[0] for one in buttons).values()) > 3
        assert len(set(buttons)) == len(buttons)
        things = maps.island(page)["actors"]
        assert len({(one["label"], one["in"]) for one in things}) == len(things)
