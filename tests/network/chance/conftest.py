"""Seeds, and networks that can be drawn on paper."""

from collections.abc import Callable

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_array

from coprod_kg.network.measures.digraph import Digraph, digraph, from_arcs


@pytest.fixture
def rng() -> np.random.Generator:
    """Draw as the package does, from a fixed seed."""
    return np.random.Generator(np.random.PCG64(20))


@pytest.fixture
def ring() -> Digraph:
    """Three actors who give in a circle: nobody returns anything directly."""
    return digraph(nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")]))


@pytest.fixture
def pooled() -> Digraph:
    """Two partnerships of three and four actors, who could have ties within their own only."""
    groups = np.array([0, 0, 0, 1, 1, 1, 1])
    possible = (groups[:, None] == groups) & ~np.eye(7, dtype=bool)
    arcs = [(0, 1), (1, 0), (1, 2), (3, 4), (4, 5), (5, 6), (6, 3), (4, 3)]
    return from_arcs(
        "abcdefg", [a for a, _ in arcs], [b for _, b in arcs], range(1, 9), possible=csr_array(possible)
    )


@pytest.fixture
def arcs() -> Callable[[Digraph], tuple[tuple[int, int], ...]]:
    """Tell a network by its arcs."""
    return lambda net: tuple(zip(*(places.tolist() for places in net.arcs), strict=True))
