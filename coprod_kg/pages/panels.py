"""Parts of a map side by side, in frames of one size and on one scale; never ranked."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.closeness import closeness
from coprod_kg.pages.columns import columns
from coprod_kg.pages.figure import Figure
from coprod_kg.pages.layout import ASPECT, CELL, Point, extent, moved
from coprod_kg.pages.levels import status
from coprod_kg.pages.names import in_one_line, partings
from coprod_kg.pages.rings import rings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Actors up to which a ring shows each tie by itself.
RING: Final = 14
# The room of a card among actors, and around and above what a frame holds.
_AMONG_CARDS: Final = (180.0, 104.0)
_MARGIN, _TITLE = 24.0, 50.0
# What is left free beside a title, and about how wide a letter of it is.
_ASIDE, _LETTER = 28.0, 15.6


@dataclass(frozen=True, slots=True)
class Panel:
    """The frame of one part: its title, and the part of the plane that it takes up.

    `parting` is how many letters its title begins with that another begins with too.
    """

    title: str
    x: float
    y: float
    width: float
    height: float
    parting: int = 0

    @property
    def line(self) -> str:
        """Its title as far as the frame has room for it in the still picture."""
        return in_one_line(self.title, int((self.width - _ASIDE) / _LETTER), self.parting)


def places(figure: Figure) -> dict[str, Point]:
    """Return where the things of a figure stand: power and causes by levels, the rest by closeness."""
    order = sorted(figure.things, key=figure.by_name)
    if figure.kind == "power":
        return status(order, figure.pairs)
    if figure.kind in {"tensions", "causes"}:
        return columns(order, figure.pairs)
    if figure.kind == "whole":
        return closeness(order, figure.pairs, _AMONG_CARDS)
    tied = {end for pair in figure.pairs for end in pair}
    if len(tied) <= RING:
        return rings(order, figure.pairs, {iri: figure.names[iri].sector for iri in order})
    return closeness(order, figure.pairs)


def side_by_side(
    titles: Sequence[str], figures: Sequence[Figure], *, steady: bool
) -> tuple[list[Panel], list[Mapping[str, Point]]]:
    """Return frames in the order given, and where the things of each stand in its own.

    `steady` gives a thing the same place in every frame that it is in, as over time.
    """
    has_cards = any(thing.card for figure in figures for thing in figure.names.values())
    room = _AMONG_CARDS if has_cards else CELL
    if steady:
        at = places(_together(figures))
        own = [{iri: at[iri] for iri in figure.things} for figure in figures]
        sizes = [extent(at.values(), room)] * len(figures)
    else:
        own = [places(figure) for figure in figures]
        sizes = [extent(at.values(), room) for at in own]
    width = ceil(max(size.width for size in sizes) + 2 * _MARGIN)
    height = ceil(max(size.height for size in sizes) + 2 * _MARGIN + _TITLE)
    in_a_row = max(1, ceil(sqrt(len(figures) * ASPECT * height / width) - 0.3))
    parting = partings(titles)
    frames: list[Panel] = []
    placed: list[Mapping[str, Point]] = []
    for number, (title, at, size) in enumerate(zip(titles, own, sizes, strict=True)):
        x, y = number % in_a_row * width, number // in_a_row * height
        frames.append(Panel(title, x, y, width, height, parting[title]))
        aside = (width - size.width) / 2
        placed.append(moved(at, x + aside - size.left, y + _MARGIN + _TITLE - size.top))
    return frames, placed


def _together(figures: Sequence[Figure]) -> Figure:
    """Return what any of some figures shows, as one."""
    together = Figure(figures[0].kind)
    things: dict[str, None] = {}
    for figure in figures:
        together.names |= figure.names
        things |= dict.fromkeys(figure.things)
        together.lines += figure.lines
    together.things = list(things)
    return together
