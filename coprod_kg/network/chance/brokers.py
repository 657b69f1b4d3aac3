"""Whether the ways between groups lead through one node more than if the groups were dealt out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.chance.permutation import arrangements, compared, strata
from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from numpy.typing import NDArray

    from coprod_kg.network.chance.significance import Significance
    from coprod_kg.network.measures.digraph import Digraph, Graph

NULL: Final = "labels"
_CELLS: Final = 1 << 22  # ways and labels that are looked at together


def liaison_test(
    graph: Graph,
    groups: Mapping[Any, Hashable],
    *,
    within: Mapping[Any, Hashable] | None = None,
    draws: int = 1000,
    seed: int = 1,
) -> tuple[Hashable, Significance] | None:
    """Return who is the liaison of most ways between groups, and how its share of them stands.

    A liaison takes from one group and gives to another, being of a third, where the giver has no
    arc to the receiver (Gould & Fernandez 1989). The share of such ways that lead through the one
    node with most is compared with that in networks whose labels are dealt out anew, whoever has
    most there, so that it does not matter among how many nodes it was found (Westfall & Young
    1993). With `within`, which names the partnership of each node, labels move within
    partnerships only. Of several with most the first is named. None where there is no
    liaison, or none in any draw.
    """
    net = digraph(graph)
    starts, middles, ends = _open_ways(net)
    if not starts.size:
        return None
    names = sorted({groups[node] for node in net.nodes if groups.get(node) is not None}, key=str)
    number = {name: at for at, name in enumerate(names)}
    labels = np.array([number.get(groups.get(node), -1) for node in net.nodes], dtype=np.int64)
    parts = [part[labels[part] >= 0] for part in strata(net.nodes, within)]
    firsts = np.flatnonzero(np.diff(middles, prepend=-1))

    def liaisons(dealt: NDArray[np.int64]) -> NDArray[np.int64]:
        one, two, three = dealt[:, starts], dealt[:, middles], dealt[:, ends]
        known = (one >= 0) & (two >= 0) & (three >= 0)
        apart = known & (one != two) & (two != three) & (one != three)
        return np.add.reduceat(apart, firsts, axis=1, dtype=np.int64)

    def share(dealt: NDArray[np.int64]) -> NDArray[np.float64]:
        found = liaisons(dealt)
        every = found.sum(axis=1)
        return np.where(every > 0, found.max(axis=1) / np.maximum(every, 1), np.nan)

    observed = liaisons(labels[None])[0]
    if not observed.any():
        return None
    dealt, every = arrangements(labels, parts, draws, generator(seed))
    step = max(1, _CELLS // starts.size)
    drawn = np.concatenate([share(dealt[at : at + step]) for at in range(0, len(dealt), step)])
    stands = compared(float(share(labels[None])[0]), drawn, null=NULL, every=every, seed=seed)
    return None if stands is None else (net.nodes[middles[firsts[int(observed.argmax())]]], stands)


def _open_ways(net: Digraph) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the ways of two arcs from one node to another that it has no arc to, by the node between."""
    n = len(net)
    into = net.binary.T.tocoo()  # by the node between
    middles, starts = into.row.astype(np.int64), into.col.astype(np.int64)
    first, many = net.binary.indptr.astype(np.int64), np.diff(net.binary.indptr)[middles]
    at = np.repeat(first[middles] - np.cumsum(many) + many, many) + np.arange(many.sum())
    middles, starts = np.repeat(middles, many), np.repeat(starts, many)
    ends = net.binary.indices[at].astype(np.int64)
    given, received = net.arcs
    kept = (starts != ends) & ~np.isin(starts * n + ends, given * n + received)
    order = np.argsort(middles[kept], kind="stable")
    return starts[kept][order], middles[kept][order], ends[kept][order]
