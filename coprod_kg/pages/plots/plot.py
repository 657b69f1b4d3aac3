"""What plots are made of: plain numbers, as `measure` tells them, and words.

`note` says on whose word the numbers rest; `why` says why there are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AgainstChance:
    """A number beside what chance would make of it.

    `chances` are pairs of a value and its share of networks, in any order; they are exact where
    `draws` is None, else counted. `null` is the name of a null model, or words for one.
    """

    title: str
    measure: str
    observed: float | None
    chances: tuple[tuple[float, float], ...]
    null: str
    mean: float | None = None
    p_upper: float | None = None
    p_lower: float | None = None
    p_two_sided: float | None = None
    draws: int | None = None
    note: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Census:
    """The pairs of one part: tied both ways, one way, and not at all; None where silence is not absence."""

    label: str
    mutual: int | None
    one_way: int | None
    none: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Censuses:
    """Parts side by side, in the order given."""

    title: str
    parts: tuple[Census, ...]
    note: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor with its position (x) and what is attributed to it (y), neither below 0."""

    label: str
    position: float
    attributed: float

    def __post_init__(self) -> None:
        """Refuse what has no place."""
        if not (0 <= self.position < inf and 0 <= self.attributed < inf):
            raise ValueError(f"'{self.label}' has no place at {self.position}, {self.attributed}")


@dataclass(frozen=True, slots=True)
class Positions:
    """Attributed power beside position; `agreement` is Spearman's median, least and greatest."""

    title: str
    position: str
    attributed: str
    actors: tuple[Placed, ...]
    agreement: tuple[float, float, float] | None = None
    note: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A number in one period, None where it is not defined, with its range where there is one."""

    value: float | None
    low: float | None = None
    high: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """One number over all periods."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Numbers by period, in the order given; `ranges` says in words what the ranges are."""

    title: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    ranges: str = ""
    note: str = ""
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse series that are not as long as there are periods."""
        for one in self.series:
            if len(one.points) != len(self.periods):
                raise ValueError(
                    f"'{one.label}' has {len(one.points)} points for {len(self.periods)} periods"
                )


Bar: TypeAlias = tuple[float, float, float]  # from a value to a value, and the share of networks
Plot: TypeAlias = AgainstChance | Censuses | Positions | Change
