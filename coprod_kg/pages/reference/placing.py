"""Where on a sheet the boxes of a diagram stand, and the points that the lines between them run through."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference.layers import SWEEPS, layers, neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_kg.pages.reference.layers import Layers, Line

    Point = tuple[float, float]

_BETWEEN_LAYERS: Final = 68.0
_BETWEEN_BOXES: Final = 16.0
_LANE: Final = 10.0  # height that a line takes where it passes a layer
_PORT: Final = 14.0  # at most between two lines that meet a box


@dataclass(slots=True)
class Sheet:
    """The upper left corner of each box, the points that each line runs through, and the size of it all."""

    corners: dict[str, Point] = field(default_factory=dict)
    lines: dict[Line, list[Point]] = field(default_factory=dict)
    width: float = 0.0
    height: float = 0.0


def placed(sizes: Mapping[str, Point], lines: Sequence[Line]) -> Sheet:
    """Return where boxes of the given widths and heights are drawn; none overlaps another."""
    made = layers(list(sizes), lines)
    heights = {name: size[1] for name, size in sizes.items()}
    heights |= {one: _LANE for chain in made.chains.values() for one in chain[1:-1]}
    tops = _tops(made, heights)
    widths = [max((sizes[one][0] for one in row if one in sizes), default=0.0) for row in made.rows]
    lefts = [sum(widths[:at]) + at * _BETWEEN_LAYERS for at in range(len(widths))]
    sheet = Sheet(width=lefts[-1] + widths[-1], height=max(tops[one] + heights[one] for one in tops))
    for at, row in enumerate(made.rows):
        for one in row:
            if one in sizes:
                sheet.corners[one] = (lefts[at] + (widths[at] - sizes[one][0]) / 2, tops[one])
    ports = _ports(made, tops, heights)
    for line, chain in made.chains.items():
        ends = []
        for one, on_right in ((line[0], made.is_forward(line)), (line[1], not made.is_forward(line))):
            ends.append((sheet.corners[one][0] + (sizes[one][0] if on_right else 0.0), ports[line, one]))
        passed = []
        for at, one in zip(_passed(made, line), chain[1:-1], strict=True):
            sides = (lefts[at], lefts[at] + widths[at])
            passed += [(x, tops[one] + _LANE / 2) for x in (sides if made.is_forward(line) else sides[::-1])]
        sheet.lines[line] = [ends[0], *passed, ends[1]]
    return sheet


def _passed(made: Layers, line: Line) -> range:
    """Return the layers between the ends of a line."""
    step = 1 if made.is_forward(line) else -1
    return range(made.layer[line[0]] + step, made.layer[line[1]], step)


def _tops(made: Layers, heights: Mapping[str, float]) -> dict[str, float]:
    """Return the upper edge of everything, near to its neighbours and below what stands above it."""
    near = neighbours(made.chains)
    middle: dict[str, float] = {}
    for row in made.rows:
        y = 0.0
        for one in row:
            middle[one] = y + heights[one] / 2
            y += heights[one] + _BETWEEN_BOXES
    for sweep in range(SWEEPS):
        for row in made.rows if sweep % 2 == 0 else made.rows[::-1]:
            wanted = [
                sum(middle[other] for other in near[one]) / len(near[one]) if near[one] else middle[one]
                for one in row
            ]
            middle.update(zip(row, _apart(wanted, [heights[one] for one in row]), strict=True))
    highest = min(middle[one] - heights[one] / 2 for one in middle)
    return {one: middle[one] - heights[one] / 2 - highest for one in middle}


def _apart(wanted: list[float], heights: list[float]) -> list[float]:
    """Return middles as near to the wanted ones as their heights allow (pool adjacent violators)."""
    offsets, y = [], 0.0
    for at, height in enumerate(heights):
        y += height / 2 + (heights[at - 1] / 2 + _BETWEEN_BOXES if at else -height / 2)
        offsets.append(y)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, size = want - offset, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean, size = (mean * size + other * more) / (size + more), size + more
        pools.append((mean, size))
    shifts = [mean for mean, size in pools for _ in range(size)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _ports(
    made: Layers, tops: Mapping[str, float], heights: Mapping[str, float]
) -> dict[tuple[Line, str], float]:
    """Return the height at which each line leaves or meets a box, in the order of its other end."""
    sides: dict[tuple[str, bool], list[tuple[float, int, Line]]] = defaultdict(list)
    for number, (line, chain) in enumerate(made.chains.items()):
        forward = made.is_forward(line)
        for end, beside, on_right in ((chain[0], chain[1], forward), (chain[-1], chain[-2], not forward)):
            sides[end, on_right].append((tops[beside] + heights[beside] / 2, number, line))
    found: dict[tuple[Line, str], float] = {}
    for (end, _), meeting in sides.items():
        gap = min(_PORT, (heights[end] - 8) / len(meeting))
        first = tops[end] + heights[end] / 2 - gap * (len(meeting) - 1) / 2
        for at, (_, _, line) in enumerate(sorted(meeting)):
            found[line, end] = first + gap * at
    return found
