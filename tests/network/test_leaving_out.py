"""How far a number rests on one voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.network.graphs import matrix
from coprod_kg.network.layers import layer
from coprod_kg.network.leaving_out import ranges, resting_on, without_each
from coprod_kg.network.measures.reciprocity import arc_reciprocity
from coprod_kg.network.names import layer_name
from coprod_kg.network.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer

    World = Callable[..., TieClaims]


def _flows(said: TieClaims, policy: Policy | None = None) -> Layer:
    return layer(said, layer_name("flows", said), policy)


def _resting(made: Layer) -> dict[str, list[str]]:
    return {
        who.rpartition("/")[2]: sorted(">".join(iri.rpartition("/")[2] for iri in pair) for pair in ties)
        for who, ties in resting_on(made).items()
    }


def _range(made: Layer) -> dict[str, tuple[float, float] | None]:
    net = matrix(made)
    values = [{"arc": arc_reciprocity(one)} for one in (net, *without_each(made, net))]
    return ranges(values[0], values[1:])


def test_tie_of_one_claimant_goes_with_it_and_one_of_two_stays(world: World) -> None:
    """Two claims by one are one voice."""
    made = _flows(world("a>b data by a\na>b funding by a\nb>c data by a\nb>c data by b"))
    assert _resting(made) == {"a": ["a>b"], "b": []}


def test_confirmed_tie_goes_with_either_of_its_voices(world: World) -> None:
    """Unless somebody else of that end says so too; here d is part of b."""
    lines = "a>b data by a\na>b data by b\nb>c data by b\nb>c data by d\nb>c data by c"
    said = world(lines, actors=[{"id": "d", "part_of": "b"}])
    made = _flows(said, Policy(claims="confirmed"))
    assert _resting(made) == {"a": ["a>b"], "b": ["a>b"], "c": ["b>c"], "d": []}


def test_range_spans_the_number_with_all_and_without_each(world: World) -> None:
    """All: 2 of 3 returned. Without a: b>a, c>b left, none returned; without b: a>b only, none."""
    made = _flows(world("a>b data by a\nb>a data by b\nc>b data by b"))
    found = _range(made)
    assert found["arc"] == (0, pytest.approx(2 / 3))


def test_number_that_is_undefined_without_somebody_has_no_range(world: World) -> None:
    """Without the only claimant there is no tie, and so no share of ties."""
    made = _flows(world("a>b data by a"))
    found = _range(made)
    assert found == {"arc": None}
