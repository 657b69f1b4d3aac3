"""Axes: from numbers to places, with ticks at numbers that people count by."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import width_of
from coprod_kg.pages.plots.panel import TEXT, label, line, number, short, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_kg.pages.plots.panel import Mark

_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_NEARLY: Final = 1e-9
TICK: Final = 7.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Where numbers from `low` to `high` stand, from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the place of a number."""
        span = self.high - self.low
        return self.start + (self.end - self.start) * ((value - self.low) / span if span else 0.5)


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers, evenly apart and at most so many, that reach from `low` to `high`.

    Two numbers that are alike but for rounding get ticks of one step about them.
    """
    if high - low <= _NEARLY * max(abs(low), abs(high), _NEARLY):
        high = low + 1.0
    raw = (high - low) / max(most - 1, 1)
    power = 10.0 ** floor(log10(raw))
    for step in (factor * size for size in (power, 10 * power) for factor in _STEPS):
        first, last = floor(low / step + _NEARLY), ceil(high / step - _NEARLY)
        if last - first < most:
            digits = 2 - floor(log10(step))
            return [round(step * many, digits) for many in range(first, last + 1)]
    raise ValueError((low, high))


def across(scale: Scale, y: float, shown: Sequence[float], title: str) -> Iterator[Mark]:
    """Yield an axis from left to right below what it measures."""
    yield line("axis", (scale.start, y), (scale.end, y))
    for value in shown:
        x = scale.at(value)
        yield line("axis", (x, y), (x, y + TICK))
        yield words("tick middle", x, y + TICK + TEXT, number(value))
    yield words("words end", scale.end, y + TICK + 2.3 * TEXT, short(title, scale.end - scale.start))


def upwards(scale: Scale, x: float, right: float, shown: Sequence[float], title: str) -> Iterator[Mark]:
    """Yield an axis with lines from left to right through what it measures, its title above."""
    for value in shown:
        y = scale.at(value)
        yield line("grid", (x, y), (right, y))
        yield words("tick end", x - TICK, y + TEXT * 0.35, number(value))
    yield words("words", x - room(shown), scale.end - TEXT * 0.9, label(title))


def room(shown: Sequence[float]) -> float:
    """Return how much room the numbers of an upright axis take at its left."""
    return max((width_of(number(value), TEXT) for value in shown), default=0.0) + 2 * TICK
