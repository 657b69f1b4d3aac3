"""Attributed power beside position, from claimants that do not overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.attribution import NO_HALVES, attribution
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims

    World = Callable[..., TieClaims]

# Everybody says that a holds power over b, c and d, that b does over c; and that a gives to b, c, d, b to c.
TOLD = ["a>b", "a>c", "a>d", "b>c"]


def _found(said: TieClaims, **options: Any) -> dict[str, Any]:
    power, flows = (layer(said, layer_name(kind, said)) for kind in ("power", "flows"))
    return attribution(power, flows, **options)


def _said(world: World, flows: list[str], claimants: str = "abcdef") -> TieClaims:
    return world(
        "\n".join(f"{tie} data by {who}" for who in claimants for tie in flows),
        "\n".join(f"{tie} by {who}" for who in claimants for tie in TOLD),
    )


def test_orders_that_agree_correlate_whoever_is_heard(world: World) -> None:
    """Any half says the same, so that every split gives 1."""
    found = _found(_said(world, TOLD))
    assert found["agreement"]["out"] == {
        "median": pytest.approx(1),
        "low": pytest.approx(1),
        "high": pytest.approx(1),
        "splits": 100,
    }
    assert found["splits"] == 100


def test_orders_that_are_turned_round_correlate_below_zero(world: World) -> None:
    """Who is said to have power over all is the one who gives to nobody."""
    turned = [">".join(reversed(tie.split(">"))) for tie in TOLD]
    assert _found(_said(world, turned))["agreement"]["out"]["median"] < 0


def test_actor_off_the_line_is_told_with_both_columns(world: World) -> None:
    """Two columns and the difference of ranks, never one number of power."""
    found = _found(_said(world, ["d>a", "d>b", "d>c", "c>a"]))
    point = {one["label"]: one for one in found["points"]}
    assert (point["A"]["attributed"], point["A"]["out"]) == (3, 0)
    assert point["A"]["rank_difference"]["out"] < 0 < point["D"]["rank_difference"]["out"]


def test_few_claimants_make_no_halves(world: World) -> None:
    """One voice would make both columns."""
    found = _found(_said(world, TOLD, "abc"))
    assert found["agreement"] == {"out": None, "betweenness": None}
    assert set(found["undefined"].values()) == {NO_HALVES}


def test_same_seed_same_splits(world: World) -> None:
    """Outputs are compared by bytes."""
    said = _said(world, ["a>b", "c>d", "d>a"])
    assert _found(said, seed=3) == _found(said, seed=3)


def test_splits_in_which_both_orders_vary_are_counted(world: World) -> None:
    """Only one of four speaks of power: where the half that is heard lacks her, there is no order."""
    said = world("\n".join(f"{tie} data by {who}" for who in "bcd" for tie in TOLD), "a>b by a\na>c by a")
    agreed = _found(said)["agreement"]["out"]
    assert 0 < agreed["splits"] < 100


def test_who_was_not_asked_in_one_layer_counts_on_neither_side(world: World) -> None:
    """Dan was asked in the second partnership, to which only power takes him; net is over less by.

    In the flows nothing of his is known, so that he has no place, and what he is said to hold over
    Ann, or she over him, is in no column.
    """
    taking_part = [
        *({"id": one, "partnership": "p", "actor": one, "asked": "yes"} for one in "abc"),
        {"id": "d", "partnership": "p", "actor": "d", "asked": "no"},
        {"id": "q", "partnership": "q", "actor": "a", "asked": "yes"},
    ]
    said = world(
        "a>b data by a\nb>c data by b",
        "a>b by a\nd>a by a partnership=q strength=5\na>d by d partnership=q strength=4",
        participations=taking_part,
    )
    points = {one["label"]: one for one in _found(said)["points"]}
    assert set(points) == {"A", "B", "C"}
    for one in points.values():
        assert one["net"] == one["attributed"] - one["held_by"]
    assert (points["A"]["held_by"], points["A"]["strength_over"], points["A"]["strength_by"]) == (0, 0, 0)
