"""Who can be reached from whom along the arcs, on the strong components of a network.

All nodes of a strong component reach the same nodes, so one row stands for all, and a network
of strong components has an order in which no arc leads back. Rows are packed, a bit a column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph

_CELLS: Final = 1 << 24  # bits that are unpacked together


@dataclass(frozen=True, eq=False)
class Part:
    """The strong components of one weak component, numbered so that arcs lead to higher numbers.

    `members` says to which each of `nodes` belongs, `sizes` how many nodes each has; `below`
    and `above` are the arcs among them, forward and turned round.
    """

    nodes: NDArray[np.int64]
    members: NDArray[np.int64]
    sizes: NDArray[np.int64]
    below: csr_array
    above: csr_array

    def __len__(self) -> int:
        """Return the number of strong components."""
        return len(self.sizes)


def parts(net: Digraph) -> list[Part]:
    """Return the weak components of more than one node, each by its strong components."""
    if not net.size:
        return []
    _, strong = connected_components(net.weights, directed=True, connection="strong")
    many, weak = connected_components(net.weights, directed=True, connection="weak")
    place = _ordered(net, strong, weak)
    of = place[strong]
    sizes = np.bincount(of)
    starts, ends = (of[at] for at in net.arcs)
    apart = starts != ends
    shape = len(sizes), len(sizes)
    below = csr_array((np.ones(int(apart.sum())), (starts[apart], ends[apart])), shape=shape)
    above = csr_array(below.T)
    by_component = np.argsort(weak, kind="stable")
    nodes = np.split(by_component, np.cumsum(np.bincount(weak, minlength=many))[:-1])
    found = []
    for mine in nodes:
        if len(mine) > 1:
            low, high = int(of[mine].min()), int(of[mine].max()) + 1
            arcs = (_among(matrix, low, high) for matrix in (below, above))
            found.append(Part(mine, of[mine] - low, sizes[low:high], *arcs))
    return found


def _among(matrix: csr_array, low: int, high: int) -> csr_array:
    """Return the block of a matrix that has entries in no other column of its rows."""
    first, last = matrix.indptr[low], matrix.indptr[high]
    inside = matrix.indices[first:last] - low
    until = matrix.indptr[low : high + 1] - first
    return csr_array((matrix.data[first:last], inside, until), shape=(high - low, high - low))


def _ordered(net: Digraph, strong: NDArray[np.int32], weak: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the place of each strong component: by weak component, in it from above to below."""
    n = int(strong.max()) + 1
    starts, ends = (strong[at] for at in net.arcs)
    apart = starts != ends
    below = csr_array((np.ones(int(apart.sum())), (starts[apart], ends[apart])), shape=(n, n))
    waiting = np.bincount(below.indices, minlength=n)
    depth = np.zeros(n, dtype=np.int64)
    front, level = np.flatnonzero(waiting == 0), 0
    while len(front):
        depth[front] = level
        freed, times = np.unique(below[front].indices, return_counts=True)
        waiting[freed] -= times
        front, level = freed[waiting[freed] == 0], level + 1
    component = np.zeros(n, dtype=np.int64)
    component[strong] = weak
    place = np.empty(n, dtype=np.int64)
    place[np.lexsort((depth, component))] = np.arange(n)
    return place


def reached(part: Part) -> NDArray[np.uint8]:
    """Return for each strong component, as packed bits, which it reaches, itself included."""
    n = len(part)
    bits = np.zeros((n, (n + 7) // 8), dtype=np.uint8)
    first, ends = part.below.indptr, part.below.indices
    for at in range(n - 1, -1, -1):
        if first[at] < first[at + 1]:
            np.bitwise_or.reduce(bits[ends[first[at] : first[at + 1]]], axis=0, out=bits[at])
        bits[at, at // 8] |= 128 >> at % 8
    return bits


def weighed(part: Part, bits: NDArray[np.uint8]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how many nodes each strong component reaches, and from how many it is, its own included."""
    n = len(part)
    sizes = part.sizes.astype(float)
    down, up = np.zeros(n), np.zeros(n)
    step = max(1, _CELLS // (8 * n))
    for low in range(0, n, step):
        rows = np.unpackbits(bits[low : low + step], axis=1, count=n).astype(float)
        down[low : low + step] = rows @ sizes
        up += sizes[low : low + step] @ rows
    return down, up
