"""How high each node stands, from all arcs together: trophic levels and SpringRank.

Both take each arc as a spring of length 1 between its two nodes. Arcs run from above to
below: a giver is above the receiver, who holds power above the one it is held over. What
two weak components have says nothing about one against the other.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import csc_array, diags_array
from scipy.sparse.csgraph import connected_components

from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph, Graph

ALPHA: Final = 0.0  # no pull of ranks to 0
_FULL: Final = 500  # nodes up to which equations are solved on the full matrix
_STEPS: Final = 2000  # of conjugate gradients, at most
_ERROR: Final = 1e-13  # of what is left over, as a share


def trophic_levels(graph: Graph) -> dict[Hashable, float]:
    """Return the trophic level of each node, 0 for the highest of its weak component.

    The levels h make sum w_ij (h_j - h_i - 1)^2 least, so that arcs lead about one level on:
    level 0 is who gives without receiving, and levels grow along the arcs. Defined with
    cycles too, where older definitions fail; a node without a tie is at 0. Weights count.
    Source: MacKay, Johnson & Sansom 2020.
    """
    net = digraph(graph)
    levels = -_ranks(net, 0.0)
    part = _weak(net)
    lowest = np.zeros(len(net))
    np.minimum.at(lowest, part, levels)
    return net.by_node((levels - lowest[part]).tolist())


def incoherence(graph: Graph) -> float | None:
    """Return trophic incoherence, F0 = sum w_ij (h_j - h_i - 1)^2 / sum w_ij, h the levels.

    0 where all arcs lead exactly one level on, 1 where they lead nowhere (every node gives as
    much as it receives). It is 2H / W, H the energy that SpringRank makes least with alpha = 0.
    Undefined without arcs. Source: MacKay, Johnson & Sansom 2020.
    """
    net = digraph(graph)
    if not net.size:
        return None
    levels = -_ranks(net, 0.0)
    starts, ends = net.arcs
    strain = (levels[ends] - levels[starts] - 1) ** 2
    return float(net.weights.data @ strain / net.weights.data.sum())


def springrank(graph: Graph, alpha: float = ALPHA) -> dict[Hashable, float]:
    """Return the SpringRank of each node, high for who is above; 0 on average in a weak component.

    The ranks s make sum w_ij (s_i - s_j - 1)^2 / 2 + alpha sum s_i^2 / 2 least. With alpha = 0,
    which is ours unless it is said, only differences within a weak component are determined:
    s is centred there, and -s is the trophic level up to a constant. A node without a tie has 0.
    Weights count. Raises ValueError for an alpha that is below 0
    or no number. Source: De Bacco, Larremore & Moore 2018.
    """
    if not 0 <= alpha < math.inf:
        raise ValueError("alpha draws ranks to 0 and is a number not below 0")
    net = digraph(graph)
    return net.by_node(_ranks(net, alpha).tolist())


def _weak(net: Digraph) -> NDArray[np.int32]:
    """Return the number of the weak component of each node."""
    if not len(net):
        return np.zeros(0, dtype=np.int32)
    return np.asarray(connected_components(net.weights, directed=True, connection="weak")[1])


def _ranks(net: Digraph, alpha: float) -> NDArray[np.float64]:
    """Solve (D - A - A^T + alpha I) s = out-strength less in-strength, centred in weak components.

    Gradients settle it but where they go slowly, as along chains; networks with such narrow
    places are those in which elimination has little to fill.
    """
    out, into = net.weights.sum(axis=1), net.weights.sum(axis=0)
    pull, held = out - into, out + into + alpha
    part = _weak(net)
    sizes = np.bincount(part)
    if len(net) <= _FULL:
        full = np.diag(np.where(held > 0, held, 1)) - (net.weights + net.weights.T).toarray()
        found = np.linalg.solve(full + (part[:, None] == part) / sizes[part], pull)
    elif (settled := _by_gradients(net, held, pull)) is not None:
        found = settled
    else:
        fast = np.zeros(len(net))
        if not alpha:  # without a pull, one node of each weak component is held fast
            fast[np.unique(part, return_index=True)[1]] = 1
        found = _by_elimination(net, held + fast, pull)
    means = np.bincount(part, found) / np.maximum(sizes, 1)
    return np.asarray(found - means[part])


def _by_gradients(
    net: Digraph, held: NDArray[np.float64], pull: NDArray[np.float64]
) -> NDArray[np.float64] | None:
    """Solve by conjugate gradients, scaled by the diagonal; None where they do not settle it."""
    scale = 1 / np.where(held > 0, held, 1)
    forward, back = net.weights, net.weights.T
    found, left = np.zeros(len(pull)), pull.copy()
    along = near = scale * left
    goal, power = _ERROR**2 * float(left @ near), float(left @ near)
    for _ in range(_STEPS):
        if power <= goal:
            return found
        drawn = held * along - forward @ along - back @ along
        step = power / float(along @ drawn)
        found += step * along
        left -= step * drawn
        near = scale * left
        power, last = float(left @ near), power
        along = near + power / last * along
    return None


def _by_elimination(
    net: Digraph, held: NDArray[np.float64], pull: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Solve by elimination, where the matrix has an inverse."""
    from scipy.sparse.linalg import splu  # noqa: PLC0415  # for rare networks alone

    return np.asarray(splu(csc_array(diags_array(held) - net.weights - net.weights.T)).solve(pull))
