"""Networks with the ties of a given one, whose weights are dealt out anew among the arcs.

It asks whether large gifts are answered by large ones, given who gives to whom. It is the null
for weighted reciprocity that keeps the topology, beside the random-weight model of
Squartini et al. 2013, which does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from coprod_kg.network.chance.pairs import dyads
from coprod_kg.network.measures.digraph import Digraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


def of_weights(net: Digraph, draws: int, rng: np.random.Generator) -> Iterator[Digraph]:
    """Yield networks with the same arcs and the same weights in another order."""
    for _ in range(draws):
        dealt = rng.permutation(net.weights.data)
        weights = csr_array((dealt, net.weights.indices, net.weights.indptr), net.weights.shape)
        yield Digraph(net.nodes, weights, net.possible)


def returned_weights(net: Digraph, draws: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return weighted reciprocity, the share of weight that is returned, in each of many such networks.

    The weight returned in a mutual dyad is twice the smaller of the two. Raises ValueError for
    a network without arcs, where it is undefined.
    """
    mutual, found = _weighted(net), np.empty(draws)
    together = max(1, (1 << 20) // net.size)
    for start in range(0, draws, together):
        some = found[start : start + together]
        dealt = np.tile(net.weights.data, (len(some), 1))
        rng.permuted(dealt, axis=1, out=dealt)
        pairs = dealt[:, : 2 * mutual].reshape(len(some), mutual, 2)
        some[:] = 2 * pairs.min(axis=2).sum(axis=1) / net.weights.data.sum()
    return found


def expected_returned_weight(net: Digraph) -> float:
    """Return the expectation of weighted reciprocity in such networks, in closed form.

    Of two of the L weights drawn at random the smaller is the k-th smallest in L - k of
    L(L - 1)/2 cases. Raises ValueError for a network without arcs.
    """
    mutual, many = _weighted(net), net.size
    if not mutual:
        return 0.0
    ordered = np.sort(net.weights.data)
    smaller = float(ordered @ np.arange(many - 1, -1, -1.0)) / (many * (many - 1) / 2)
    return 2 * mutual * smaller / float(ordered.sum())


def _weighted(net: Digraph) -> int:
    """Return the number of mutual dyads of a network that has arcs."""
    if not net.size:
        raise ValueError("weighted reciprocity is undefined without arcs")
    return dyads(net)[0]
