"""Where actors stand on a map: computed here, the same for the same data."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from math import ceil, cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Pairs = Sequence[tuple[str, str]]

# The room of an actor with its name, and what neighbours in a row are set off by.
CELL: Final = (128.0, 100.0)
_STAGGER: Final = 26.0
_BETWEEN_LEVELS: Final = 34.0
# How many actors there are for one ring of n, two rings of 4n, three of 9n, …
_FOR_ONE_RING: Final = 9
_SWEEPS: Final = 6
_LEAST_IN_A_ROW: Final = 6


class Point(NamedTuple):
    """A place on the map; y grows downwards."""

    x: float
    y: float


def _levels(order: Sequence[str], pairs: Pairs) -> list[list[str]]:
    """Part actors by the longest way down to them; those in a round together share a level."""
    graph = nx.DiGraph()
    graph.add_nodes_from(order)
    graph.add_edges_from(pairs)
    rounds = nx.condensation(graph)
    level = {
        iri: number
        for number, generation in enumerate(nx.topological_generations(rounds))
        for group in generation
        for iri in rounds.nodes[group]["members"]
    }
    rows: list[list[str]] = [[] for _ in range(len(set(level.values())))]
    for iri in order:
        rows[level[iri]].append(iri)
    return rows


def _neighbours(pairs: Pairs) -> dict[str, list[str]]:
    """Return who is tied with whom, in either direction."""
    found: dict[str, list[str]] = defaultdict(list)
    for giver, receiver in pairs:
        found[giver].append(receiver)
        found[receiver].append(giver)
    return found


def _by_barycentre(rows: list[list[str]], pairs: Pairs) -> list[list[str]]:
    """Order each row by the mean place of the actors tied with it, so that fewer ties cross."""
    neighbours = _neighbours(pairs)
    for _ in range(_SWEEPS):
        place = {iri: (number + 0.5) / len(row) for row in rows for number, iri in enumerate(row)}
        rows = [
            sorted(
                row,
                key=lambda iri: (
                    sum(place[other] for other in neighbours[iri]) / len(neighbours[iri])
                    if neighbours[iri]
                    else place[iri],
                    place[iri],
                ),
            )
            for row in rows
        ]
    return rows


def _even_rows(row: Sequence[str], most: int) -> list[list[str]]:
    """Part a row that is too long into rows of even length, neighbours staying near each other."""
    many = ceil(len(row) / most)
    return [list(row[start::many]) for start in range(many)] if many else []


def _place_row(row: Sequence[str], y: float, *, stagger: float = 0.0) -> dict[str, Point]:
    """Centre a row, every second actor a little lower."""
    left = -(len(row) - 1) * CELL[0] / 2
    return {
        iri: Point(round(left + number * CELL[0], 1), round(y + stagger * (number % 2), 1))
        for number, iri in enumerate(row)
    }


def _most_in_a_row(actors: int) -> int:
    """Return how many actors a row may hold for a picture about a quarter wider than high."""
    return max(_LEAST_IN_A_ROW, ceil(sqrt(actors * 2.2 * CELL[1] / CELL[0])))


def power_rows(order: Sequence[str], pairs: Pairs, _sectors: Mapping[str, str | None]) -> dict[str, Point]:
    """Set actors in levels: whoever is said to hold power stands above those it is held over.

    A level is the longest way down from an actor over whom nobody holds power. Actors in
    no tie stand in rows of their own below, since nothing is known of their power.
    """
    tied = {end for pair in pairs for end in pair}
    rows = _by_barycentre(_levels([iri for iri in order if iri in tied], pairs), pairs)
    most = _most_in_a_row(len(order))
    at: dict[str, Point] = {}
    y = 0.0
    for level in rows:
        for row in _even_rows(level, most):
            stagger = _STAGGER if len(row) > 2 else 0.0
            at |= _place_row(row, y, stagger=stagger)
            y += CELL[1] + stagger
        y += _BETWEEN_LEVELS
    return at | _apart([iri for iri in order if iri not in tied], most, y)


def _apart(untied: Sequence[str], most: int, y: float) -> dict[str, Point]:
    """Set actors without a tie in rows by themselves."""
    at: dict[str, Point] = {}
    for start in range(0, len(untied), most):
        at |= _place_row(untied[start : start + most], y)
        y += CELL[1]
    return at


def ring(order: Sequence[str], pairs: Pairs, sectors: Mapping[str, str | None]) -> dict[str, Point]:
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
    at = _rings(round_about)
    low = max((point.y for point in at.values()), default=-2 * CELL[1])
    untied = [iri for iri in order if iri not in tied]
    return at | _apart(untied, _most_in_a_row(len(order)), round(low + CELL[1] * 1.6, 1))


def _ordered_ring(groups: list[list[str]], pairs: Pairs) -> list[str]:
    """Turn each group so that its members stand near those of other groups they are tied with."""
    neighbours = _neighbours(pairs)
    for _ in range(_SWEEPS):
        flat = [iri for group in groups for iri in group]
        turn = {iri: 2 * pi * number / len(flat) for number, iri in enumerate(flat)}
        groups = [_turned(group, neighbours, turn) for group in groups]
    return [iri for group in groups for iri in group]


def _turned(group: list[str], neighbours: Mapping[str, list[str]], turn: Mapping[str, float]) -> list[str]:
    """Order a group by the direction, seen from its middle, in which each member's ties run."""
    middle = turn[group[len(group) // 2]]

    def lean(iri: str) -> float:
        away = [turn[other] - middle for other in neighbours[iri]]
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
        if _have_room(list(at.values())):
            return at
        size *= 1.04


def _shared_out(order: Sequence[str], shares: Sequence[float]) -> list[list[str]]:
    """Deal an order out in the given shares, evenly all along it."""
    parts: list[list[str]] = [[] for _ in shares]
    for number, iri in enumerate(order, 1):
        behind = [len(part) / share - number / sum(shares) for part, share in zip(parts, shares, strict=True)]
        parts[behind.index(min(behind))].append(iri)
    return parts


def _have_room(points: Sequence[Point]) -> bool:
    """Whether no two actors, with their names, overlap."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in points:
        column, row = int(point.x // CELL[0]), int(point.y // CELL[1])
        for beside in (column - 1, column, column + 1):
            for above in (row - 1, row, row + 1):
                for other in cells.get((beside, above), ()):
                    if abs(point.x - other.x) < CELL[0] and abs(point.y - other.y) < CELL[1]:
                        return False
        cells[column, row].append(point)
    return True


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
