"""Ties within groups of actors against ties between them.

`groups` says to which group, such as a sector, each node belongs; nodes that it does not
name, and their ties, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from coprod_kg.network.measures.digraph import Graph

NO_GROUPS: Final = "no tie between two actors whose sector is known"
NO_TIES_WITHIN: Final = "no tie within a sector"
NO_TIES_ACROSS: Final = "no tie across sectors"


@dataclass(frozen=True, slots=True)
class Mixing:
    """How many arcs run within groups and across them, and how many of those are returned.

    `matrix` counts the arcs from each group to each; `ungrouped` the arcs that are left out.
    """

    within: int
    across: int
    returned_within: int
    returned_across: int
    matrix: dict[tuple[Hashable, Hashable], int]
    ungrouped: int

    @property
    def reciprocity_within(self) -> float | None:
        """The share of arcs within groups that are returned, 0 to 1; undefined without any."""
        return self.returned_within / self.within if self.within else None

    @property
    def reciprocity_across(self) -> float | None:
        """The share of arcs across groups that are returned, 0 to 1; undefined without any."""
        return self.returned_across / self.across if self.across else None

    @property
    def difference(self) -> float | None:
        """Reciprocity within less reciprocity across, -1 to 1; undefined where one of them is."""
        within, across = self.reciprocity_within, self.reciprocity_across
        return None if within is None or across is None else within - across

    @property
    def external_internal(self) -> float | None:
        """The E-I index, (across - within) / (across + within): -1 all within, 1 all across.

        Undefined without arcs. Source: Krackhardt & Stern 1988, over arcs.
        """
        arcs = self.within + self.across
        return (self.across - self.within) / arcs if arcs else None


def mixing(graph: Graph, groups: Mapping[Any, Hashable]) -> Mixing:
    """Count the arcs within groups and across them. Never undefined."""
    net = digraph(graph)
    names = sorted({groups[node] for node in net.nodes if groups.get(node) is not None}, key=str)
    number = {name: at for at, name in enumerate(names)}
    belongs = np.array([number.get(groups.get(node), -1) for node in net.nodes], dtype=np.int64)
    starts, ends = (belongs[nodes] for nodes in net.arcs)
    known = (starts >= 0) & (ends >= 0)
    same = known & (starts == ends)
    returned = net.returned.tocoo()
    back_from, back_to = belongs[returned.row], belongs[returned.col]
    back_known = (back_from >= 0) & (back_to >= 0)
    back_same = back_known & (back_from == back_to)
    counts = np.bincount(starts[known] * max(len(names), 1) + ends[known])
    within, all_known = int(same.sum()), int(known.sum())
    returned_within, all_returned = int(back_same.sum()), int(back_known.sum())
    return Mixing(
        within,
        all_known - within,
        returned_within,
        all_returned - returned_within,
        {
            (names[at // len(names)], names[at % len(names)]): int(counts[at])
            for at in map(int, np.flatnonzero(counts))
        },
        net.size - all_known,
    )


def sectors(found: Mixing) -> tuple[dict[str, float | None], dict[str, str]]:
    """Return what is given within sectors and across them by its name in the output, with reasons."""
    values = {
        "sectors.within": found.within,
        "sectors.across": found.across,
        "sectors.reciprocity_within": found.reciprocity_within,
        "sectors.reciprocity_across": found.reciprocity_across,
        "sectors.difference": found.difference,
        "sectors.external_internal": found.external_internal,
    }
    none = NO_TIES_WITHIN if found.across else NO_TIES_ACROSS if found.within else NO_GROUPS
    reasons = {
        "sectors.reciprocity_within": NO_TIES_WITHIN,
        "sectors.reciprocity_across": NO_TIES_ACROSS,
        "sectors.difference": none,
        "sectors.external_internal": NO_GROUPS,
    }
    return values, {name: reasons[name] for name, value in values.items() if value is None}
