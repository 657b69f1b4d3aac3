"""Centralisation and Gini at their ends, by hand, and as the sums that define them."""

from __future__ import annotations

import networkx as nx
import pytest
from digraphs import digraphs
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures import concentration as of
from coprod_kg.network.measures.reciprocity import NO_ARCS

STAR = nx.DiGraph([("hub", leaf) for leaf in "abcd"])


def test_star_is_centralised_one_way_only() -> None:
    """Freeman's maximum without loops: the hub gives to all four, and each receives from one."""
    assert of.out_centralisation(STAR) == 1
    assert of.in_centralisation(STAR) == pytest.approx(1 / 16)
    assert of.in_centralisation(STAR.reverse()) == 1


def test_isolates_are_compared_too() -> None:
    """One arc among four: 1 for who gives, three who do not, of 9."""
    graph = nx.empty_graph(4, nx.DiGraph)
    graph.add_edge(0, 1)
    assert of.out_centralisation(graph) == pytest.approx(3 / 9)
    assert of.concentration(graph)[0]["centralisation.gini_out"] == pytest.approx(3 / 4)


def test_ways_through_a_hub_that_gives_and_gets_are_centralised_most() -> None:
    """A star that only gives has no ways through it."""
    assert of.betweenness_centralisation(nx.DiGraph(nx.star_graph(5))) == pytest.approx(1)
    assert of.betweenness_centralisation(STAR) == 0
    assert of.betweenness_centralisation(nx.DiGraph([(0, 1)])) is None


def test_the_medici_make_marriages_centralised() -> None:
    """Six marriages of the Medici against 40 of all, and sna's figure, with Pucci who made none."""
    graph = nx.DiGraph(nx.florentine_families_graph())
    graph.add_node("Pucci")
    assert of.out_centralisation(graph) == pytest.approx((6 * 16 - 40) / 15**2)
    assert of.betweenness_centralisation(graph) == pytest.approx(0.38349206)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12))
def test_gini_is_the_mean_difference_by_the_mean(values: list[int]) -> None:
    """Over all ordered pairs, each value with itself too."""
    total, n = sum(values), len(values)
    expected = sum(abs(a - b) for a in values for b in values) / (2 * n * total) if total else None
    assert of.gini(values) == (expected if expected is None else pytest.approx(expected, abs=1e-12))


def test_gini_of_one_who_has_all() -> None:
    """(n - 1) / n, and 0 where all have as much."""
    assert of.gini([0, 0, 0, 7]) == pytest.approx(3 / 4)
    assert of.gini([2, 2, 2]) == 0
    assert of.gini([]) is None


@pytest.mark.parametrize("values", [[-1, 2], [float("nan"), 1], [float("inf"), 1]])
def test_gini_of_what_cannot_be_shared_is_an_error(values: list[float]) -> None:
    """With debts it would lie outside its range."""
    with pytest.raises(ValueError, match="not below 0"):
        of.gini(values)


@given(digraphs())
def test_all_are_shares(graph: nx.DiGraph) -> None:
    """From 0 to 1 wherever defined."""
    values, undefined = of.concentration(graph)
    for value in (*values.values(), of.betweenness_centralisation(graph)):
        assert value is None or 0 <= value <= 1 + 1e-12
    assert {name for name, value in values.items() if value is None} == set(undefined)


@pytest.mark.filterwarnings("error")
def test_every_number_has_a_value_or_a_reason(edge_case: nx.DiGraph) -> None:
    """Nobody to compare and nothing to share are two things."""
    _, undefined = of.concentration(edge_case)
    expected = {} if len(edge_case) > 1 else dict.fromkeys(("in", "out"), of.ALONE)
    expected |= {} if edge_case.size() else dict.fromkeys(("gini_in", "gini_out"), NO_ARCS)
    assert undefined == {f"centralisation.{name}": reason for name, reason in expected.items()}
