"""Degrees and betweenness by hand, by published figures, and by networkx's own way of counting."""

from __future__ import annotations

import networkx as nx
import pytest
from digraphs import digraphs
from hypothesis import given

from coprod_kg.network.measures import position as of
from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.reciprocity import NO_ARCS

NAMES = ("in", "out", "in_strength", "out_strength", "betweenness", "pagerank", "bonacich",
         "bonacich_negative", "constraint")  # fmt: skip


@pytest.fixture
def gifts() -> nx.DiGraph:
    """Give a network in which a gives 3 to b and 2 to c, b gives 4 to c, and d has no tie."""
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 3), ("a", "c", 2), ("b", "c", 4)])
    graph.add_node("d")
    return graph


def test_degree_counts_actors_and_strength_adds_weights(gifts: nx.DiGraph) -> None:
    """To give much to one is not to give to many."""
    net = digraph(gifts, weight="weight")
    assert of.in_degree(net) == {"a": 0, "b": 1, "c": 2, "d": 0}
    assert of.out_degree(net) == {"a": 2, "b": 1, "c": 0, "d": 0}
    assert of.in_strength(net) == {"a": 0, "b": 3, "c": 6, "d": 0}
    assert of.out_strength(net) == {"a": 5, "b": 4, "c": 0, "d": 0}


def test_betweenness_parts_a_way_among_those_as_short() -> None:
    """Either of two who lie between holds half of it; nobody lies on a way of one step."""
    graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e")])
    assert of.betweenness(graph) == {"a": 0, "b": 1, "c": 1, "d": 3, "e": 0}


def test_heather_lies_between_most() -> None:
    """Krackhardt 1990 gives 14 pairs for node 7 of the kite: 28 ordered ones."""
    graph = nx.DiGraph(nx.krackhardt_kite_graph())
    assert of.betweenness(graph)[7] == pytest.approx(28)


def test_the_medici_lie_between_most() -> None:
    """Wasserman & Faust 1994 give 0.522 of the 91 pairs of other families: 47.5, both ways."""
    graph = nx.DiGraph(nx.florentine_families_graph())
    assert of.betweenness(graph)["Medici"] == pytest.approx(95)


@given(digraphs())
def test_betweenness_is_networkx(graph: nx.DiGraph) -> None:
    """Two ways of counting that share nothing must agree, in parts and on cycles too."""
    assert of.betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph, normalized=False))


@pytest.mark.parametrize("places", [1, 30, 1 << 21])
def test_sources_taken_together_are_sources_taken_one_by_one(
    places: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How many are followed at once is a matter of memory, never of the number."""
    graph = nx.gnp_random_graph(20, 0.15, seed=4, directed=True)
    expected = nx.betweenness_centrality(graph, normalized=False)
    monkeypatch.setattr(of, "_PLACES", places)
    assert of.betweenness(graph) == pytest.approx(expected)


def test_betweenness_is_the_same_bytes_each_time() -> None:
    """What is printed twice must not differ in its last digit."""
    graph = nx.gnp_random_graph(60, 0.1, seed=4, directed=True)
    assert of.betweenness(graph) == of.betweenness(digraph(graph))


@pytest.mark.filterwarnings("error")
def test_every_number_has_a_value_or_a_reason(edge_case: nx.DiGraph) -> None:
    """A gap without a reason would be read as nothing there."""
    values, undefined = of.position(edge_case)
    assert tuple(values) == NAMES
    gaps = {f"actors.{name}" for name, by_node in values.items() if None in by_node.values()}
    assert gaps == set(undefined)
    assert all(list(by_node) == list(edge_case) for by_node in values.values())


def test_power_without_a_cycle_has_its_reason(gifts: nx.DiGraph) -> None:
    """No arcs and no cycle are two things a reader can act on."""
    assert of.position(gifts)[1]["actors.bonacich"] == of.NO_CYCLE
    assert of.position(nx.empty_graph(2, nx.DiGraph))[1]["actors.bonacich_negative"] == NO_ARCS


def test_actor_without_a_tie_has_no_constraint(gifts: nx.DiGraph) -> None:
    """Only d is without; the others keep theirs."""
    values, undefined = of.position(gifts)
    assert [node for node, value in values["constraint"].items() if value is None] == ["d"]
    assert undefined["actors.constraint"] == of.NO_CONTACT
