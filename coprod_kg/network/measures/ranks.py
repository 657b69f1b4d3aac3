"""Ranks, and how far two orders agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import ArrayLike, NDArray

# Neighbours nearer than this share of the largest value are one: sums in another order differ by less.
_ROUNDING: Final = 1e-9


def ranks(values: ArrayLike) -> NDArray[np.float64]:
    """Return the rank of each value, from 1 for the least; ties share the mean of their ranks.

    Values that differ by no more than the rounding of sums are ties: thirds add up to one.
    """
    given = np.asarray(values, dtype=float)
    order = np.argsort(given, kind="stable")
    near = _ROUNDING * np.abs(given).max(initial=0.0)
    which = np.cumsum(np.diff(given[order], prepend=given[order[:1]]) > near)
    many = np.bincount(which)
    found = np.empty_like(given)
    found[order] = (np.cumsum(many) - (many - 1) / 2)[which]
    return found


def centred(values: ArrayLike, strata: Sequence[Hashable] | None = None) -> NDArray[np.float64]:
    """Return the ranks of values less their mean, each within its stratum where strata are given."""
    given = np.asarray(values, dtype=float)
    whose = np.zeros(len(given), dtype=int)
    if strata is not None:
        number: dict[Hashable, int] = {}
        whose = np.array([number.setdefault(one, len(number)) for one in strata], dtype=int)
    found = np.zeros(len(given))
    for one in np.unique(whose):
        inside = whose == one
        found[inside] = ranks(given[inside]) - (inside.sum() + 1) / 2
    return found


def spearman(first: ArrayLike, second: ArrayLike, strata: Sequence[Hashable] | None = None) -> float | None:
    """Return the rank correlation of two rows of values, -1 to 1.

    With strata, values are ranked within each, and the correlation is over all: what holds between
    strata plays no part. Undefined where one of the two does not vary. Source: Spearman 1904.
    """
    one, other = centred(first, strata), centred(second, strata)
    scale = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / scale if scale else None
