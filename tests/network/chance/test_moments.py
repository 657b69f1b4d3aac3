"""Mean and covariance of the triad census are those of all networks with one dyad census."""

from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest

from coprod_kg.network.chance.census import triad_censuses
from coprod_kg.network.chance.moments import triad_moments
from coprod_kg.network.chance.pairs import Pairs
from coprod_kg.network.measures.triads import TYPES


@pytest.mark.parametrize(
    ("nodes", "mutual", "asymmetric"), [(3, 1, 1), (3, 0, 3), (4, 1, 2), (4, 2, 3), (5, 1, 2)]
)
def test_moments_are_those_of_all_networks(nodes: int, mutual: int, asymmetric: int) -> None:
    """Every network with the dyads is made and its triads are counted by networkx."""
    pairs = list(combinations(range(nodes), 2))
    seen = []
    for both in combinations(pairs, mutual):
        for single in combinations([pair for pair in pairs if pair not in both], asymmetric):
            for ways in product((1, -1), repeat=asymmetric):
                graph = nx.empty_graph(nodes, create_using=nx.DiGraph)
                graph.add_edges_from([*both, *(pair[::-1] for pair in both)])
                graph.add_edges_from(pair[::way] for pair, way in zip(single, ways, strict=True))
                census = nx.triadic_census(graph)
                seen.append([census[name] for name in TYPES])
    means, covariances = triad_moments(nodes, mutual, asymmetric)
    assert means == pytest.approx(np.mean(seen, axis=0))
    assert covariances == pytest.approx(np.cov(np.array(seen).T, bias=True), abs=1e-12)


def test_moments_are_those_of_long_draws(rng: np.random.Generator) -> None:
    """Closed form and 20,000 draws of 30 actors agree to what draws can tell."""
    means, covariances = triad_moments(30, 50, 100)
    drawn = triad_censuses(Pairs.among(30), 50, 100, 20_000, rng)
    sd = np.sqrt(np.diag(covariances))
    assert (np.abs(drawn.mean(axis=0) - means) < 5 * sd / np.sqrt(20_000)).all()
    assert drawn.std(axis=0) == pytest.approx(sd, rel=0.05)


def test_all_triads_together_do_not_vary() -> None:
    """There are n(n-1)(n-2)/6 whatever is drawn, also where squares of counts exceed a float's digits."""
    means, covariances = triad_moments(10_000, 100_000, 800_000)
    assert means.sum() == pytest.approx(10_000 * 9_999 * 9_998 / 6)
    assert (np.diag(covariances) > 0).all()
    assert np.abs(covariances.sum(axis=0)).max() < 1e-9 * covariances.max()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_too_few_nodes_have_no_triads(nodes: int) -> None:
    """Nothing is expected, and nothing varies."""
    means, covariances = triad_moments(nodes, 0, 0)
    assert not means.any()
    assert not covariances.any()


def test_dyads_that_do_not_fit_are_refused() -> None:
    """Three nodes have three pairs."""
    with pytest.raises(ValueError, match="do not fit"):
        triad_moments(3, 2, 2)
