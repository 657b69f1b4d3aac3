"""Draws keep what they are to keep, and all else is equally likely."""

from collections import Counter
from math import comb

import numpy as np
import pytest

from coprod_kg.network.chance.pairs import dyads
from coprod_kg.network.chance.uniform import of_density, of_dyads
from coprod_kg.network.measures.digraph import Digraph, from_arcs


@pytest.mark.parametrize("draw", [of_density, of_dyads])
def test_draws_keep_arcs_weights_and_impossible_pairs(
    draw, pooled: Digraph, rng: np.random.Generator
) -> None:
    """What could have no tie gets none, and no weight is lost or made."""
    seen = list(draw(pooled, 50, rng))
    assert len(seen) == 50
    for net in seen:
        assert net.nodes == pooled.nodes
        assert sorted(net.weights.data) == [1, 2, 3, 4, 5, 6, 7, 8]
        assert net.binary.multiply(pooled.possible).nnz == 8


def test_draws_of_dyads_keep_the_dyad_census(pooled: Digraph, rng: np.random.Generator) -> None:
    """U|MAN is conditional on mutual and asymmetric dyads; density alone is not enough."""
    assert {dyads(net) for net in of_dyads(pooled, 50, rng)} == {(2, 4)}
    assert len({dyads(net) for net in of_density(pooled, 50, rng)}) > 1


@pytest.mark.parametrize(
    ("draw", "many"), [(of_density, comb(6, 3)), (of_dyads, 3 * 2 * 2)], ids=["density", "dyads"]
)
def test_every_network_is_equally_likely(draw, many: int, arcs, rng: np.random.Generator) -> None:
    """Three nodes, one pair both ways and one one way: each of the networks like it comes up as often."""
    net = from_arcs("abc", [0, 1, 1], [1, 0, 2])
    found = Counter(arcs(drawn) for drawn in draw(net, 6000, rng))
    assert len(found) == many
    expected = 6000 / many
    assert sum((times - expected) ** 2 / expected for times in found.values()) < 2.5 * many


@pytest.mark.parametrize("draw", [of_density, of_dyads])
def test_weights_are_dealt_out_anew(draw, pooled: Digraph, rng: np.random.Generator) -> None:
    """Each of the eight weights is as often on the first arc: actors early in the list get no more."""
    first = Counter(net.weights.data[0] for net in draw(pooled, 1600, rng))
    assert set(first) == {1, 2, 3, 4, 5, 6, 7, 8}
    assert max(abs(times - 200) for times in first.values()) < 70


@pytest.mark.parametrize("draw", [of_density, of_dyads])
def test_same_seed_same_networks(draw, pooled: Digraph) -> None:
    """A number in a paper can be drawn again."""
    one, two = (
        [net.weights.toarray().tobytes() for net in draw(pooled, 5, np.random.Generator(np.random.PCG64(7)))]
        for _ in range(2)
    )
    assert one == two


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("draw", [of_density, of_dyads])
@pytest.mark.parametrize("nodes", [0, 1, 2, 10_000])
def test_networks_without_arcs_give_themselves(draw, nodes: int, rng: np.random.Generator) -> None:
    """There is one network without arcs."""
    assert [net.size for net in draw(from_arcs(range(nodes), [], []), 2, rng)] == [0, 0]
