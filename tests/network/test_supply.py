"""From whom each has what it receives, and what each pair gives each other, resources apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.supply import exchanges, supply

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer

    World = Callable[..., TieClaims]


def _flows(said: TieClaims) -> Layer:
    return layer(said, layer_name("flows", said))


def test_share_is_of_one_resource_from_its_givers(world: World) -> None:
    """Who has data from two and funding from one depends on none for data and on one for funding."""
    found = supply(_flows(world("a>c data by a\nb>c data by b\na>c funding by a")))
    shares = {(one["resource_label"], one["giver_label"]): one["share"] for one in found}
    assert shares == {("data", "A"): 0.5, ("data", "B"): 0.5, ("funding", "A"): 1.0}


def test_weighted_share_needs_every_strength(world: World) -> None:
    """A strength that nobody stated is unknown, and not one."""
    lines = "a>c data by a strength=3\nb>c data by b strength=1"
    assert [one["weighted"] for one in supply(_flows(world(lines)))] == pytest.approx([0.75, 0.25])
    assert {one["weighted"] for one in supply(_flows(world(lines + "\nd>c data by d")))} == {None}


def test_pair_is_told_with_what_goes_each_way(world: World) -> None:
    """Given 5, returned 1, in two resources that are never added up."""
    (found,) = exchanges(_flows(world("a>b funding by a strength=5\nb>a knowledge by b strength=1")))
    assert (found["first_label"], found["second_label"]) == ("A", "B")
    assert found["there"] == {"funding": 5}
    assert found["back"] == {"knowledge": 1}
