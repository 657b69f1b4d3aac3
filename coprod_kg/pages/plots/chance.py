"""A number beside the distribution that chance gives it: bars, with a line at what was observed."""

from __future__ import annotations

from itertools import groupby, pairwise
from math import isfinite
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import width_of_words
from coprod_kg.pages.plots.axes import Scale, across, room, ticks, upwards
from coprod_kg.pages.plots.chance_words import sentences, told
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
    rect,
    words,
)
from coprod_kg.pages.plots.panel import path as outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.plots.panel import Mark, Panel
    from coprod_kg.pages.plots.plot import AgainstChance, Bar
    from coprod_kg.pages.wording import Wording

_HEIGHT: Final = 240.0
_MOST: Final = 36  # bars
_RARE: Final = 0.0005  # shares that no bar would show
_WIDEST: Final = 44.0


def _kept(plot: AgainstChance) -> list[tuple[float, float]]:
    """Return the values that a bar can show, in order, each once."""
    pairs = sorted((value, share) for value, share in plot.chances if isfinite(value) and share > 0)
    joined = [
        (value, sum(share for _, share in same)) for value, same in groupby(pairs, key=lambda one: one[0])
    ]
    most = max((share for _, share in joined), default=0.0)
    return [(value, share) for value, share in joined if share >= most * _RARE]


def bars(plot: AgainstChance) -> list[Bar]:
    """Return the bars: one a value, or where these are many, one for each of equal stretches.

    An edge between two stretches lies at what was observed, so that no bar is partly beyond it.
    """
    kept = _kept(plot)
    if len(kept) <= _MOST:
        return [(value, value, share) for value, share in kept]
    low, high = kept[0][0], kept[-1][0]
    step = (high - low) / (_MOST - 1)
    edge = plot.observed if plot.observed is not None and low < plot.observed < high else low
    upper = _is_upper(plot)

    def stretch(value: float) -> int:
        steps = (value - edge) / step
        whole = int(steps // 1)
        return whole if upper or steps != whole else whole - 1

    return [
        (edge + at * step, edge + (at + 1) * step, sum(share for _, share in same))
        for at, same in groupby(kept, key=lambda one: stretch(one[0]))
    ]


def _is_upper(plot: AgainstChance) -> bool:
    """Whether the number is at or above what chance gives on average."""
    mean = _mean(plot)
    if mean is None:
        mean = sum(value * share for value, share in plot.chances)
    return plot.observed is not None and plot.observed >= mean


def _is_beyond(plot: AgainstChance, bar: Bar) -> bool:
    """Whether a bar holds what is as much as observed or more, or on the other side as little or less."""
    if plot.observed is None:
        return False
    return bar[0] >= plot.observed if _is_upper(plot) else bar[1] <= plot.observed


def _mean(plot: AgainstChance) -> float | None:
    return plot.mean if plot.mean is not None and isfinite(plot.mean) else None


def against_chance(plot: AgainstChance, texts: Wording) -> Panel:
    """Return the panel of a number against chance."""
    found = bars(plot)
    if plot.observed is None or not isfinite(plot.observed) or not found:
        return empty(plot.title, plot.why, plot.note, texts)
    sheet = Sheet(plot.title)
    if plot.note:
        sheet.write(label(plot.note))
    sheet.y += LINE / 3
    sheet.marks += _drawn(plot, plot.observed, found, sheet.y, texts)
    sheet.y += _HEIGHT + 4 * LINE + 3 * TEXT
    said = sentences(plot, plot.observed, texts)
    side = "upper" if _is_upper(plot) else "lower"
    marked = [texts.say(f"chance.marked.{side}")] if any(_is_beyond(plot, one) for one in found) else []
    sheet.write(" ".join((*said, *marked)))
    return sheet.panel([label(plot.note), *said, told(found, texts)])


def _drawn(
    plot: AgainstChance, observed: float, found: list[Bar], top: float, texts: Wording
) -> Iterator[Mark]:
    """Yield bars, axes and lines; two rows of words stand above the bars."""
    most = ticks(0.0, max(share for *_, share in found), 4)
    left = LEFT + room(most)
    apart = min((b[0] - a[0] for a, b in pairwise(found)), default=0.0)
    mean = _mean(plot)
    ends = [observed, found[0][0], found[-1][1], observed if mean is None else mean]
    pad = apart / 2 or (max(ends) - min(ends)) / 10 or 0.5
    low, high = min(ends) - pad, max(ends) + pad
    shown = [one for one in ticks(low, high, 8) if low <= one <= high]
    base = top + 4 * LINE + _HEIGHT
    over = Scale(low, high, left + 16, RIGHT - 16)
    up = Scale(0.0, most[-1], base, base - _HEIGHT)
    yield from upwards(up, left, RIGHT, most, "")
    for first, last, share in found:
        beyond = _is_beyond(plot, (first, last, share))
        wide = (over.at(last) - over.at(first)) or min(
            _WIDEST, 0.7 * (over.at(low + apart) - over.at(low)) or _WIDEST
        )
        middle = (over.at(first) + over.at(last)) / 2
        high_up = up.at(share)
        yield rect("bar beyond" if beyond else "bar", middle - wide / 2, high_up, wide, base - high_up)
    yield from across(over, base, shown, plot.measure)
    x = over.at(observed)
    if mean is not None:
        middle = over.at(mean)
        yield line("mean", (middle, top + 2.2 * LINE), (middle, base))
        side = -1 if middle < x else 1
        yield _above(texts.say("chance.mean", value=number(mean)), middle, top + 2 * LINE, "name", side)
    yield line("halo", (x, top + 1.2 * LINE), (x, base))
    yield line("observed", (x, top + 1.2 * LINE), (x, base))
    yield outline("observed", [(x - 6, base + 8), (x + 6, base + 8), (x, base)], closed=True)
    yield words("name", LEFT, base - _HEIGHT - TEXT * 0.9, texts.say("chance.share"))
    yield _above(texts.say("chance.observed", value=number(observed)), x, top + LINE, "name strong", 0)


def _above(text: str, x: float, y: float, role: str, side: int) -> Mark:
    """Return words at the left of a place (-1), about it (0) or at its right (1), within the sheet."""
    half = width_of_words(text, TEXT) / 2
    middle = min(max(x + side * half, LEFT + half), RIGHT - half)
    return words(f"{role} middle", middle, y, text)
