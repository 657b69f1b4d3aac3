"""Few actors in rings, sector by sector: a layout in which each tie is seen by itself."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.layout import CELL, Point, below, have_room, neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_kg.pages.layout import Pairs

# How many actors there are for one ring of n, two rings of 4n, three of 9n, …
_FOR_ONE_RING: Final = 9
_SWEEPS: Final = 6


def rings(order: Sequence[str], pairs: Pairs, sectors: Mapping[str, str | None]) -> dict[str, Point]:
    """Set actors in a ring, sector by sector; where they are many, in rings around one another.

    Within a sector they are ordered by whom they are tied with. Actors in no tie stand
    in rows below.
    """
    tied = {end for pair in pairs for end in pair}
    groups: dict[str, list[str]] = defaultdict(list)
    for iri in order:
        if iri in tied:
            groups[sectors[iri] or "~"].append(iri)
    round_about = _ordered_ring([groups[sector] for sector in sorted(groups)], pairs)
    return below(_rings(round_about), [iri for iri in order if iri not in tied])


def _ordered_ring(groups: list[list[str]], pairs: Pairs) -> list[str]:
    """Turn each group so that its members stand near those of other groups they are tied with."""
    tied = neighbours(pairs)
    for _ in range(_SWEEPS):
        flat = [iri for group in groups for iri in group]
        turn = {iri: 2 * pi * number / len(flat) for number, iri in enumerate(flat)}
        groups = [_turned(group, tied, turn) for group in groups]
    return [iri for group in groups for iri in group]


def _turned(group: list[str], tied: Mapping[str, list[str]], turn: Mapping[str, float]) -> list[str]:
    """Order a group by the direction, seen from its middle, in which each member's ties run."""
    middle = turn[group[len(group) // 2]]

    def lean(iri: str) -> float:
        away = [turn[other] - middle for other in tied[iri]]
        # opposite in a ring is half a turn; the sine says on which side a tie runs
        return round(sum(sin(angle) for angle in away) / len(away), 9)

    return sorted(group, key=lambda iri: (lean(iri), turn[iri]))


def _rings(order: Sequence[str]) -> dict[str, Point]:
    """Set actors on as few ellipses as leave no empty middle, wide enough for the name of each.

    Each ring takes its share evenly from the whole order, so that a sector stays together.
    """
    many = len(order)
    if many < 2:
        return dict.fromkeys(order, Point(0.0, 0.0))
    rings = max(1, round(sqrt(many / _FOR_ONE_RING)))
    shares = [ring + (0.7 if rings > 1 else 1.0) for ring in range(rings)]
    small = {
        iri: point
        for part, share in zip(_shared_out(order, shares), shares, strict=True)
        for iri, point in _evenly(part, 1.35 * share, share).items()
    }
    # What the area alone would need, and a little less: the search for a size starts there.
    size = 0.8 * sqrt(many * CELL[0] * CELL[1] / (1.35 * pi)) / max(shares)
    while True:
        at = {iri: Point(round(point.x * size, 1), round(point.y * size, 1)) for iri, point in small.items()}
        if have_room(list(at.values())):
            return at
        size *= 1.04


def _shared_out(order: Sequence[str], shares: Sequence[float]) -> list[list[str]]:
    """Deal an order out in the given shares, evenly all along it."""
    parts: list[list[str]] = [[] for _ in shares]
    for number, iri in enumerate(order, 1):
        behind = [len(part) / share - number / sum(shares) for part, share in zip(parts, shares, strict=True)]
        parts[behind.index(min(behind))].append(iri)
    return parts


def _evenly(order: Sequence[str], width: float, height: float) -> dict[str, Point]:
    """Walk once around an ellipse in steps of even cost: a step sideways needs more room than one down."""
    fine = max(720, 60 * len(order))
    walk = [Point(width * sin(2 * pi * n / fine), -height * cos(2 * pi * n / fine)) for n in range(fine + 1)]
    cost = [0.0]
    for before, after in pairwise(walk):
        sideways, down = abs(after.x - before.x) / CELL[0], abs(after.y - before.y) / CELL[1]
        cost.append(cost[-1] + max(sideways, down))
    at: dict[str, Point] = {}
    step = 0
    for number, iri in enumerate(order):
        while cost[step] < cost[-1] * number / len(order):
            step += 1
        at[iri] = walk[step]
    return at
