"""How far a directed network is a hierarchy: Krackhardt's dimensions, reaching and trophic incoherence.

Arcs run from superior to subordinate, as layers are stored (holder to over, giver to receiver):
turned round, LUBness and reaching are other numbers. Weights play no part but in F0. Any two nodes
are taken as two that could have a tie.

Krackhardt's (1994) four are 1 together exactly for an out-tree. Everett & Krackhardt (2012)
look at them a second time; here they are kept as first defined, which is what is cited, with
these choices: an arc is an arc, so that efficiency counts both of a mutual pair, and a pair
has a least upper bound by the definition, not as sna has it. They are no four
independent numbers: connected, efficient over arcs and bounded, a network is an out-tree
already. So they are read side by side and never added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse.csgraph import connected_components

from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.levels import incoherence
from coprod_kg.network.measures.reach import parts, reached, weighed
from coprod_kg.network.measures.reciprocity import NO_ARCS, NOT_ASKED
from coprod_kg.network.measures.upper_bounds import bounded_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph, Graph

ALONE: Final = "fewer than two actors"
NO_PART: Final = "no part of more than two actors"


def connectedness(graph: Graph) -> float | None:
    """Return the share of unordered pairs that some way of arcs joins, whatever their direction.

    From 0 to 1, isolates included; undefined for fewer than two nodes. Source: Krackhardt 1994.
    """
    net = digraph(graph)
    n = len(net)
    return float((_sizes(net) * (_sizes(net) - 1)).sum() / (n * (n - 1))) if n > 1 else None


def one_way(graph: Graph) -> float | None:
    """Return the share of the pairs joined by a directed way that no way joins back.

    Krackhardt's hierarchy, 0 where all who can be reached reach back to 1 where nobody does;
    undefined without arcs. Source: Krackhardt 1994.
    """
    both = single = 0.0
    for part in parts(digraph(graph)):
        down, _ = weighed(part, reached(part))
        single += float(part.sizes @ (down - part.sizes))
        both += float(part.sizes @ (part.sizes - 1)) / 2
    return single / (single + both) if single + both else None


def efficiency(graph: Graph) -> float | None:
    """Return 1 less the share of the arcs beyond those that hold the weak components together.

    1 - sum (L_k - (n_k - 1)) / sum (n_k - 1)^2 over weak components of n_k nodes and L_k arcs, from
    0, all arcs there, to 1. UCINET takes the underlying undirected graph, and sna adds up
    weights. Undefined without arcs. Source: Krackhardt 1994.
    """
    net = digraph(graph)
    needed = _sizes(net) - 1
    most = int((needed**2).sum())
    return 1 - (net.size - int(needed.sum())) / most if most else None


def lubness(graph: Graph) -> float | None:
    """Return the share of pairs that have a least upper bound, beyond those that are bound to.

    1 - V / sum (n_k - 1)(n_k - 2) / 2 over weak components of n_k nodes, V the pairs in them with
    nobody above both or nobody nearest; from 0 to 1. sna turns the condition round. Undefined
    where no weak component has three nodes. Source: Krackhardt 1994.
    """
    without = most = 0
    for part in parts(digraph(graph)):
        n = len(part.nodes)
        if n > 2:
            without += n * (n - 1) // 2 - bounded_pairs(part)
            most += (n - 1) * (n - 2) // 2
    return 1 - without / most if most else None


def reaching_centrality(graph: Graph) -> float | None:
    """Return the global reaching centrality, sum (max - C_i) / (n - 1), C_i the share node i reaches.

    From 0, all reach as many, to 1, a star from its centre. Undefined without arcs. Source: Mones,
    Vicsek & Vicsek 2012, unweighted, as networkx has it.
    """
    net = digraph(graph)
    if not net.size:
        return None
    others = len(net) - 1
    share = np.zeros(len(net))
    for part in parts(net):
        down, _ = weighed(part, reached(part))
        share[part.nodes] = (down[part.members] - 1) / others
    return float((share.max() - share).sum() / others)


def _sizes(net: Digraph) -> NDArray[np.int64]:
    """Return the number of nodes of each weak component."""
    if not len(net):
        return np.zeros(0, dtype=np.int64)
    return np.bincount(connected_components(net.weights, directed=True, connection="weak")[1])


def hierarchy(graph: Graph, *, asked: bool = True) -> tuple[dict[str, float | None], dict[str, str]]:
    """Return every number of hierarchy by its name in the output, and why one is undefined.

    `asked` says whether every pair was asked about; where it is False all are undefined, since
    all read a tie that is not there as absent.
    """
    reasons = {
        "hierarchy.connectedness": ALONE,
        "hierarchy.hierarchy": NO_ARCS,
        "hierarchy.efficiency": NO_ARCS,
        "hierarchy.lubness": NO_PART,
        "hierarchy.grc": NO_ARCS,
        "hierarchy.f0": NO_ARCS,
    }
    if not asked:
        return dict.fromkeys(reasons), dict.fromkeys(reasons, NOT_ASKED)
    net = digraph(graph)
    numbers = (connectedness, one_way, efficiency, lubness, reaching_centrality, incoherence)
    values = {name: number(net) for name, number in zip(reasons, numbers, strict=True)}
    return values, {name: reasons[name] for name, value in values.items() if value is None}
