"""Boxes in layers from left to right, so that arrows run one way and cross seldom.

The first steps of Sugiyama's drawing: layers by the longest way, dummies where a line
passes a layer, and an order of few crossings.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Line = tuple[str, str]

SWEEPS: Final = 24


@dataclass(frozen=True, slots=True)
class Layers:
    """What stands in each layer from above, and the boxes and dummies that each line runs through."""

    layer: dict[str, int]
    rows: list[list[str]]
    chains: dict[Line, list[str]]

    def is_forward(self, line: Line) -> bool:
        """Whether a line runs from left to right."""
        return self.layer[line[1]] > self.layer[line[0]]


def layers(names: list[str], lines: Sequence[Line]) -> Layers:
    """Return boxes in layers; a line that would close a circle runs backwards.

    The same boxes and lines give the same layers.
    """
    layer = _layers(names, _forward(lines))
    chains = {line: _chain(line, layer) for line in lines}
    return Layers(layer, _rows(layer, chains, names), chains)


def neighbours(chains: Mapping[Line, list[str]]) -> dict[str, list[str]]:
    """Return what each box or dummy is linked to."""
    near: dict[str, list[str]] = defaultdict(list)
    for chain in chains.values():
        for one, other in pairwise(chain):
            near[one].append(other)
            near[other].append(one)
    return near


def _forward(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those turned round that would close a circle."""
    after: dict[str, list[str]] = defaultdict(list)
    found: list[Line] = []
    for start, end in lines:
        if start == end:
            continue
        line = (end, start) if _reaches(end, start, after) else (start, end)
        after[line[0]].append(line[1])
        found.append(line)
    return found


def _reaches(start: str, end: str, after: Mapping[str, list[str]]) -> bool:
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        if here == end:
            return True
        new = [one for one in after.get(here, ()) if one not in seen]
        seen.update(new)
        todo += new
    return False


def _layers(names: list[str], lines: list[Line]) -> dict[str, int]:
    """Return the layer of each box: the longest way to it, moved right where that shortens lines."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for start, end in lines:
        before[end].append(start)
        after[start].append(end)
    layer: dict[str, int] = {}

    def depth(name: str) -> int:
        if name not in layer:
            layer[name] = max((depth(one) + 1 for one in before[name]), default=0)
        return layer[name]

    for name in names:
        depth(name)
    for name in sorted(names, key=lambda one: -layer[one]):
        if after[name] and len(after[name]) >= len(before[name]):
            layer[name] = min(layer[one] for one in after[name]) - 1
    least = min(layer.values())
    return {name: at - least for name, at in layer.items()}


def _chain(line: Line, layer: Mapping[str, int]) -> list[str]:
    """Return the ends of a line with a dummy for each layer between."""
    start, end = layer[line[0]], layer[line[1]]
    step = 1 if end > start else -1
    return [line[0], *(f"{line[0]}|{line[1]}|{at}" for at in range(start + step, end, step)), line[1]]


def _rows(layer: Mapping[str, int], chains: Mapping[Line, list[str]], names: list[str]) -> list[list[str]]:
    """Return what stands in each layer, in an order with few crossings."""
    rows: list[list[str]] = [[] for _ in range(max(layer.values()) + 1)]
    for name in names:
        rows[layer[name]].append(name)
    for line, chain in chains.items():
        step = 1 if layer[line[1]] > layer[line[0]] else -1
        for number, one in enumerate(chain[1:-1], start=1):
            rows[layer[line[0]] + step * number].append(one)
    near = neighbours(chains)
    best, fewest = [list(row) for row in rows], _crossings(rows, near)
    for sweep in range(SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for at in order:
            beside = rows[at - 1] if sweep % 2 == 0 else rows[at + 1]
            place = {one: number for number, one in enumerate(beside)}
            here = {one: number for number, one in enumerate(rows[at])}

            def middle(one: str, place: dict[str, int] = place, here: dict[str, int] = here) -> float:
                found = [place[other] for other in near[one] if other in place]
                return sum(found) / len(found) if found else here[one]

            rows[at].sort(key=middle)
        if (now := _crossings(rows, near)) < fewest:
            best, fewest = [list(row) for row in rows], now
    return best


def _crossings(rows: list[list[str]], near: Mapping[str, list[str]]) -> int:
    count = 0
    for upper, lower in pairwise(rows):
        place = {one: number for number, one in enumerate(lower)}
        ends = [[place[other] for other in near[one] if other in place] for one in upper]
        for at, first in enumerate(ends):
            for second in ends[at + 1 :]:
                count += sum(one > other for one in first for other in second)
    return count
