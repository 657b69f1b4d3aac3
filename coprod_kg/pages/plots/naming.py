"""Where names stand beside marks, so that none lies on another or on a mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import width_of_words
from coprod_kg.pages.plots.panel import TEXT, short, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.pages.plots.panel import Mark

_WIDEST: Final = 340.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with sides along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether another lies within it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Named:
    """A mark at a place with the name it should have."""

    name: str
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The room that the mark takes."""
        far = self.radius + 2
        return Box(self.x - far, self.y - far, self.x + far, self.y + far)


def names(wanted: Iterable[Named], others: Iterable[Box], area: Box) -> Iterator[tuple[Named, Mark, Box]]:
    """Yield a name beside each mark that has room for one, the most wanted first, with the room it takes."""
    taken = list(others)
    for one in wanted:
        text = short(one.name, _WIDEST)
        wide = width_of_words(text, TEXT)
        for role, low, box in _places(one, wide):
            if area.holds(box) and not any(box.meets(other) for other in taken):
                taken.append(box)
                x = {"": box.left, "middle": one.x, "end": box.right}[role]
                yield one, words(f"name {role}".strip(), x, low, text), box
                break


def _places(one: Named, wide: float) -> Iterator[tuple[str, float, Box]]:
    """Yield the places to try, all next to the mark: level with it, above and below it, and aslant."""
    far = one.radius + 6
    above, level, below = one.y - far - TEXT * 0.2, one.y + TEXT * 0.35, one.y + far + TEXT * 0.7
    right, middle, left = one.x + far, one.x - wide / 2, one.x - far - wide
    for start, low in (
        *((right, level), (left, level), (middle, above), (middle, below)),
        *((one.x, above), (one.x - wide, above), (one.x, below), (one.x - wide, below)),
    ):
        role = "end" if start < middle else "middle" if start == middle else ""
        yield role, low, Box(start, low - TEXT * 0.8, start + wide, low + TEXT * 0.25)
