"""The family of tests of one answer: who belongs to it, and what each member's q is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_kg.network.chance.significance import adjusted
from coprod_kg.network.measure import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]

RING = "\n".join(
    f"a{one}>a{(one + 1) % 6} data by a{one}\na{(one + 1) % 6}>a{one} data by a{one}" for one in range(6)
)


def _chance(graph_of: Graph, **sectors: str) -> dict[str, Any]:
    actors = [{"id": actor, "sector": sector} for actor, sector in sectors.items()]
    graph = graph_of(RING, actors=actors)
    return measure(graph, ["flows"], study="s", as_if_asked=True, draws=50)["layers"][0]["chance"]


def test_what_chance_leaves_one_value_is_no_member_of_the_family(graph_of: Graph) -> None:
    """All of one sector: however labels are dealt, all ties run within; counted, it would raise every q."""
    chance = _chance(graph_of, **{f"a{one}": "policy" for one in range(6)})
    fixed = {name for name, one in chance.items() if one["least_p"] == 1}
    assert "external_internal" in fixed
    assert {name for name, one in chance.items() if one["q"] is None} == fixed
    open_ = [one for one in chance.values() if one["least_p"] < 1]
    assert [one["q"] for one in open_] == adjusted([one["p_two_sided"] for one in open_])


def test_what_can_vary_is_a_member(graph_of: Graph) -> None:
    """With two sectors the labels may fall otherwise."""
    chance = _chance(graph_of, **{f"a{one}": "policy" if one < 3 else "academia" for one in range(6)})
    assert chance["external_internal"]["q"] >= chance["external_internal"]["p_two_sided"]
