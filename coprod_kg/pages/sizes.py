"""Sizes of actors by a measure of position, on one scale for all parts of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network.catalogue import catalogue
from coprod_kg.network.graphs import among_asked, matrix
from coprod_kg.network.measures.position import position
from coprod_kg.network.standing import TOO_FEW, has_enough

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.network.layers import Layer
    from coprod_kg.pages.figure import Figure


def sizes(figures: Sequence[Figure], measure: str) -> list[dict[str, float]]:
    """Return the share, 0 to 1, that each actor of each figure has of the greatest value.

    It is 0 where a number is undefined, for who was not asked, and in parts of too few claimants or
    actors. Raises
    ParameterError for figures of no single layer of ties, an unknown measure, one with values below 0,
    and where no part has enough.
    """
    made = [figure.layers[0] for figure in figures if len(figure.layers) == 1]
    if not made:
        raise ParameterError(
            "Only actors of one layer have sizes by a measure.",
            "Leave out --size, or draw power or exchange.",
        )
    if not any(map(has_enough, made)):
        raise ParameterError(f"There are {TOO_FEW}.", "Leave out --size.")
    found = [_values(layer, measure) if has_enough(layer) else {} for layer in made]
    every = [value for values in found for value in values.values()]
    if min(every, default=0.0) < 0:
        raise ParameterError(
            f"Values of '{measure}' can be below 0, and no size can.", "Use another measure."
        )
    greatest = max(every, default=0.0) or 1.0
    return [{iri: value / greatest for iri, value in values.items()} for values in found]


def title(measure: str) -> str:
    """Return what a measure of position is called."""
    return catalogue()[f"actors.{measure}"].title


def _values(made: Layer, measure: str) -> dict[str, float]:
    """Return the values of a measure that are defined, by actor."""
    values: dict[str, dict[Any, Any]] = position(among_asked(made, matrix(made)))[0]
    if measure not in values:
        raise ParameterError(
            f"There is no measure of position '{measure}'.",
            meant(nearest(measure, values), f"Use one of: {', '.join(values)}."),
        )
    return {str(iri): float(value) for iri, value in values[measure].items() if value is not None}
