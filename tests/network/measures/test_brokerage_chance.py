"""Means and sds of brokerage against all networks of four nodes, each with its chance."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import numpy as np
import pytest
from digraphs import role
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures.brokerage_chance import network_null, node_null

ARCS = list(permutations(range(4), 2))
GROUPS = [(0, 0, 0, 0), (0, 0, 0, 1), (0, 0, 1, 1), (0, 0, 1, 2), (0, 1, 2, 3)]


@cache
def everything() -> np.ndarray:
    """Return which arcs each of the 4,096 networks of four nodes has."""
    return (np.arange(1 << len(ARCS))[:, None] >> np.arange(len(ARCS)) & 1).astype(bool)


def spread(groups: tuple[int, ...], dense: float, name: str, broker: int | None) -> tuple[float, float]:
    """Return mean and sd of a role over all networks, of one broker or of all together."""
    there = everything()
    chance = np.where(there, dense, 1 - dense).prod(axis=1)
    count = np.zeros(len(there))
    for i, j, k in permutations(range(4), 3):
        if broker in (None, j) and name in ("total", role(groups[i], groups[j], groups[k])):
            first, second, barred = (there[:, ARCS.index(arc)] for arc in ((i, j), (j, k), (i, k)))
            count += first & second & ~barred
    mean = float(chance @ count)
    return mean, float(np.sqrt(chance @ (count - mean) ** 2))


@pytest.mark.parametrize("dense", [0.0, 0.1, 0.45, 0.8, 1.0])
@pytest.mark.parametrize("groups", GROUPS)
def test_network_is_that_of_all_networks(groups: tuple[int, ...], dense: float) -> None:
    """Nothing is drawn and nothing approximated: every overlap of two triples is in it."""
    for name, found in network_null(np.bincount(groups), dense).items():
        assert found == pytest.approx(spread(groups, dense, name, None), abs=1e-9), name


@pytest.mark.parametrize("dense", [0.0, 0.1, 0.45, 0.8, 1.0])
@pytest.mark.parametrize("groups", GROUPS)
def test_node_is_that_of_all_networks(groups: tuple[int, ...], dense: float) -> None:
    """By the group of the broker, on which alone it depends."""
    for name, (means, sds) in node_null(np.bincount(groups), dense).items():
        for broker, group in enumerate(groups):
            expected = spread(groups, dense, name, broker)
            assert (means[group], sds[group]) == pytest.approx(expected, abs=1e-9), name


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.floats(0, 1))
def test_nodes_expect_together_what_the_network_does(sizes: list[int], dense: float) -> None:
    """And the five roles together what their total does."""
    network, nodes = network_null(np.array(sizes), dense), node_null(np.array(sizes), dense)
    for name, (mean, _) in network.items():
        assert sum(nodes[name][0] * sizes) == pytest.approx(mean, abs=1e-9)
    assert sum(mean for name, (mean, _) in network.items() if name != "total") == pytest.approx(
        network["total"][0], abs=1e-9
    )
