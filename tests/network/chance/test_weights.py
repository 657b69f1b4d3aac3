"""Weights that are dealt out anew stay on the same ties."""

import numpy as np
import pytest

from coprod_kg.network.chance.weights import expected_returned_weight, of_weights, returned_weights
from coprod_kg.network.measures.digraph import Digraph, from_arcs
from coprod_kg.network.measures.reciprocity import weighted_reciprocity


def test_ties_stay_and_weights_move(pooled: Digraph, rng: np.random.Generator) -> None:
    """Who gives to whom is given; how much is not."""
    drawn = list(of_weights(pooled, 20, rng))
    assert all((net.binary != pooled.binary).nnz == 0 for net in drawn)
    assert all(sorted(net.weights.data) == [1, 2, 3, 4, 5, 6, 7, 8] for net in drawn)
    assert len({tuple(net.weights.data) for net in drawn}) > 1


def test_returned_weight_in_bulk_is_that_of_each(pooled: Digraph, rng: np.random.Generator) -> None:
    """Mean and spread of the quick draws are those of whole networks that are measured."""
    quick = returned_weights(pooled, 4000, rng)
    slow = np.array([weighted_reciprocity(net) for net in of_weights(pooled, 4000, rng)])
    assert abs(quick.mean() - slow.mean()) < 5 * slow.std() / np.sqrt(2000)
    assert quick.std() == pytest.approx(slow.std(), rel=0.1)


def test_expected_returned_weight_is_that_of_every_order(rng: np.random.Generator) -> None:
    """Weights 1, 2 and 4 on a mutual dyad and an arc: the pair holds (1,2), (1,4) or (2,4)."""
    net = from_arcs("abc", [0, 1, 1], [1, 0, 2], [1, 2, 4])
    assert expected_returned_weight(net) == pytest.approx(2 * (1 + 1 + 2) / 3 / 7)
    assert returned_weights(net, 3000, rng).mean() == pytest.approx(8 / 21, abs=0.01)


def test_without_arcs_it_is_undefined(rng: np.random.Generator) -> None:
    """There is no weight to be returned; with arcs one way only, none is."""
    with pytest.raises(ValueError, match="undefined"):
        returned_weights(from_arcs("ab", [], []), 3, rng)
    one_way = from_arcs("ab", [0], [1], [3])
    assert expected_returned_weight(one_way) == 0
    assert returned_weights(one_way, 3, rng).tolist() == [0, 0, 0]
