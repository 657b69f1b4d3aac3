"""A directed network as a sparse matrix: what every measure counts on.

One arc an ordered pair, no loops, weights above 0. Where not every pair could have a tie,
`possible` says which could; without it all can.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeAlias

import networkx as nx
import numpy as np
from scipy.sparse import coo_array, csr_array

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Digraph:
    """A simple directed network.

    `weights` is n x n: row i, column j holds the weight of the arc from node i to node j.
    `possible` is a symmetric n x n pattern of the pairs that could have a tie, None for all.
    `loops` counts the nodes with an arc to themselves, which is dropped, `unweighted` the
    arcs that were left out because they have no weight above 0.
    """

    nodes: tuple[Hashable, ...]
    weights: csr_array
    possible: csr_array | None = None
    loops: int = 0
    unweighted: int = 0

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.nodes)

    @property
    def size(self) -> int:
        """The number of arcs."""
        return int(self.weights.nnz)

    @property
    def pairs(self) -> int:
        """The number of unordered pairs that could have a tie."""
        n = len(self.nodes)
        return n * (n - 1) // 2 if self.possible is None else int(self.possible.nnz) // 2

    @cached_property
    def binary(self) -> csr_array:
        """The matrix with 1 for each arc."""
        return csr_array((np.ones(self.size), self.weights.indices, self.weights.indptr), self.weights.shape)

    @cached_property
    def arcs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The arcs as the places of their two nodes, sorted."""
        starts = np.repeat(np.arange(len(self.nodes)), np.diff(self.weights.indptr))
        return starts, self.weights.indices.astype(np.int64)

    @cached_property
    def returned(self) -> csr_array:
        """The matrix with 1 for each arc that is returned: symmetric."""
        return csr_array(self.binary.multiply(self.binary.T))

    def reversed(self) -> Digraph:
        """Return the network with every arc turned round."""
        return Digraph(self.nodes, csr_array(self.weights.T), self.possible, self.loops, self.unweighted)

    def only(self, nodes: Sequence[int]) -> Digraph:
        """Return the network among the nodes at these places."""
        possible = None if self.possible is None else self.possible[nodes][:, nodes]
        return Digraph(tuple(self.nodes[at] for at in nodes), self.weights[nodes][:, nodes], possible)

    def by_node(self, values: Iterable[Any]) -> dict[Hashable, Any]:
        """Return values, in the order of the nodes, by node."""
        return dict(zip(self.nodes, values, strict=True))


# What a measure takes: a directed network of networkx, or its matrix.
Graph: TypeAlias = nx.DiGraph | Digraph


def digraph(graph: Graph, *, weight: str | None = None) -> Digraph:
    """Return a network as a sparse matrix; one that is given as such is returned as it is.

    Nodes keep their order. Parallel edges are one arc, whose weight is the sum of theirs; loops
    are dropped and counted. `weight` names the edge attribute that holds a weight; arcs
    whose weight is missing, no number, or not above 0 are left out and counted. Without it, or where
    no edge has it, each weighs 1. Raises TypeError for an undirected graph, whose edges have no direction.
    """
    if isinstance(graph, Digraph):
        return graph
    if not isinstance(graph, nx.DiGraph):
        raise TypeError("the measures are defined for directed graphs only")
    nodes = tuple(graph)
    places = {node: at for at, node in enumerate(nodes)}
    rows, columns, weights = [], [], []
    loops: set[Hashable] = set()
    for start, end, found in graph.edges(data=weight, default=None):
        if start == end:
            loops.add(start)
            continue
        rows.append(places[start])
        columns.append(places[end])
        weights.append(found)
    is_weighted = any(found is not None for found in weights)
    given = [_weight(found) for found in weights] if is_weighted else None
    return from_arcs(nodes, rows, columns, given, loops=len(loops))


def _weight(found: object) -> float:
    """Return a weight, NaN for what is none."""
    weight = float(found) if isinstance(found, Real) else math.nan
    return weight if 0 < weight < math.inf else math.nan


def from_arcs(  # noqa: PLR0913  # the parts of a network
    nodes: Sequence[Hashable],
    rows: Sequence[int] | NDArray[np.int64],
    columns: Sequence[int] | NDArray[np.int64],
    weights: Sequence[float] | NDArray[np.float64] | None = None,
    *,
    possible: csr_array | None = None,
    loops: int = 0,
) -> Digraph:
    """Return a network from the places of the ends of its arcs, none of which is a loop.

    Arcs given twice are one, with the sum of their weights; without weights each weighs 1.
    Weights that are NaN leave the arc out.
    """
    n = len(nodes)
    given = np.ones(len(rows)) if weights is None else np.asarray(weights, dtype=float)
    known = ~np.isnan(given)
    there = np.asarray(rows, dtype=np.int64), np.asarray(columns, dtype=np.int64)
    made = csr_array(coo_array((given[known], (there[0][known], there[1][known])), shape=(n, n)))
    made.sum_duplicates()
    if weights is None:
        made.data = np.ones(made.nnz)
    left_out = np.unique(there[0][~known] * n + there[1][~known])
    weighted = made.tocoo()
    unweighted = len(np.setdiff1d(left_out, weighted.row.astype(np.int64) * n + weighted.col))
    return Digraph(tuple(nodes), made, possible, loops, unweighted)
