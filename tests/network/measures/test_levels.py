"""Trophic levels and SpringRank by hand, and as what they make least."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from digraphs import digraphs
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures import levels as of
from coprod_kg.network.measures.digraph import digraph


def energy(graph: nx.DiGraph, ranks: dict[int, float], alpha: float) -> float:
    """Return how far all springs are drawn, as SpringRank defines it."""
    springs = sum(w * (ranks[i] - ranks[j] - 1) ** 2 for i, j, w in graph.edges(data="weight"))
    return (springs + alpha * sum(rank**2 for rank in ranks.values())) / 2


def test_one_who_gives_to_two_of_whom_one_gives_on() -> None:
    """1 gives to 2 and 3, 3 gives to 2: levels 0, 4/3, 2/3 and F0 = 3 (1/3)^2 / 3."""
    graph = nx.DiGraph([(1, 2), (1, 3), (3, 2)])
    assert of.trophic_levels(graph) == pytest.approx({1: 0, 2: 4 / 3, 3: 2 / 3})
    assert of.incoherence(graph) == pytest.approx(1 / 9)
    assert of.springrank(graph) == pytest.approx({1: 2 / 3, 2: -2 / 3, 3: 0})


def test_layers_are_coherent_and_gifts_that_go_round_are_not() -> None:
    """The two ends of the scale, of which the second has levels too."""
    assert of.incoherence(nx.balanced_tree(2, 3, nx.DiGraph)) == pytest.approx(0)
    assert of.incoherence(nx.cycle_graph(5, nx.DiGraph)) == pytest.approx(1)
    assert of.incoherence(nx.empty_graph(3, nx.DiGraph)) is None


@given(digraphs(), st.sampled_from([0.0, 0.5, 2.0]))
def test_no_other_ranks_draw_the_springs_less(graph: nx.DiGraph, alpha: float) -> None:
    """The definition of SpringRank, tried by moving single nodes."""
    ranks = of.springrank(digraph(graph, weight="weight"), alpha)
    least = energy(graph, ranks, alpha)
    for node in graph:
        for moved in (-0.01, 0.01):
            assert energy(graph, ranks | {node: ranks[node] + moved}, alpha) >= least - 1e-12


@given(digraphs())
def test_level_is_less_the_springrank_up_to_a_constant(graph: nx.DiGraph) -> None:
    """Two literatures, one number: in each weak component they differ by one constant."""
    net = digraph(graph, weight="weight")
    levels, ranks = of.trophic_levels(net), of.springrank(net)
    for part in nx.weakly_connected_components(graph):
        sums = [levels[node] + ranks[node] for node in part]
        assert sums == pytest.approx([sums[0]] * len(sums))
        assert min(levels[node] for node in part) == 0
        assert sum(ranks[node] for node in part) == pytest.approx(0, abs=1e-9)


@given(digraphs(least=1))
def test_incoherence_is_the_energy_that_is_left(graph: nx.DiGraph) -> None:
    """F0 = 2H / W, from 0 to 1, whatever the weights."""
    net = digraph(graph, weight="weight")
    found = of.incoherence(net)
    if found is None:
        assert not graph.size()
    else:
        assert found == pytest.approx(2 * energy(graph, of.springrank(net), 0) / graph.size("weight"))
        assert 0 <= found <= 1 + 1e-9


@pytest.mark.parametrize("alpha", [0.0, 0.3])
@pytest.mark.parametrize("way", ["gradients", "elimination"])
def test_large_networks_have_the_ranks_of_small_ones(
    way: str, alpha: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which way equations are solved is a matter of size, never of the number."""
    graph = nx.disjoint_union(
        nx.gnp_random_graph(40, 0.06, seed=3, directed=True), nx.path_graph(30, nx.DiGraph)
    )
    expected = of.springrank(graph, alpha)
    monkeypatch.setattr(of, "_FULL", 0)
    if way == "elimination":
        monkeypatch.setattr(of, "_STEPS", 0)
    assert of.springrank(graph, alpha) == pytest.approx(expected, abs=1e-10)


def test_long_chain_has_its_levels() -> None:
    """Gradients creep along it, and it is settled all the same."""
    levels = of.trophic_levels(nx.path_graph(5000, nx.DiGraph))
    assert np.allclose([levels[node] for node in range(5000)], range(5000))


@pytest.mark.parametrize("alpha", [-1, float("nan"), float("inf")])
def test_alpha_is_a_number_not_below_zero(alpha: float) -> None:
    """Below 0 there may be no least energy."""
    with pytest.raises(ValueError, match="alpha"):
        of.springrank(nx.DiGraph([(0, 1)]), alpha)
