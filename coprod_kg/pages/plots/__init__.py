"""Plots for people: still pictures of numbers, with the same numbers in words."""

from coprod_kg.pages.plots.document import write
from coprod_kg.pages.plots.plot import (
    AgainstChance,
    Census,
    Censuses,
    Change,
    Placed,
    Plot,
    Point,
    Positions,
    Series,
)

__all__ = ["AgainstChance", "Census", "Censuses", "Change", "Placed", "Plot", "Point", "Positions", "Series"]
__all__ += ["write"]
