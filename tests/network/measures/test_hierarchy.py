"""Krackhardt's dimensions and reaching by hand, on the networks that mark their ends."""

from __future__ import annotations

import networkx as nx
import pytest
from digraphs import digraphs
from hypothesis import given

from coprod_kg.network.measures import hierarchy as of
from coprod_kg.network.measures.reciprocity import NO_ARCS, NOT_ASKED

OUT_TREE = nx.balanced_tree(2, 2, nx.DiGraph)
# a and b are above c, c above i and j: i and j share c, a and b share nobody.
BOW_TIE = nx.DiGraph([("a", "c"), ("b", "c"), ("c", "i"), ("c", "j")])
KRACKHARDT = ("connectedness", "hierarchy", "efficiency", "lubness")


def numbers(graph: nx.DiGraph) -> dict[str, float | None]:
    """Return the numbers by the last part of their names."""
    return {name.partition(".")[2]: value for name, value in of.hierarchy(graph)[0].items()}


def test_out_tree_is_the_ideal() -> None:
    """Krackhardt 1994: 1 in all four, and every tie leads one level on."""
    found = numbers(OUT_TREE)
    assert [found[name] for name in KRACKHARDT] == [1, 1, 1, 1]
    assert found["f0"] == pytest.approx(0)


def test_tree_turned_round_has_least_bounds_for_few() -> None:
    """Of 21 pairs, 10 are above one another; 11 / 15 are without: the direction is not free."""
    assert of.lubness(OUT_TREE.reverse()) == pytest.approx(1 - 11 / 15)
    assert of.reaching_centrality(OUT_TREE) == pytest.approx(
        sum(6 - reached for reached in (6, 2, 2, 0, 0, 0, 0)) / 36
    )


def test_bow_tie_has_one_pair_without_an_upper_bound() -> None:
    """By the definition 1 of 6; sna's condition, turned round, gives 0.333."""
    assert of.lubness(BOW_TIE) == pytest.approx(5 / 6)


def test_two_nearest_are_no_least_upper_bound() -> None:
    """Both a and b are right above x and y, and neither is above the other."""
    graph = nx.DiGraph([("top", "a"), ("top", "b"), *((one, low) for one in "ab" for low in "xy")])
    assert of.lubness(graph) == pytest.approx(1 - 1 / 6)


def test_what_goes_round_is_no_hierarchy() -> None:
    """All reach all: hierarchy and reaching 0, though each tie is one way."""
    found = numbers(nx.cycle_graph(5, nx.DiGraph))
    assert (found["hierarchy"], found["grc"]) == (0, 0)
    assert found["efficiency"] == pytest.approx(1 - 1 / 16)


def test_parts_are_joined_within_only() -> None:
    """Of 10 pairs of five actors, 3 + 1 are in one part; one of those pairs is a mutual one."""
    graph = nx.DiGraph([(0, 1), (1, 2), (3, 4), (4, 3)])
    found = numbers(graph)
    assert found["connectedness"] == pytest.approx(4 / 10)
    assert found["hierarchy"] == pytest.approx(3 / 4)
    assert found["efficiency"] == pytest.approx(1 - 1 / 5)
    assert found["lubness"] == 1


def test_star_reaches_all_from_its_centre() -> None:
    """Mones, Vicsek & Vicsek 2012: 1 from the centre; turned round each reaches one."""
    star = nx.DiGraph([(0, leaf) for leaf in range(1, 6)])
    assert of.reaching_centrality(star) == pytest.approx(1)
    assert of.reaching_centrality(star.reverse()) == pytest.approx((1 / 5) / 5)


@given(digraphs(least=2))
def test_reaching_is_networkx(graph: nx.DiGraph) -> None:
    """Unweighted, where networkx has a value."""
    found = of.reaching_centrality(graph)
    assert found == (pytest.approx(nx.global_reaching_centrality(graph)) if graph.size() else None)


@given(digraphs())
def test_all_are_shares(graph: nx.DiGraph) -> None:
    """From 0 to 1 wherever defined; a violation more than there can be would be a fault of ours."""
    for value in numbers(graph).values():
        assert value is None or -1e-9 <= value <= 1 + 1e-9


@given(digraphs(least=3))
def test_connected_efficient_and_bounded_is_an_out_tree(graph: nx.DiGraph) -> None:
    """The fourth dimension adds nothing at the ideal, so that they are not added up."""
    found = numbers(graph)
    is_ideal = [found[name] for name in KRACKHARDT if name != "hierarchy"] == [1, 1, 1]
    assert is_ideal == nx.is_arborescence(graph)


@pytest.mark.filterwarnings("error")
def test_every_number_has_a_value_or_a_reason(edge_case: nx.DiGraph) -> None:
    """A gap without a reason would be read as nothing there."""
    values, undefined = of.hierarchy(edge_case)
    assert {name for name, value in values.items() if value is None} == set(undefined)


def test_reasons_say_what_is_missing() -> None:
    """Nobody, no arcs and parts too small are three things."""
    assert of.hierarchy(nx.DiGraph())[1]["hierarchy.connectedness"] == of.ALONE
    assert of.hierarchy(nx.empty_graph(3, nx.DiGraph))[1]["hierarchy.efficiency"] == NO_ARCS
    assert of.hierarchy(nx.DiGraph([(0, 1)]))[1] == {"hierarchy.lubness": of.NO_PART}


def test_nothing_is_read_from_ties_that_nobody_was_asked_about() -> None:
    """In interviews no tie means not mentioned."""
    values, undefined = of.hierarchy(OUT_TREE, asked=False)
    assert set(values.values()) == {None}
    assert set(undefined.values()) == {NOT_ASKED}
