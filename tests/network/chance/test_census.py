"""Many networks' triads counted at once are those that are counted one by one."""

import networkx as nx
import numpy as np
import pytest

from coprod_kg.network.chance.census import censuses, triad_censuses
from coprod_kg.network.chance.pairs import Pairs
from coprod_kg.network.chance.uniform import of_dyads, random_dyads
from coprod_kg.network.measures.digraph import Digraph
from coprod_kg.network.measures.triads import TYPES, triad_census


@pytest.mark.parametrize(
    ("nodes", "mutual", "asymmetric"),
    [(3, 0, 3), (3, 3, 0), (4, 2, 4), (6, 3, 5), (9, 10, 12), (64, 90, 300), (70, 100, 500), (5, 0, 0)],
)
def test_censuses_are_those_of_networkx(
    nodes: int, mutual: int, asymmetric: int, rng: np.random.Generator
) -> None:
    """Networkx counts triads by looking at each; we count bits that rows share."""
    drawn = random_dyads(Pairs.among(nodes), mutual, asymmetric, 3, rng)
    for at, census in enumerate(censuses(nodes, *drawn)):
        graph = nx.empty_graph(nodes, create_using=nx.DiGraph)
        (starts, ends), (first, second) = ([place[at].tolist() for place in places] for places in drawn)
        graph.add_edges_from(zip(starts + first + second, ends + second + first, strict=True))
        assert dict(zip(TYPES, census.tolist(), strict=True)) == nx.triadic_census(graph)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_too_few_nodes_have_no_triads(nodes: int, rng: np.random.Generator) -> None:
    """Two actors are no triad, tied or not."""
    pairs = Pairs.among(nodes)
    assert not triad_censuses(pairs, 0, pairs.count, 4, rng).any()


def test_every_draw_counts_all_triads(rng: np.random.Generator) -> None:
    """More draws than are held together: each still has n(n-1)(n-2)/6 triads."""
    found = triad_censuses(Pairs.among(200), 20, 300, 60, rng)
    assert (found.sum(axis=1) == 200 * 199 * 198 // 6).all()
    assert (found >= 0).all()


def test_only_possible_pairs_are_tied(pooled: Digraph, rng: np.random.Generator) -> None:
    """Pooled partnerships: the quick censuses are those of whole networks that are drawn and measured."""
    quick = triad_censuses(Pairs.of(pooled), 2, 4, 4000, rng)
    slow = np.array([list(triad_census(net).values()) for net in of_dyads(pooled, 1000, rng)])
    sd = slow.std(axis=0)
    assert (np.abs(quick.mean(axis=0) - slow.mean(axis=0)) <= 5 * sd / np.sqrt(800)).all()
    assert quick.std(axis=0) == pytest.approx(sd, abs=0.1)
