"""Where things stand on a map: the plane, the room that each has, and how parts share it.

Layouts are computed here, the same for the same data; browsers only draw them.
"""

from __future__ import annotations

from collections import defaultdict
from math import ceil, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    Pairs = Sequence[tuple[str, str]]

Thing = TypeVar("Thing", bound="Hashable")

# The room of an actor or a card with its name.
CELL: Final = (128.0, 100.0)
# How much wider than high a picture is to be.
ASPECT: Final = 1.5
_LEAST_IN_A_ROW: Final = 6


class Point(NamedTuple):
    """A place on the map; y grows downwards."""

    x: float
    y: float


class Extent(NamedTuple):
    """The part of the plane that some things take up, with their room."""

    left: float
    top: float
    width: float
    height: float


def extent(points: Iterable[Point], cell: tuple[float, float] = CELL) -> Extent:
    """Return the extent of the cells around some points; a single empty cell for no points."""
    found = list(points) or [Point(0.0, 0.0)]
    left, top = min(point.x for point in found), min(point.y for point in found)
    width, height = max(point.x for point in found) - left, max(point.y for point in found) - top
    return Extent(left - cell[0] / 2, top - cell[1] / 2, width + cell[0], height + cell[1])


def moved(at: Mapping[str, Point], x: float, y: float) -> dict[str, Point]:
    """Return the same places, moved."""
    return {iri: Point(round(point.x + x, 1), round(point.y + y, 1)) for iri, point in at.items()}


def neighbours(pairs: Iterable[tuple[Thing, Thing]]) -> dict[Thing, list[Thing]]:
    """Return who is tied with whom, in either direction."""
    found: dict[Thing, list[Thing]] = defaultdict(list)
    for giver, receiver in pairs:
        found[giver].append(receiver)
        found[receiver].append(giver)
    return found


def packed(parts: Sequence[Mapping[str, Point]], gap: tuple[float, float] = (40.0, 40.0)) -> dict[str, Point]:
    """Return parts side by side, row below row, in the order given, none over another."""
    sizes = [extent(part.values()) for part in parts]
    area = sum((size.width + gap[0]) * (size.height + gap[1]) for size in sizes)
    width = max([sqrt(area * ASPECT), *(size.width for size in sizes)])
    at: dict[str, Point] = {}
    x = y = tallest = 0.0
    for part, size in zip(parts, sizes, strict=True):
        if x and x + size.width > width:
            x, y, tallest = 0.0, y + tallest + gap[1], 0.0
        at |= moved(part, x - size.left, y - size.top)
        x, tallest = x + size.width + gap[0], max(tallest, size.height)
    return at


def most_in_a_row(many: int) -> int:
    """Return how many cells a row may hold for a picture a good deal wider than high."""
    return max(_LEAST_IN_A_ROW, ceil(sqrt(many * 2.2 * CELL[1] / CELL[0])))


def below(at: Mapping[str, Point], apart: Sequence[str]) -> dict[str, Point]:
    """Return places together with rows by themselves below them, for what is tied with nothing."""
    if not at:
        return rows(apart, most_in_a_row(len(apart)), Point(0.0, 0.0))
    size = extent(at.values())
    most = max(_LEAST_IN_A_ROW, int(size.width // CELL[0]))
    start = Point(size.left + size.width / 2, size.top + size.height + CELL[1] * 1.1)
    return {**at, **rows(apart, most, start)}


def rows(order: Sequence[str], most: int, middle: Point) -> dict[str, Point]:
    """Return things in rows of at most so many; `middle` is that of the first row."""
    at: dict[str, Point] = {}
    for start in range(0, len(order), most):
        row = order[start : start + most]
        left = round(middle.x - (len(row) - 1) * CELL[0] / 2)
        y = round(middle.y) + start // most * CELL[1]
        at |= {iri: Point(left + place * CELL[0], y) for place, iri in enumerate(row)}
    return at


def have_room(points: Sequence[Point]) -> bool:
    """Whether no two cells around some points overlap."""
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
