"""Reciprocity between two layers among the same actors: whether one gift is returned by another.

Layers are never added up: time, money and knowledge have no common measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array, csr_array

from coprod_kg.network.measures.digraph import Digraph, digraph

if TYPE_CHECKING:
    from coprod_kg.network.measures.digraph import Graph


def aligned(first: Graph, second: Graph) -> tuple[Digraph, Digraph]:
    """Return two layers over the nodes of both, in one order; a pair is possible where it is in both."""
    layers = digraph(first), digraph(second)
    nodes = tuple(dict.fromkeys([*layers[0].nodes, *layers[1].nodes]))
    places = {node: at for at, node in enumerate(nodes)}

    def over(layer: Digraph, matrix: csr_array) -> csr_array:
        move = np.array([places[node] for node in layer.nodes], dtype=np.int64)
        found = matrix.tocoo()
        return csr_array(
            coo_array((found.data, (move[found.row], move[found.col])), shape=(len(nodes), len(nodes)))
        )

    known = [over(layer, layer.possible) for layer in layers if layer.possible is not None]
    possible = None if not known else known[0] if len(known) == 1 else csr_array(known[0].multiply(known[1]))
    one, other = (Digraph(nodes, over(layer, layer.weights), possible) for layer in layers)
    return one, other


def answered(given: Graph, returned: Graph) -> float | None:
    """Return the share of arcs of the first layer that the second answers the other way.

    "Who gives funding gets knowledge": the share of pairs i -> j in `given` with j -> i in
    `returned`; 0 to 1; of one layer with itself it is arc reciprocity; undefined where
    `given` has no arcs. The share is that of Gemmetto et al. 2016 in one direction.
    """
    first, second = aligned(given, returned)
    return float(first.binary.multiply(second.binary.T).nnz) / first.size if first.size else None


def correlation(first: Graph, second: Graph, *, turned: bool = False) -> float | None:
    """Return the correlation of two layers over ordered pairs, or of one with the other turned round.

    Pearson's, of tied (1) and not tied (0) over all ordered pairs that are possible in both;
    turned, it is multireciprocity corrected for both densities (Gemmetto et al. 2016): 0 where
    one says nothing of the other, 1 where each gift of one is answered by the other, and of
    one layer with itself rho. -1 to 1; undefined where a layer is empty or complete.
    """
    one, other = aligned(first, second)
    both = one.binary.multiply(other.binary.T if turned else other.binary).nnz
    slots = 2 * one.pairs
    if one.possible is not None:
        sizes = [int(layer.binary.multiply(one.possible).nnz) for layer in (one, other)]
    else:
        sizes = [one.size, other.size]
    if not slots or not all(0 < size < slots for size in sizes):
        return None
    a, b = (size / slots for size in sizes)
    return float((both / slots - a * b) / np.sqrt(a * (1 - a) * b * (1 - b)))


def returned_later(before: Graph, after: Graph) -> float | None:
    """Return the share of arcs of one period that are returned in it or in the next.

    0 to 1; undefined where the first period has no arcs.
    """
    first, second = aligned(before, after)
    if not first.size:
        return None
    back = first.binary.T + second.binary.T
    return float(first.binary.multiply(back).nnz) / first.size
