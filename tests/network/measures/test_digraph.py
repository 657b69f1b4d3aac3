"""The matrix that every measure counts on says what the network says."""

from __future__ import annotations

from fractions import Fraction

import networkx as nx
import numpy as np
import pytest

from coprod_kg.network.measures.digraph import digraph


def test_nodes_keep_their_order_and_isolates_stay() -> None:
    """A value a node must come back to its node."""
    graph = nx.DiGraph([("b", "a")])
    graph.add_node("z")
    net = digraph(graph)
    assert net.nodes == ("b", "a", "z")
    assert net.by_node(net.binary.sum(axis=1)) == {"b": 1, "a": 0, "z": 0}


def test_loops_are_dropped_and_counted() -> None:
    """An actor's tie with itself is no dyad; how many there were is told."""
    net = digraph(nx.MultiDiGraph([("a", "a"), ("a", "a"), ("b", "b"), ("a", "b")]))
    assert (net.size, net.loops) == (1, 2)


def test_parallel_edges_add_up_in_weight_and_are_one_arc() -> None:
    """Four libraries give four answers otherwise."""
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("a", "b", weight=3)
    assert digraph(graph, weight="weight").weights.toarray()[0, 1] == 5
    assert digraph(graph).weights.toarray()[0, 1] == 1


@pytest.mark.parametrize("weight", [None, 0, -1, float("nan"), "much"])
def test_arc_without_a_weight_above_zero_is_left_out_and_counted(weight: object) -> None:
    """A strength that nobody stated is unknown."""
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=weight)
    graph.add_edge("b", "a", weight=2)
    net = digraph(graph, weight="weight")
    assert (net.size, net.unweighted) == (1, 1)


def test_matrix_of_a_network_is_made_once() -> None:
    """Many numbers of one network share it."""
    net = digraph(nx.DiGraph([(1, 2)]))
    assert digraph(net) is net
    assert net.returned is net.returned


def test_reversed_network_has_its_arcs_turned_round() -> None:
    """Superiors and subordinates change places."""
    net = digraph(nx.DiGraph([("a", "b")])).reversed()
    assert net.weights.toarray()[1, 0] == 1


def test_network_without_weights_weighs_one_an_arc() -> None:
    """As in networkx: where no edge has the attribute, weighted measures are the binary ones."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c")])
    net = digraph(graph, weight="weight")
    assert (net.size, net.unweighted, net.weights.sum()) == (3, 0, 3)


@pytest.mark.parametrize("number", [np.int64(3), np.float32(3), Fraction(3)])
def test_weight_is_any_real_number(number: object) -> None:
    """Weights often come out of numpy."""
    graph = nx.DiGraph()
    graph.add_edge("a", "b", weight=number)
    assert digraph(graph, weight="weight").weights.sum() == 3
