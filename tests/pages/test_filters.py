"""Filters as they are offered: those that would change something, with the values of the page."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from coprod_kg import build
from coprod_kg.network import claims
from coprod_kg.network.actors import notation
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.filters import NAMES, filters
from coprod_kg.pages.page import KINDS
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

    from coprod_kg.pages.scene import Scene


def _scene(graph: Dataset, kind: str) -> Scene:
    return Drawn(graph, kind, Policy(), wording()).scene(None, None, [])[0]


@pytest.mark.parametrize("kind", KINDS)
def test_each_filter_has_a_choice_and_a_name_in_words(mill_graph: Dataset, kind: str) -> None:
    """One value would change nothing, and a filter without words cannot be read."""
    found = filters(_scene(mill_graph, kind), wording())
    assert found.selects
    for one in found.selects:
        assert len(one.choices) > 1
        assert len(set(one.choices)) == len(one.choices)
        assert wording().say(f"filters.{one.name}")
    assert [name for name in NAMES if name in found.names] == found.names


def test_layers_are_named_as_measure_names_them(mill_graph: Dataset) -> None:
    """What is filtered here can be measured there."""
    said = claims.read(mill_graph)
    made = layer(said, layer_name("flows", said))
    heard = [one for tie in made.ties.values() for one in (*tie.claims, *tie.denials)]
    heard += [one for denied in made.denied.values() for one in denied]
    found = filters(_scene(mill_graph, "exchange"), wording()).values("layer")
    assert set(found) == {f"flows:{notation(one.topic)}" for one in heard}
    assert all(layer_name(name, said).concept in said.resources for name in found)


def test_whole_map_can_be_narrowed_to_one_sort_of_tie(mill_graph: Dataset) -> None:
    """Power and exchange in one are told apart by choice too."""
    found = filters(_scene(mill_graph, "whole"), wording())
    assert {"power", "exchange"} <= set(found.values("layer"))


def test_years_run_without_a_gap(mill_graph: Dataset) -> None:
    """A year in which nothing begins or ends is a year in which something holds."""
    years = [int(year) for year in filters(_scene(mill_graph, "exchange"), wording()).values("from")]
    assert years == list(range(years[0], years[-1] + 1))
    assert len(years) > 3


def test_one_coder_is_no_choice(mill_copy: Path) -> None:
    """A filter with one value is left out."""
    table = mill_copy / "coded" / "flows.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row["coder"] = "c1"
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    found = filters(_scene(build.in_memory(mill_copy), "exchange"), wording())
    assert found.values("coder") == []
    assert not found.accepts("coder", "c1")
    assert found.accepts("search", "anything")
    assert not found.accepts("search", " ")
