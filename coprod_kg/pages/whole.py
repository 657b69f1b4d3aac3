"""The whole map: power, exchange, tensions and causes, with the people who act in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.pages.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable


def whole(parts: Iterable[Figure]) -> Figure:
    """Return several figures as one; what is in more than one of them is there once."""
    figure = Figure("whole", parts=list(parts))
    things: dict[str, None] = {}
    for part in figure.parts:
        figure.names = part.names | figure.names
        things |= dict.fromkeys(part.things)
        figure.lines += part.lines
        figure.denied += part.denied
        figure.layers += part.layers
        figure.left_out(part.claims_left_out)
    figure.things = list(things)
    return figure
