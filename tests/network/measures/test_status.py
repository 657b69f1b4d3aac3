"""PageRank and Bonacich's power against equations solved by hand and by the full matrix."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from digraphs import digraphs
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures import status as of
from coprod_kg.network.measures.digraph import digraph

# a and b return each other's, and c only receives: lambda is 1.
ENDS = nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c")])


def test_walk_from_a_node_without_arcs_goes_anywhere() -> None:
    """Both a and b give to c, who gives to nobody: c = 2.7 a by its equation, and all are 1."""
    ranks = of.pagerank(nx.DiGraph([("a", "c"), ("b", "c")]))
    assert ranks == pytest.approx({"a": 1 / 4.7, "c": 2.7 / 4.7, "b": 1 / 4.7}, abs=1e-12)


@given(digraphs(least=1), st.floats(0, 0.99))
def test_pagerank_is_networkx_followed_to_the_end(graph: nx.DiGraph, damping: float) -> None:
    """Its default stops at an error of 1e-6; the weights steer the walk in both."""
    expected = nx.pagerank(graph, alpha=damping, tol=1e-13, max_iter=10_000)
    found = of.pagerank(digraph(graph, weight="weight"), damping)
    assert found == pytest.approx(expected, abs=1e-9)
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize("damping", [-0.1, 1.0])
def test_damping_must_be_a_chance_below_one(damping: float) -> None:
    """At 1 a walk need not settle."""
    with pytest.raises(ValueError, match="chance"):
        of.pagerank(ENDS, damping)


@pytest.mark.parametrize(
    ("share", "power"),
    [(0.5, (10 / 3, 8 / 3, 0)), (-0.5, (2, 0, 0)), (0, (2, 1, 0)), (0.25, (12 / 5, 8 / 5, 0))],
)
def test_power_solves_its_equation(share: float, power: tuple[float, ...]) -> None:
    """c_a = 1 + beta c_b + 1 + beta c_c, c_b = 1 + beta c_a, c_c = 0; below 0, a weakens b."""
    found = of.bonacich(ENDS, share, alpha=1)
    assert found == pytest.approx(dict(zip("abc", power, strict=True)), abs=1e-12)


@given(digraphs(least=2), st.floats(-0.95, 0.95))
def test_squares_of_power_add_up_to_the_number_of_nodes(graph: nx.DiGraph, share: float) -> None:
    """So that networks of different sizes can be set side by side, as in sna and igraph."""
    found = of.bonacich(graph, share)
    assert (found is None) == nx.is_directed_acyclic_graph(graph)
    if found is not None:
        assert sum(value**2 for value in found.values()) == pytest.approx(len(graph))


def test_power_of_a_large_network_is_a_series(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equations and the series that solves them must agree."""
    graph = nx.gnp_random_graph(40, 0.1, seed=2, directed=True)
    expected = {share: of.bonacich(graph, share) for share in (0.9, -0.9)}
    monkeypatch.setattr(of, "_FULL", 0)
    for share, values in expected.items():
        assert of.bonacich(graph, share) == pytest.approx(values)


@pytest.mark.parametrize("share", [1, -1, 2, float("nan")])
def test_beta_must_be_smaller_than_the_largest(share: float) -> None:
    """Beyond it the sum over ever longer ways has no end."""
    with pytest.raises(ValueError, match="share"):
        of.bonacich(ENDS, share)


@pytest.mark.parametrize(
    ("graph", "radius"),
    [
        (nx.empty_graph(0, nx.DiGraph), 0),
        (nx.DiGraph([(0, 1), (1, 2)]), 0),
        (nx.cycle_graph(7, nx.DiGraph), 1),
        (nx.complete_graph(6, nx.DiGraph), 5),
        (nx.DiGraph(nx.star_graph(9)), 3),
        (nx.disjoint_union(nx.complete_graph(4, nx.DiGraph), nx.complete_graph(3, nx.DiGraph)), 3),
    ],
)
def test_largest_eigenvalue_is_known_for_simple_networks(graph: nx.DiGraph, radius: float) -> None:
    """0 exactly without a cycle, where beta would have no scale."""
    assert of.spectral_radius(graph) == pytest.approx(radius, abs=1e-12)


def test_largest_eigenvalue_of_weights() -> None:
    """One pair of 2 and 8: the root of their product."""
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([(0, 1, 2), (1, 0, 8)])
    assert of.spectral_radius(digraph(graph, weight="weight")) == pytest.approx(4, abs=1e-12)


def test_eigenvalues_nearly_as_large_do_not_hide_the_largest() -> None:
    """A cycle of 1,000 with a step that leaves one out: lambda^1000 = lambda + 1."""
    graph = nx.cycle_graph(1000, nx.DiGraph)
    graph.add_edge(0, 2)
    found = of.spectral_radius(graph)
    assert 1000 * math.log(found) == pytest.approx(math.log(found + 1), abs=1e-9)


@given(digraphs(least=2))
def test_largest_eigenvalue_is_that_of_the_full_matrix(graph: nx.DiGraph) -> None:
    """Parts that hang together by arcs one way add nothing to it."""
    net = digraph(graph, weight="weight")
    expected = np.abs(np.linalg.eigvals(net.weights.toarray())).max()
    if of.spectral_radius(net):
        assert of.spectral_radius(net) == pytest.approx(expected, rel=1e-6)
    else:
        assert nx.is_directed_acyclic_graph(graph)
