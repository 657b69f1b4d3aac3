"""Arrangements of nodes or of their labels: all of them where they are few, else some at random."""

from __future__ import annotations

from itertools import product
from math import factorial
from typing import TYPE_CHECKING, Any

import numpy as np

from coprod_kg.network.chance.significance import from_all, from_draws

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

    from coprod_kg.network.chance.significance import Significance


def strata(nodes: Sequence[Hashable], within: Mapping[Any, Hashable] | None) -> list[NDArray[np.int64]]:
    """Return the places of the nodes, parted by what they are within; one part without that.

    Raises KeyError for a node that is within nothing.
    """
    parts: dict[Hashable, list[int]] = {}
    for at, node in enumerate(nodes):
        parts.setdefault(None if within is None else within[node], []).append(at)
    return [np.array(part, dtype=np.int64) for part in parts.values()]


def arrangements(
    values: ArrayLike, parts: Sequence[NDArray[np.int64]], draws: int, rng: np.random.Generator
) -> tuple[NDArray[np.int64], bool]:
    """Return the values, moved about within each part of their places, one row an arrangement.

    All distinct ones, and True, when there are no more than `draws`; else so many at random, and
    False. Places in no part keep their value.
    """
    given = np.asarray(values, dtype=np.int64)
    many = 1
    for part in parts:
        many *= _distinct(given[part])
    if many <= draws:
        found = np.tile(given, (many, 1))
        every = product(*(list(_orders(sorted(given[part].tolist()))) for part in parts))
        for row, chosen in zip(found, every, strict=True):
            for part, order in zip(parts, chosen, strict=True):
                row[part] = order
        return found, True
    found = np.tile(given, (draws, 1))
    for part in parts:
        found[:, part] = rng.permuted(found[:, part], axis=1)
    return found, False


def compared(observed: float, values: ArrayLike, *, null: str, every: bool, seed: int) -> Significance | None:
    """Return the significance among all arrangements, or among random ones.

    Undefined values, NaN, are left out; None when none is left.
    """
    known = np.asarray(values, dtype=float)
    if np.isnan(known).all():
        return None
    if not every:
        return from_draws(observed, known, null=null, seed=seed)
    return from_all(observed, known[~np.isnan(known)], null=null)


def _distinct(values: NDArray[np.int64]) -> int:
    """Return in how many different orders the values can stand."""
    many = factorial(len(values))
    times = np.unique(values, return_counts=True)[1]
    for alike in times[times > 1].tolist():
        many //= factorial(alike)
    return many


def _orders(values: list[int]) -> Iterator[tuple[int, ...]]:
    """Yield every different order of sorted values, each the next in the order of words."""
    current = list(values)
    while True:
        yield tuple(current)
        turn = len(current) - 2
        while turn >= 0 and current[turn] >= current[turn + 1]:
            turn -= 1
        if turn < 0:
            return
        swap = next(at for at in range(len(current) - 1, turn, -1) if current[at] > current[turn])
        current[turn], current[swap] = current[swap], current[turn]
        current[turn + 1 :] = current[:turn:-1]
