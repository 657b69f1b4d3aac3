"""Numbers over periods: a line each, with ranges, broken off where a number is not defined."""

from __future__ import annotations

from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import width_of_words
from coprod_kg.pages.plots.axes import TICK, Scale, room, ticks, upwards
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
    short,
    words,
)
from coprod_kg.pages.plots.panel import path as joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.plots.panel import Mark, Panel
    from coprod_kg.pages.plots.plot import Change, Point, Series
    from coprod_kg.pages.wording import Wording

_HEIGHT: Final = 300.0
_RADIUS: Final = 7.0
_APART: Final = 9.0  # between the marks of two series in one period
_CAP: Final = 5.0
_INSET: Final = 40.0


def _value(point: Point) -> float | None:
    return point.value if point.value is not None and isfinite(point.value) else None


def _range(point: Point) -> tuple[float, float] | None:
    """Return the range of a number that is defined, where it has one."""
    low, high = point.low, point.high
    if _value(point) is None or low is None or high is None or not (isfinite(low) and isfinite(high)):
        return None
    return low, high


def change(plot: Change, texts: Wording) -> Panel:
    """Return the panel of numbers over periods."""
    points = [point for one in plot.series for point in one.points]
    told = [
        value for point in points for value in (_value(point), *(_range(point) or ())) if value is not None
    ]
    if not told:
        return empty(
            plot.title, plot.why or next((one.why for one in points if one.why), ""), plot.note, texts
        )
    sheet = Sheet(plot.title)
    if plot.note:
        sheet.write(label(plot.note))
    top = sheet.y + LINE
    base = top + _HEIGHT
    shown = ticks(min(0.0, *told), max(told))
    left = LEFT + room(shown)
    up = Scale(shown[0], shown[-1], base, top)
    over = Scale(0, len(plot.periods) - 1, left + _INSET, RIGHT - _INSET)
    sheet.marks += upwards(up, left, RIGHT, shown, "")
    sheet.marks += _periods(plot.periods, over, base)
    for at, one in enumerate(plot.series):
        sheet.marks += _drawn(at, one, over, up, (at - (len(plot.series) - 1) / 2) * _APART)
    sheet.y = base + TICK + TEXT + LINE / 2
    for at, one in enumerate(plot.series):
        sheet.y += LINE
        y = sheet.y - TEXT * 0.35
        sheet.marks.append(line(f"way way-{at % 4}", (LEFT, y), (LEFT + 60, y)))
        sheet.marks.append(shape(at, LEFT + 30, y, _RADIUS, role="point series"))
        sheet.marks.append(words("words", LEFT + 72, sheet.y, short(one.label, RIGHT - LEFT - 72)))
    has_ranges = plot.ranges and any(map(_range, points))
    said = [texts.say("change.ranges", what=label(plot.ranges))] if has_ranges else []
    if any(_value(point) is None for point in points):
        said.append(texts.say("change.gaps"))
    sheet.write(" ".join(said))
    return sheet.panel(
        [label(plot.note), *(f"{_told(one, plot.periods, texts)}." for one in plot.series), *said]
    )


def _periods(periods: tuple[str, ...], over: Scale, base: float) -> Iterator[Mark]:
    """Yield the axis of periods; where they are many, as many of their names as fit."""
    yield line("axis", (over.start - _INSET, base), (over.end + _INSET, base))
    apart = (over.end - over.start) / max(len(periods) - 1, 1)
    widest = max(width_of_words(label(one), TEXT) for one in periods) + 8
    every = max(1, -int(-min(widest, 170.0) // apart))
    for at, one in enumerate(periods):
        x = over.at(at)
        yield line("axis", (x, base), (x, base + TICK))
        if at % every == 0:
            edge = "end" if len(periods) > 1 and x + min(widest, 170.0) / 2 > RIGHT else "middle"
            yield words(f"tick {edge}", RIGHT if edge == "end" else x, base + TICK + TEXT, short(one, 162.0))


def _drawn(at: int, one: Series, over: Scale, up: Scale, aside: float) -> Iterator[Mark]:
    """Yield ranges, then the line in as many pieces as there are gaps, then its marks."""
    places = [
        None if (value := _value(point)) is None else (over.at(number_) + aside, up.at(value))
        for number_, point in enumerate(one.points)
    ]
    for place, point in zip(places, one.points, strict=True):
        if place is not None and (ends := _range(point)) is not None:
            x, low, high = place[0], *map(up.at, ends)
            yield line(f"range way-{at % 4}", (x, low), (x, high))
            for end in (low, high):
                yield line(f"range way-{at % 4}", (x - _CAP, end), (x + _CAP, end))
    for before, after in pairwise(places):
        if before is not None and after is not None:
            yield joined(f"way way-{at % 4}", [before, after])
    for place in places:
        if place is not None:
            yield shape(at, *place, _RADIUS, role="point series")


def _told(one: Series, periods: tuple[str, ...], texts: Wording) -> str:
    parts = []
    for point, period in zip(one.points, map(label, periods), strict=True):
        value = _value(point)
        if value is None:
            name = "gap_why" if point.why else "gap"
            parts.append(texts.say(f"change.{name}", period=period, why=label(point.why)))
        elif (ends := _range(point)) is not None:
            low, high = map(number, ends)
            parts.append(
                texts.say("change.point_range", value=number(value), period=period, low=low, high=high)
            )
        else:
            parts.append(texts.say("change.point", value=number(value), period=period))
    return texts.say("change.series", label=label(one.label), points=texts.say("plot.and").join(parts))
