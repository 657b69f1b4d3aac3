"""Where each node stands in a directed network: how many ties it has, and how many ways lead through it.

Arcs run from giver to receiver or from holder to over, and are taken as stored. Values are
by node, in the order of the nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.sparse import csr_array

from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.reciprocity import NO_ARCS
from coprod_kg.network.measures.status import bonacich, pagerank
from coprod_kg.network.measures.structural_holes import constraint

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Graph

NO_CYCLE: Final = "no tie is on a cycle, so beta has no scale"
NO_CONTACT: Final = "an actor without a tie has nobody who could constrain"
BETA: Final = 0.5  # of the largest that is possible
_PLACES: Final = 1 << 21  # pairs of a source and a node that are held together


def in_degree(graph: Graph) -> dict[Hashable, int]:
    """Return from how many nodes each one has an arc, 0 to n - 1. Source: Freeman 1979."""
    net = digraph(graph)
    many = np.bincount(net.weights.indices, minlength=len(net)) if len(net) else np.zeros(0, int)
    return net.by_node(many.tolist())


def out_degree(graph: Graph) -> dict[Hashable, int]:
    """Return to how many nodes each one has an arc, 0 to n - 1. Source: Freeman 1979."""
    net = digraph(graph)
    return net.by_node(np.diff(net.weights.indptr).tolist())


def in_strength(graph: Graph) -> dict[Hashable, float]:
    """Return the weight of the arcs to each node; the in-degree where each weighs 1.

    Source: Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004.
    """
    net = digraph(graph)
    return net.by_node(net.weights.sum(axis=0).tolist())


def out_strength(graph: Graph) -> dict[Hashable, float]:
    """Return the weight of the arcs from each node; the out-degree where each weighs 1.

    Source: Barrat, Barthélemy, Pastor-Satorras & Vespignani 2004.
    """
    net = digraph(graph)
    return net.by_node(net.weights.sum(axis=1).tolist())


def betweenness(graph: Graph) -> dict[Hashable, float]:
    """Return on how many shortest ways between two others each node lies.

    The sum over ordered pairs (s, t) of the share of the shortest directed ways from s to t that
    lead through the node, 0 to (n-1)(n-2); networkx divides by that unless told not to, and
    undirected betweenness is half of it. Weights are strengths, no lengths, and play no part.
    Never undefined. Source: Freeman 1977; Brandes 2001, for many sources at once.
    """
    net = digraph(graph)
    n = len(net)
    through = np.zeros(n)
    back = csr_array(net.binary.T)
    sources = np.flatnonzero(np.diff(net.weights.indptr))
    width = max(1, _PLACES // max(n, 1))
    for low in range(0, len(sources), width):
        through += _dependencies(net.binary, back, sources[low : low + width])
    return net.by_node(through.tolist())


def _dependencies(arcs: csr_array, back: csr_array, sources: NDArray[Any]) -> NDArray[np.float64]:
    """Return the sum over sources of how far ways from them depend on each node (Brandes 2001).

    Rows are sources. Level by level outward the ways to each node are counted, then inward
    the dependencies are passed on to the nodes one level nearer.
    """
    shape = len(sources), arcs.shape[0]
    level_of = np.full(shape[0] * shape[1], -1, dtype=np.int32)
    ways, rests = np.zeros((2, len(level_of)))
    front = csr_array((np.ones(shape[0]), sources, np.arange(shape[0] + 1)), shape=shape)
    levels: list[tuple[csr_array, NDArray[Any]]] = []
    while front.nnz:
        places = _places(front)
        level_of[places], ways[places] = len(levels), front.data
        levels.append((front, places))
        reached = front @ arcs
        new = np.flatnonzero(level_of.take(_places(reached)) < 0)
        until = np.searchsorted(new, reached.indptr)
        front = csr_array((reached.data[new], reached.indices[new], until), shape=shape)
    for depth in range(len(levels) - 1, 1, -1):
        far, places = levels[depth]
        shares = (1 + rests.take(places)) / far.data
        passed = csr_array((shares, far.indices, far.indptr), shape=shape) @ back
        places = _places(passed)
        near = np.flatnonzero(level_of.take(places) == depth - 1)
        places = places[near]
        rests[places] = passed.data[near] * ways.take(places)
    return np.asarray(rests.reshape(shape).sum(axis=0))


def _places(matrix: csr_array) -> NDArray[Any]:
    """Return where each entry is, counted row after row."""
    rows, width = matrix.shape
    return np.asarray(np.repeat(np.arange(rows) * width, np.diff(matrix.indptr)) + matrix.indices)


def position(graph: Graph) -> tuple[dict[str, dict[Hashable, Any]], dict[str, str]]:
    """Return each number of position by node, by its name in the output, and why some are undefined.

    Bonacich's power is for beta at half of what is possible, to either side of 0.
    """
    net = digraph(graph)
    none = dict.fromkeys(net.nodes)
    values: dict[str, dict[Hashable, Any]] = {
        "in": in_degree(net),
        "out": out_degree(net),
        "in_strength": in_strength(net),
        "out_strength": out_strength(net),
        "betweenness": betweenness(net),
        "pagerank": pagerank(net),
        "bonacich": bonacich(net, BETA) or none,
        "bonacich_negative": bonacich(net, -BETA) or none,
        "constraint": constraint(net),
    }
    power = NO_CYCLE if net.size else NO_ARCS
    reasons = {"bonacich": power, "bonacich_negative": power, "constraint": NO_CONTACT}
    return values, {
        f"actors.{name}": reason for name, reason in reasons.items() if None in values[name].values()
    }
