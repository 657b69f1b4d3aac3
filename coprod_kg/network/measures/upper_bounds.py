"""Pairs of nodes with a least upper bound: somebody above both, nearest of all who are (Krackhardt 1994)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.measures.reach import reached, weighed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from coprod_kg.network.measures.reach import Part

_CELLS: Final = 1 << 24  # pairs that are held together


def bounded_pairs(part: Part) -> int:
    """Return how many unordered pairs of nodes of a weak component have a least upper bound.

    An upper bound reaches both, and a node reaches itself; it is least if all upper bounds of the
    pair reach it. What is above an upper bound is one too, so it is least exactly if as many
    nodes are above it, itself included, as there are upper bounds: the greatest number above
    an upper bound is set against the number of upper bounds, pair by pair, in blocks.
    """
    n, sizes = len(part), part.sizes.astype(np.float32)
    bits = reached(part)
    _, above = weighed(part, bits)
    pairs = int((part.sizes * (part.sizes - 1) // 2).sum())  # in a cycle each bounds the other
    step = max(8, _CELLS // n // 8 * 8)
    for low in range(0, n, step):
        high = min(low + step, n)
        here = _unpacked(bits, high, low, high)
        greatest = _greatest(part, here, above.astype(np.float32))
        weights = (here * sizes[:high, None]).T
        for start in range(low, n, step):
            end = min(start + step, n)
            bounds = weights @ _unpacked(bits, high, start, end)
            is_least = (bounds > 0) & (bounds == greatest[start:end].T)
            if start == low:
                is_least = np.triu(is_least, 1)
            pairs += int(part.sizes[low:high] @ (is_least @ part.sizes[start:end]))
    return pairs


def _unpacked(bits: NDArray[np.uint8], rows: int, low: int, high: int) -> NDArray[np.float32]:
    """Return some columns, the first of which starts a byte, of the first rows as 0 and 1."""
    return np.unpackbits(bits[:rows, low // 8 : (high + 7) // 8], axis=1, count=high - low).astype(np.float32)


def _greatest(part: Part, here: NDArray[np.float32], above: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return, for all against those of some columns, the most that are above one of their upper bounds.

    Who is above the other bounds them; else the upper bounds are those that one from directly
    above shares with the other.
    """
    n = len(part)
    greatest = np.zeros((n, here.shape[1]), dtype=np.float32)
    first, ends = part.above.indptr, part.above.indices
    for at in range(n):
        if first[at] < first[at + 1]:
            greatest[ends[first[at] : first[at + 1]]].max(axis=0, out=greatest[at])
        if at < len(here):
            np.maximum(greatest[at], here[at] * above[at], out=greatest[at])
    return greatest
