"""Power as it is attributed beside position: a mark for each actor, names where the two part."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.plots.axes import Scale, across, room, ticks, upwards
from coprod_kg.pages.plots.naming import Box, Named, names
from coprod_kg.pages.plots.panel import (
    LEFT,
    LINE,
    RIGHT,
    TEXT,
    Sheet,
    empty,
    label,
    line,
    number,
    shape,
    words,
)

if TYPE_CHECKING:
    from coprod_kg.pages.plots.panel import Panel
    from coprod_kg.pages.plots.plot import Placed, Positions
    from coprod_kg.pages.wording import Wording

_HEIGHT: Final = 430.0
_OFF: Final = 0.2  # so far apart, in parts of the greatest of each, is off the line
_RADIUS: Final = 7.0
_INSET: Final = 22.0  # from the axes to the marks at 0
_NAMED: Final = 2  # at one place; more are a number
_PARTS: Final = 60  # of the line, each in the way of names
_INSIDE: Final = {"above": 0.45, "below": 0.1, "near": 0.27}  # a triangle is wide at one end
_KINDS: Final = {"above": 2, "below": 3, "near": 0}


@dataclass(frozen=True, slots=True)
class _Spot:
    """The actors of one place, and how far above or below the line they are."""

    position: float
    attributed: float
    off: float
    actors: tuple[Placed, ...]

    @property
    def side(self) -> str:
        """On which side of the line it is."""
        return "near" if abs(self.off) < _OFF else "above" if self.off > 0 else "below"


def _spots(plot: Positions) -> list[_Spot]:
    """Return the places, those furthest from the line first."""
    most_x = max((one.position for one in plot.actors), default=0.0) or 1.0
    most_y = max((one.attributed for one in plot.actors), default=0.0) or 1.0
    at: dict[tuple[float, float], list[Placed]] = defaultdict(list)
    for one in plot.actors:
        at[one.position, one.attributed].append(one)
    spots = [_Spot(x, y, y / most_y - x / most_x, tuple(some)) for (x, y), some in at.items()]
    return sorted(spots, key=lambda one: (-abs(one.off), one.position, one.attributed))


def positions(plot: Positions, texts: Wording) -> Panel:
    """Return the panel of attributed power beside position."""
    if not any(one.position or one.attributed for one in plot.actors):
        return empty(plot.title, plot.why, plot.note, texts)
    sheet = Sheet(plot.title)
    if plot.note:
        sheet.write(label(plot.note))
    top = sheet.y + 2 * LINE
    base = top + _HEIGHT
    spots = _spots(plot)
    across_ticks = ticks(0.0, max(one.position for one in spots))
    up_ticks = ticks(0.0, max(one.attributed for one in spots))
    left = LEFT + room(up_ticks)
    over = Scale(0.0, across_ticks[-1], left + _INSET, RIGHT - _INSET)
    up = Scale(0.0, up_ticks[-1], base - _INSET, top)
    sheet.marks += upwards(up, left, RIGHT, up_ticks, plot.attributed)
    sheet.marks += across(over, base, across_ticks, plot.position)
    most = (max(one.position for one in spots), max(one.attributed for one in spots))
    even = [(over.at(most[0] * part / _PARTS), up.at(most[1] * part / _PARTS)) for part in range(_PARTS + 1)]
    if all(most):
        sheet.marks.append(line("even", even[0], even[-1]))
    placed = {
        one: Named(
            _names(one),
            over.at(one.position),
            up.at(one.attributed),
            _RADIUS + (7 if len(one.actors) > 1 else 0) + sqrt(len(one.actors)) - 1,
        )
        for one in spots
    }
    for one, named in placed.items():
        role = f"point {one.side}"
        sheet.marks.append(shape(_KINDS[one.side], named.x, named.y, named.radius, role=role))
        if len(one.actors) > 1:
            low = named.y + TEXT * _INSIDE[one.side]
            sheet.marks.append(words(f"inside {one.side} middle", named.x, low, str(len(one.actors))))
    area = Box(left, top - TEXT, RIGHT, base)
    off = [one for one in spots if one.side != "near"]
    taken = [*(one.box for one in placed.values()), *(Box(x - 4, y - 4, x + 4, y + 4) for x, y in even)]
    found = list(names([placed[one] for one in off if len(one.actors) <= _NAMED], taken, area))
    sheet.marks += [mark for _, mark, _ in found]
    sheet.y = base + 3 * TEXT
    said = _sentences(plot, off, texts)
    _key(sheet, spots, texts)
    unnamed = [texts.count("positions.unnamed", len(off) - len(found))] if len(found) < len(off) else []
    sheet.write(" ".join((*said, *unnamed)))
    return sheet.panel([label(plot.note), *said, _told(plot, off, texts)])


def _names(spot: _Spot) -> str:
    return ", ".join(" ".join(one.label.split()) for one in spot.actors)


def _key(sheet: Sheet, spots: list[_Spot], texts: Wording) -> None:
    """Add what each shape stands for."""
    for side, kind in _KINDS.items():
        if any(one.side == side for one in spots):
            sheet.y += LINE
            sheet.marks.append(
                shape(kind, LEFT + _RADIUS, sheet.y - TEXT * 0.35, _RADIUS, role=f"point {side}")
            )
            sheet.marks.append(words("words", LEFT + 3 * _RADIUS, sheet.y, texts.say(f"positions.{side}")))
    if any(len(one.actors) > 1 for one in spots):
        sheet.write(texts.say("positions.several"))


def _sentences(plot: Positions, off: list[_Spot], texts: Wording) -> list[str]:
    said = [texts.count("positions.many", len(plot.actors)), texts.say("positions.line")]
    if plot.agreement is not None:
        median, low, high = map(number, plot.agreement)
        said.append(texts.say("positions.agreement", median=median, low=low, high=high))
    return said if off else [*said, texts.say("positions.none_off")]


def _told(plot: Positions, off: list[_Spot], texts: Wording) -> str:
    """Return what the axes are, and every actor off the line with both numbers."""
    axes = texts.say("positions.axes", x=label(plot.position), y=label(plot.attributed))
    if not off:
        return axes
    actors = [
        texts.say(
            "positions.actor",
            label=label(one.label),
            x=number(one.position),
            y=number(one.attributed),
        )
        for spot in off
        for one in spot.actors
    ]
    return f"{axes} {texts.say('positions.off', actors=texts.say('plot.and').join(actors))}"
