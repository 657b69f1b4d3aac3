"""Rewiring keeps every degree, and reaches every network that has them as often as any other."""

from collections import Counter
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_kg.network.chance.degrees import mutual_of_degrees, of_degrees, rewired
from coprod_kg.network.chance.pairs import dyads
from coprod_kg.network.measures.digraph import Digraph, from_arcs

SLOTS = list(permutations(range(5), 2))


def alike(nodes: int, arcs: list[tuple[int, int]]) -> set[tuple[tuple[int, int], ...]]:
    """Return every network with the degrees of this one, by looking at all with as many arcs."""

    def degrees(ties: tuple[tuple[int, int], ...]) -> tuple[list[int], list[int]]:
        return sorted(a for a, _ in ties), sorted(b for _, b in ties)

    wanted = degrees(tuple(arcs))
    every = combinations(permutations(range(nodes), 2), len(arcs))
    return {tuple(sorted(ties)) for ties in every if degrees(ties) == wanted}


@given(st.sets(st.sampled_from(SLOTS)), st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_draws_keep_both_degree_sequences(ties: set[tuple[int, int]], seed: int) -> None:
    """Who gives much still gives much, who gets much still gets much, and nobody gives to themselves."""
    net = from_arcs(range(5), [a for a, _ in ties], [b for _, b in ties])
    for there in rewired(net, 3, np.random.Generator(np.random.PCG64(seed))):
        assert (there.sum(axis=2) == net.binary.sum(axis=1)).all()
        assert (there.sum(axis=1) == net.binary.sum(axis=0)).all()
        assert not there[:, range(5), range(5)].any()


def test_a_cycle_of_three_is_turned_round(ring: Digraph, arcs, rng: np.random.Generator) -> None:
    """No swap of arcs does that: with swaps alone this network has no other."""
    found = Counter(arcs(net) for net in of_degrees(ring, 1000, rng))
    assert set(found) == {((0, 1), (1, 2), (2, 0)), ((0, 2), (1, 0), (2, 1))}
    assert min(found.values()) > 430


@pytest.mark.parametrize(
    ("nodes", "ties"),
    [
        (4, [(0, 1), (1, 2), (2, 3), (3, 0)]),
        (4, [(0, 1), (1, 0), (1, 2), (2, 3), (3, 1)]),
        (5, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 3)]),
        (5, [(0, 1), (0, 2), (1, 2), (2, 0), (3, 0), (3, 4), (4, 1)]),
    ],
)
def test_every_network_with_the_degrees_is_equally_likely(
    nodes: int, ties: list[tuple[int, int]], arcs, rng: np.random.Generator
) -> None:
    """All networks with the degrees are listed by brute force; draws find each, and each as often."""
    net = from_arcs(range(nodes), [a for a, _ in ties], [b for _, b in ties])
    found = Counter(arcs(drawn) for drawn in of_degrees(net, 4000, rng))
    known = alike(nodes, ties)
    assert set(found) == known
    expected = 4000 / len(known)
    freedom = len(known) - 1
    squares = sum((times - expected) ** 2 / expected for times in found.values())
    assert squares < freedom + 4 * (2 * freedom) ** 0.5


def test_draws_stay_on_possible_pairs(pooled: Digraph, rng: np.random.Generator) -> None:
    """Rewiring never joins two partnerships, and deals out the same weights."""
    drawn = list(of_degrees(pooled, 40, rng))
    assert all(net.binary.multiply(pooled.possible).nnz == net.size == 8 for net in drawn)
    assert {tuple(sorted(net.weights.data)) for net in drawn} == {(1, 2, 3, 4, 5, 6, 7, 8)}
    assert len({net.binary.toarray().tobytes() for net in drawn}) > 1


def test_mutual_dyads_are_those_of_the_networks(rng: np.random.Generator) -> None:
    """Counting in bulk is counting one by one, also over several rounds of the chains."""
    net = from_arcs(
        range(400), *np.nonzero(nx.to_numpy_array(nx.gnp_random_graph(400, 0.02, 1, directed=True)))
    )
    counted = mutual_of_degrees(net, 9, np.random.Generator(np.random.PCG64(20)))
    found = [dyads(one)[0] for there in rewired(net, 9, rng) for one in map(_net, there)]
    assert counted.tolist() == found
    assert len(found) == 9


def _net(there: np.ndarray) -> Digraph:
    return from_arcs(range(len(there)), *np.nonzero(there))


def test_returned_ties_are_forgotten(rng: np.random.Generator) -> None:
    """From a network where all is returned, the draws come to the level of those that begin without."""
    undirected = nx.random_regular_graph(6, 60, seed=1)
    returned = undirected.to_directed()
    cycle = nx.DiGraph((a, (a + step) % 60) for a in range(60) for step in range(1, 7))
    first, second = (
        mutual_of_degrees(from_arcs(range(60), *zip(*graph.edges, strict=True)), 400, rng)
        for graph in (returned, cycle)
    )
    assert abs(first.mean() - second.mean()) < 4 * np.sqrt((first.var() + second.var()) / 400)


def test_nodes_without_arcs_cost_nothing(rng: np.random.Generator) -> None:
    """A square of 50,000 nodes would not fit in memory; two of them have arcs."""
    net = from_arcs(range(50_000), [7, 49_999], [49_999, 30_000])
    assert [drawn.size for drawn in of_degrees(net, 2, rng)] == [2, 2]
    assert mutual_of_degrees(net, 2, rng).tolist() == [0, 0]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("nodes", [0, 1, 2, 5])
def test_networks_that_cannot_change_stay(nodes: int, rng: np.random.Generator) -> None:
    """Without arcs, or with all of them, there is one network with the degrees."""
    slots = list(permutations(range(nodes), 2))
    for ties in ([], slots):
        net = from_arcs(range(nodes), [a for a, _ in ties], [b for _, b in ties])
        assert [drawn.size for drawn in of_degrees(net, 2, rng)] == [len(ties)] * 2
    assert mutual_of_degrees(net, 0, rng).size == 0
