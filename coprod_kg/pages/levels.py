"""Layout by levels: status from the top down."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import networkx as nx

from coprod_kg.network.measures.levels import springrank
from coprod_kg.pages.layout import CELL, Point, Thing, below, most_in_a_row, neighbours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.pages.layout import Pairs

_SWEEPS: Final = 12
# Between the levels of status, for the arrows, and between rows that are one level.
_BETWEEN_LEVELS: Final = 60.0
# Places are rounded to tenths; so much more keeps two of them a whole cell apart.
ROUNDING: Final = 0.2


def levels(order: Sequence[str], pairs: Pairs) -> list[list[str]]:
    """Part things by the longest way down to them.

    In a round, in which each leads to each, only ties from a higher to a lower SpringRank count, so
    that those which go against most others are the ones that run upwards.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from(order)
    graph.add_edges_from(pairs)
    rounds = [members for members in nx.strongly_connected_components(graph) if len(members) > 1]
    part = {iri: number for number, members in enumerate(rounds) for iri in members}
    rank = {
        iri: round(score, 6)
        for members in rounds
        for iri, score in springrank(graph.subgraph(sorted(members))).items()
    }
    graph.remove_edges_from(
        [
            (giver, receiver)
            for giver, receiver in pairs
            if giver in part and part[giver] == part.get(receiver) and rank[giver] <= rank[receiver]
        ]
    )
    level = {iri: number for number, found in enumerate(nx.topological_generations(graph)) for iri in found}
    parted: list[list[str]] = [[] for _ in range(len(set(level.values())))]
    for iri in order:
        parted[level[iri]].append(iri)
    return parted


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """Return the places nearest to those wanted, by least squares, in their order and a gap apart.

    Isotonic regression by pooling adjacent violators (Ayer et al. 1955) of what is wanted less
    the gaps before it.
    """
    pools: list[tuple[float, int]] = []  # sum and number
    for place, want in enumerate(wanted):
        total, many = want - place * gap, 1
        while pools and pools[-1][0] / pools[-1][1] > total / many:
            before, number = pools.pop()
            total, many = total + before, many + number
        pools.append((total, many))
    level = [total / many for total, many in pools for _ in range(many)]
    return [value + place * gap for place, value in enumerate(level)]


def aligned(rows: list[list[Thing]], pairs: Sequence[tuple[Thing, Thing]], gap: float) -> dict[Thing, float]:
    """Return where each thing stands along its row, near the mean of those it is tied with.

    Rows are ordered by that mean (barycentre), down and up in turn, so that fewer ties cross.
    """
    tied = neighbours(pairs)
    along = {iri: (place - (len(row) - 1) / 2) * gap for row in rows for place, iri in enumerate(row)}

    def wanted(iri: Thing) -> float:
        return sum(along[other] for other in tied[iri]) / len(tied[iri]) if tied[iri] else along[iri]

    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            want = {iri: wanted(iri) for iri in row}
            row.sort(key=lambda iri: (round(want[iri], 6), along[iri]))
            along |= zip(row, spread([want[iri] for iri in row], gap), strict=True)
    return along


def status(order: Sequence[str], pairs: Pairs) -> dict[str, Point]:
    """Set actors in levels: whoever is said to hold power stands above those it is held over.

    Where they hold power over one another in a round, those who are more above stand higher.
    Actors in no tie stand in rows of their own below, since nothing is known of their power.
    Source: Brandes, Raab & Wagner 2001.
    """
    tied = {end for pair in pairs for end in pair}
    most = most_in_a_row(len(tied))
    parted = [_even_rows(level, most) for level in levels([iri for iri in order if iri in tied], pairs)]
    along = aligned([row for level in parted for row in level], pairs, CELL[0] + ROUNDING)
    at: dict[str, Point] = {}
    y = 0.0
    for level in parted:
        for row in level:
            at |= {iri: Point(round(along[iri], 1), round(y, 1)) for iri in row}
            y += CELL[1]
        y += _BETWEEN_LEVELS
    return below(at, [iri for iri in order if iri not in tied])


def _even_rows(row: Sequence[str], most: int) -> list[list[str]]:
    """Part a row that is too long into rows of even length."""
    many = ceil(len(row) / most)
    return [list(row[start::many]) for start in range(many)]
