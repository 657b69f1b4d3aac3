"""Pairs of actors by how they are tied: three bars for each part, on one scale, in the order given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import width_of_words, wrapped
from coprod_kg.pages.plots.axes import Scale
from coprod_kg.pages.plots.panel import (
    BOLD,
    LEFT,
    LINE,
    RIGHT,
    TEXT,
    Sheet,
    empty,
    label,
    number,
    rect,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.pages.plots.panel import Mark, Panel
    from coprod_kg.pages.plots.plot import Census, Censuses
    from coprod_kg.pages.wording import Wording

KINDS: Final = ("mutual", "one_way", "none")
_BAR: Final = 22.0
_GAP: Final = 5.0
_NAME_LINES: Final = 3


def censuses(plot: Censuses, texts: Wording) -> Panel:
    """Return the panel of dyad censuses side by side."""
    if not plot.parts or (plot.why and not any(map(_is_counted, plot.parts))):
        return empty(plot.title, plot.why, plot.note, texts)
    sheet = Sheet(plot.title)
    if plot.note:
        sheet.write(label(plot.note))
    most = max(value or 0 for part in plot.parts for value in _counts(part))
    left = LEFT + max(width_of_words(texts.say(f"census.{kind}"), TEXT) for kind in KINDS) + 10
    scale = Scale(0.0, most or 1, left, RIGHT - width_of_words(number(most), TEXT) - 12)
    for part in plot.parts:
        sheet.y += 0.4 * LINE
        for line in wrapped(label(part.label), RIGHT - LEFT, TEXT * BOLD)[:_NAME_LINES]:
            sheet.y += LINE
            sheet.marks.append(words("strong", LEFT, sheet.y, line))
        if not _is_counted(part):
            sheet.write(texts.say("plot.nothing", why=label(part.why) or texts.say("plot.no_reason")))
            continue
        sheet.y += 10
        for kind, value in zip(KINDS, _counts(part), strict=True):
            sheet.marks += _bar(kind, value, scale, sheet.y, texts)
            sheet.y += _BAR + _GAP
    sheet.y += LINE / 3
    order = texts.say("census.order") if len(plot.parts) > 1 else ""
    sheet.write(order)
    return sheet.panel([label(plot.note), *(f"{_told(part, texts)}." for part in plot.parts), order])


def _counts(part: Census) -> tuple[int | None, ...]:
    return part.mutual, part.one_way, part.none


def _is_counted(part: Census) -> bool:
    return part.mutual is not None and part.one_way is not None


def _bar(kind: str, value: int | None, scale: Scale, y: float, texts: Wording) -> Iterator[Mark]:
    low = y + _BAR * 0.75
    yield words("words end", scale.start - 10, low, texts.say(f"census.{kind}"))
    if value is None:
        yield words("words", scale.start + 6, low, texts.say("census.unknown"))
        return
    if value:
        yield rect(f"pairs {kind}", scale.start, y, max(scale.at(value) - scale.start, 2.0), _BAR)
    yield words("strong", scale.at(value) + 8, low, number(value))


def _told(part: Census, texts: Wording) -> str:
    name = label(part.label)
    if not _is_counted(part):
        return texts.say("census.undefined", label=name, why=label(part.why) or texts.say("plot.no_reason"))
    form = "counts" if part.none is not None else "counts_unasked"
    counts = dict(zip(KINDS, (number(value or 0) for value in _counts(part)), strict=True))
    return texts.say(f"census.{form}", label=name, **counts)
