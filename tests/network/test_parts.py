"""The parts of a graph, in the order of their names and of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.errors import ParameterError
from coprod_kg.network.parts import parts
from coprod_kg.network.periods import period

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims

    World = Callable[..., TieClaims]

FLOWS = "a>b data by a partnership=q from=2010 to=2011\nb>a data by a partnership=p from=2012 to=2012"


def test_without_a_way_to_part_all_is_one(world: World) -> None:
    """Pooled, and said to be so."""
    (whole,) = parts(world(FLOWS), ())
    assert set(whole.names().values()) == {None}


def test_parts_come_by_name_and_by_time_and_never_by_size(world: World) -> None:
    """Whoever has more ties does not come first."""
    found = parts(world(FLOWS), ("period", "partnership"), [period("2012"), period("2010/2011")])
    assert [(one.names()["partnership_label"], one.names()["period"]) for one in found] == [
        ("p", "2010/2011"),
        ("p", "2012"),
        ("q", "2010/2011"),
        ("q", "2012"),
    ]


def test_by_period_alone_takes_the_calendar_years(world: World) -> None:
    """Each year that a claim names or spans."""
    assert [one.names()["period"] for one in parts(world(FLOWS), ("period",))] == ["2010", "2011", "2012"]


def test_nothing_to_part_is_told(world: World) -> None:
    """With what to fill in."""
    with pytest.raises(ParameterError, match="from and to"):
        parts(world("a>b data by a"), ("period",))
    with pytest.raises(ParameterError, match="partnership"):
        parts(world(FLOWS), ("partnerships",))
