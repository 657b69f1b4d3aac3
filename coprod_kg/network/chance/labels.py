"""Whether ties within and across groups are what they would be if anybody could be of any group."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.chance.permutation import arrangements, compared, strata
from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.sectors import mixing

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from numpy.typing import NDArray

    from coprod_kg.network.chance.significance import Significance
    from coprod_kg.network.measures.digraph import Graph

NULL: Final = "labels"
# The numbers of measures.sectors.Mixing that are tested.
NUMBERS: Final = ("within", "reciprocity_within", "reciprocity_across", "difference", "external_internal")


def label_tests(
    graph: Graph,
    groups: Mapping[Any, Hashable],
    *,
    within: Mapping[Any, Hashable] | None = None,
    draws: int = 1000,
    seed: int = 1,
) -> dict[str, Significance]:
    """Return how what runs within and across groups stands when the labels are dealt out anew.

    The ties stay, and so does the size of each group; nodes without a group keep none. With
    `within`, which names the partnership of each node, labels move within partnerships only. All
    distinct labellings are taken when they are no more than `draws`. Numbers that are undefined
    for the network, or in every draw, are left out. The test is that of a permuted attribute
    (Krackhardt 1988).
    """
    net = digraph(graph)
    found = mixing(net, groups)
    names = sorted({groups[node] for node in net.nodes if groups.get(node) is not None}, key=str)
    number = {name: at for at, name in enumerate(names)}
    labels = np.array([number.get(groups.get(node), -1) for node in net.nodes], dtype=np.int64)
    parts = [part[labels[part] >= 0] for part in strata(net.nodes, within)]
    dealt, every = arrangements(labels, parts, draws, generator(seed))
    inside, inside_returned = (_within(dealt, matrix) for matrix in (net.arcs, net.returned.tocoo().coords))
    arcs = found.within + found.across
    returned = found.returned_within + found.returned_across
    drawn = [
        replace(found, within=a, across=arcs - a, returned_within=b, returned_across=returned - b)
        for a, b in zip(inside.tolist(), inside_returned.tolist(), strict=True)
    ]
    tests = {}
    for name in NUMBERS:
        observed = getattr(found, name)
        if observed is not None:
            values = np.array([getattr(one, name) for one in drawn], dtype=float)
            stands = compared(observed, values, null=NULL, every=every, seed=seed)
            if stands is not None:
                tests[name] = stands
    return tests


def _within(
    labels: NDArray[np.int64], ends: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> NDArray[np.int64]:
    """Return, for each labelling, how many of the arcs join two nodes of one group."""
    counts = np.zeros(len(labels), dtype=np.int64)
    step = max(1, (1 << 20) // max(len(ends[0]), 1))
    for start in range(0, len(labels), step):
        some = labels[start : start + step]
        one, other = some[:, ends[0]], some[:, ends[1]]
        counts[start : start + step] = ((one == other) & (one >= 0)).sum(axis=1)
    return counts
