"""Ranks, and how far two orders agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import ArrayLike, NDArray


def ranks(values: ArrayLike) -> NDArray[np.float64]:
    """Return the rank of each value, from 1 for the least; ties share the mean of their ranks."""
    _, which, many = np.unique(np.asarray(values, dtype=float), return_inverse=True, return_counts=True)
    highest = np.cumsum(many)
    return np.asarray((highest - (many - 1) / 2)[which], dtype=float)


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
