"""Ties within sectors and across them, counted by hand."""

from __future__ import annotations

import networkx as nx
import pytest

from coprod_kg.network.measures import sectors as of

# e is of no sector. Within: a<->b, c->d; across: a->c, d->b; the ties of e do not count.
GRAPH = nx.DiGraph([("a", "b"), ("b", "a"), ("c", "d"), ("a", "c"), ("d", "b"), ("e", "a"), ("a", "e")])
SECTORS = {"a": "academia", "b": "academia", "c": "practice", "d": "practice"}


def test_ties_are_within_or_across_or_left_out() -> None:
    """An actor whose sector is not known is in none; its ties are counted by themselves."""
    found = of.mixing(GRAPH, SECTORS)
    assert (found.within, found.across, found.ungrouped) == (3, 2, 2)
    assert found.matrix == {
        ("academia", "academia"): 2,
        ("academia", "practice"): 1,
        ("practice", "academia"): 1,
        ("practice", "practice"): 1,
    }


def test_what_is_returned_within_is_set_against_what_is_returned_across() -> None:
    """Two of the three within, none of the two across."""
    found = of.mixing(GRAPH, SECTORS)
    assert found.reciprocity_within == pytest.approx(2 / 3)
    assert found.reciprocity_across == 0
    assert found.difference == pytest.approx(2 / 3)
    assert found.external_internal == pytest.approx((2 - 3) / 5)


@pytest.mark.parametrize(
    ("sectors", "reason"),
    [
        ({}, of.NO_GROUPS),
        (dict.fromkeys("abcde", "one"), of.NO_TIES_ACROSS),
        ({"c": 1, "a": 2}, of.NO_TIES_WITHIN),
    ],
)
def test_difference_without_both_has_its_reason(sectors: dict[str, object], reason: str) -> None:
    """Nothing is compared with nothing."""
    values, undefined = of.sectors(of.mixing(GRAPH, sectors))
    assert values["sectors.difference"] is None
    assert undefined["sectors.difference"] == reason


def test_nobody_at_all_has_an_answer() -> None:
    """An empty study is valid."""
    assert of.mixing(nx.DiGraph(), {}).within == 0
