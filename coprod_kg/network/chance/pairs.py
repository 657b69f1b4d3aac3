"""The pairs of nodes that could have a tie, numbered, so that a draw is a draw of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import csr_array, triu

from coprod_kg.network.measures.digraph import Digraph

if TYPE_CHECKING:
    from numpy.typing import NDArray


_LISTED: Final = 1 << 20  # up to so many pairs it is quicker to look the ends up than to compute them


@dataclass(frozen=True, eq=False)
class Pairs:
    """The unordered pairs of a network that could have a tie, as numbers from 0 to `count`.

    `listed` holds the two ends of each, always where not every pair could have one. Without
    it pair k joins node k mod n with the one that lies k // n + 1 places on, round in a
    circle: that names each pair once, and none is stored.
    """

    nodes: int
    count: int
    listed: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None

    @classmethod
    def of(cls, net: Digraph) -> Pairs:
        """Return the pairs of a network.

        Raises ValueError when an arc joins a pair that could have none.
        """
        if net.possible is None:
            return cls.among(len(net))
        if net.binary.multiply(net.possible).nnz != net.size:
            raise ValueError("an arc joins a pair that is said to be unable to have one")
        upper = triu(net.possible, k=1).tocoo()
        return cls(len(net), net.pairs, (upper.row.astype(np.int64), upper.col.astype(np.int64)))

    @classmethod
    def among(cls, nodes: int) -> Pairs:
        """Return all pairs of so many nodes."""
        count = nodes * (nodes - 1) // 2
        every = cls(nodes, count)
        return cls(nodes, count, every.ends(np.arange(count))) if count <= _LISTED else every

    def ends(self, pairs: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the two ends of the pairs with these numbers."""
        if self.listed is not None:
            return self.listed[0][pairs], self.listed[1][pairs]
        step, first = np.divmod(pairs, max(self.nodes, 1))
        return first, (first + step + 1) % max(self.nodes, 1)


def dyads(net: Digraph) -> tuple[int, int]:
    """Return the number of mutual and of asymmetric dyads."""
    mutual = int(net.returned.nnz) // 2
    return mutual, net.size - 2 * mutual


def network(
    like: Digraph, starts: NDArray[np.int64], ends: NDArray[np.int64], rng: np.random.Generator
) -> Digraph:
    """Return a network on the same nodes and possible pairs, with these arcs and its weights dealt out anew.

    There must be as many arcs as it has, each given once.
    """
    n = len(like)
    keys = starts * n + ends
    keys.sort()
    rows, columns = np.divmod(keys, max(n, 1))
    heads = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n))])
    weights = csr_array((rng.permutation(like.weights.data), columns, heads), shape=(n, n))
    return Digraph(like.nodes, weights, like.possible)
