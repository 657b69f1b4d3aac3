"""Redrawing actors moves numbers as far as the sample of actors would."""

import networkx as nx
import numpy as np
import pytest

from coprod_kg.network.chance.bootstrap import redrawn_dyads, vertex_bootstrap
from coprod_kg.network.measures.digraph import Digraph, digraph
from coprod_kg.network.measures.reciprocity import arc_reciprocity, density, dyad_reciprocity, rho


def one_by_one(net: Digraph, rng: np.random.Generator) -> tuple[int, int, int]:
    """Redraw the nodes of a network, and look at every pair of copies."""
    there = net.binary.toarray() > 0
    n = len(net)
    possible = ~np.eye(n, dtype=bool) if net.possible is None else net.possible.toarray() > 0
    pairs = [(a, b) for a in range(n) for b in range(a) if possible[a, b]]
    counts = [0, 0, 0]
    chosen = rng.integers(0, n, size=n)
    for at, a in enumerate(chosen):
        for b in chosen[:at]:
            one, other = pairs[rng.integers(len(pairs))] if a == b else (a, b)
            if possible[one, other]:
                counts[2 - int(there[one, other]) - int(there[other, one])] += 1
    return counts[0], counts[1], counts[2]


@pytest.mark.parametrize("whole", [True, False])
def test_redraws_are_those_of_every_pair_of_copies(whole, pooled: Digraph, rng: np.random.Generator) -> None:
    """Counting how often each node is drawn, or looking at each pair of copies, gives one distribution."""
    net = Digraph(pooled.nodes, pooled.weights) if whole else pooled
    quick = redrawn_dyads(net, 6000, rng)
    slow = np.array([one_by_one(net, rng) for _ in range(3000)])
    sd = slow.std(axis=0)
    assert (np.abs(quick.mean(axis=0) - slow.mean(axis=0)) < 5 * sd / np.sqrt(2000)).all()
    assert quick.std(axis=0) == pytest.approx(sd, rel=0.08)


def test_observed_numbers_are_those_of_the_measures() -> None:
    """The middle of an interval is the number that is reported beside it."""
    graph = nx.gnp_random_graph(30, 0.2, seed=3, directed=True)
    found = vertex_bootstrap(graph)
    measures = {"density": density, "arc": arc_reciprocity, "dyad": dyad_reciprocity, "rho": rho}
    assert set(found) == set(measures)
    for name, measure in measures.items():
        assert found[name].observed == pytest.approx(measure(graph))
        assert found[name].low < found[name].observed < found[name].high


def test_density_moves_as_theory_says() -> None:
    """Where ties are independent, the error of density is near sqrt(p(1 - p) / slots), never far below it."""
    graph = nx.gnp_random_graph(60, 0.2, seed=5, directed=True)
    expected = np.sqrt(0.2 * 0.8 / (60 * 59))
    assert expected < vertex_bootstrap(graph)["density"].se < 3 * expected


def test_wider_level_wider_interval() -> None:
    """99 % of the redraws take more room than 50 %."""
    graph = nx.gnp_random_graph(20, 0.2, seed=3, directed=True)
    wide, narrow = (vertex_bootstrap(graph, level=level)["arc"] for level in (0.99, 0.5))
    assert wide.low < narrow.low < narrow.high < wide.high
    with pytest.raises(ValueError, match="between 0 and 1"):
        vertex_bootstrap(graph, level=95)


def test_same_seed_same_interval(pooled: Digraph) -> None:
    """An interval in a paper can be made again; another seed gives another."""
    one, two, other = (vertex_bootstrap(pooled, seed=seed) for seed in (1, 1, 2))
    assert one == two != other


def test_undefined_redraws_are_counted() -> None:
    """When the only two who are tied are not drawn, there is no reciprocity to count."""
    graph = nx.empty_graph(8, nx.DiGraph)
    graph.add_edge(0, 1)
    found = vertex_bootstrap(graph)
    assert found["arc"].undefined > 0
    assert found["arc"].draws + found["arc"].undefined == 1000
    assert found["density"].undefined == 0


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("nodes", [0, 1, 2, 10_000])
def test_networks_without_arcs(nodes: int) -> None:
    """Without arcs there is density at most; with fewer than two actors, nothing."""
    found = vertex_bootstrap(digraph(nx.empty_graph(nodes, nx.DiGraph)), draws=20)
    assert set(found) == ({"density"} if nodes > 1 else set())
