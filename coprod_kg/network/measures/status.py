"""Status that comes from the status of those one is tied to: PageRank and Bonacich's power."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import csc_array, eye_array
from scipy.sparse.csgraph import connected_components

from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from coprod_kg.network.measures.digraph import Graph

DAMPING: Final = 0.85
_ERROR: Final = 1e-12  # of all ranks together, and of an eigenvalue
_STEPS, _SOLUTIONS = 300, 50  # of the power method, and of inverse iteration, at most
_FULL: Final = 2000  # nodes up to which equations are solved on the full matrix


def pagerank(graph: Graph, damping: float = DAMPING) -> dict[Hashable, float]:
    """Return the PageRank of each node: how often a walk along the arcs is there.

    With chance `damping` the walk follows an arc, by weight, from a node without any it goes
    anywhere, and else it begins anew anywhere. Above 0; together 1; wrong by less than 1e-12
    together, where networkx stops earlier. It runs with the arcs: high for who receives from
    those who receive much. Empty for no nodes. Raises ValueError for a damping outside 0 to 1.
    Source: Brin & Page 1998.
    """
    if not 0 <= damping < 1:
        raise ValueError("the damping is a chance below 1")
    net = digraph(graph)
    n = len(net)
    given = net.weights.sum(axis=1)
    share = np.divide(damping, given, out=np.zeros(n), where=given > 0)
    ends = given == 0
    back = net.weights.T
    rank, change = np.full(n, 1 / max(n, 1)), 1.0
    # each step brings the ranks nearer by the damping at least
    while n and change * damping > _ERROR * (1 - damping):
        follows = back @ (rank * share) + (damping * rank[ends].sum() + 1 - damping) / n
        change = float(np.abs(follows - rank).sum())
        rank = follows
    return net.by_node(rank.tolist())


def bonacich(graph: Graph, share: float, alpha: float | None = None) -> dict[Hashable, float] | None:
    """Return Bonacich's power c(alpha, beta) of each node, beta = share / lambda.

    c = alpha (I - beta A)^-1 A 1, A the weights and lambda their largest eigenvalue: with beta
    above 0 those are strong whose receivers are strong, below 0 those whose receivers are weak,
    who have nobody else to give to. At 0 it is the out-strength. Without `alpha` the squares
    add up to n, as in sna and igraph. Values can be below 0 where beta is. Undefined where no
    arc is on a cycle: lambda is 0, any beta would do, and none is the obvious one. Raises
    ValueError unless share is between -1 and 1. Source: Bonacich 1987.
    """
    if not -1 < share < 1:
        raise ValueError("beta is a share, between -1 and 1, of the largest that is possible")
    net = digraph(graph)
    greatest = spectral_radius(net)
    if not greatest:
        return None
    power = _solved(share / greatest * net.weights, net.weights.sum(axis=1))
    scale = np.sqrt(len(net) / (power @ power)) if alpha is None else alpha
    return net.by_node((scale * power).tolist())


def _solved(matrix: csr_array, right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Solve (I - matrix) x = right, the matrix having no eigenvalue as large as 1."""
    n = len(right)
    if n <= _FULL:
        return np.linalg.solve(np.eye(n) - matrix.toarray(), right)
    term = found = right
    while np.abs(term).max() > 1e-15 * np.abs(found).max():
        term = matrix @ term
        found = found + term
    return np.asarray(found)


def spectral_radius(graph: Graph) -> float:
    """Return the largest eigenvalue of the weights, which is 0 where no arc is on a cycle.

    It is the largest of those of the strong components, each of which is a single one (Perron
    and Frobenius), so that nothing is lost to eigenvalues that coincide.
    """
    net = digraph(graph)
    if not net.size:
        return 0.0
    many, part = connected_components(net.weights, directed=True, connection="strong")
    order = np.argsort(part, kind="stable")
    ends = np.cumsum(np.bincount(part, minlength=many))
    return max(
        (_perron(net.weights[nodes][:, nodes]) for nodes in np.split(order, ends[:-1]) if len(nodes) > 1),
        default=0.0,
    )


def _perron(weights: csr_array) -> float:
    """Return the largest eigenvalue of a strong component, which lies between the bounds of any row.

    Steps of the power method settle it, unless several eigenvalues are nearly as large, as on
    long cycles. Networks with these have narrow places, where equations are solved with
    little work: there inverse iteration at the upper bound settles it (Noda 1971).
    """
    n = weights.shape[0]
    row, held = np.ones(n), float(weights.sum(axis=1).max()) / 4  # against eigenvalues that alternate
    low, high = 0.0, math.inf
    for step in range(_STEPS + _SOLUTIONS):
        reached = weights @ row
        bounds = reached / row
        low, high = max(low, float(bounds.min())), min(high, float(bounds.max()))
        if high - low <= _ERROR * high:
            break
        row = reached + held * row if step < _STEPS else _inverse(weights, high, row)
        row /= row.max()
    return (low + high) / 2


def _inverse(weights: csr_array, bound: float, row: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the solution of (bound I - weights) x = row, which is above 0; a bound not quite reached."""
    from scipy.sparse.linalg import splu  # noqa: PLC0415  # for rare networks alone

    matrix = csc_array((1 + _ERROR) * bound * eye_array(len(row)) - weights)
    return np.asarray(np.maximum(splu(matrix).solve(row), np.finfo(float).tiny))
