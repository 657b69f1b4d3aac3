"""Products along ways of two arcs, kept only where a pattern is: a block of rows at a time.

The whole product of two sparse matrices can be dense where the part that is wanted is not.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from scipy.sparse import csr_array, vstack

_BLOCK: Final = 1 << 22  # products of two entries that are made together


def two_step(first: csr_array, second: csr_array, pattern: csr_array) -> csr_array:
    """Return first x second where `pattern`, of 0 and 1, has a 1."""
    return vstack(
        [(first[low:high] @ second).multiply(pattern[low:high]) for low, high in _blocks(first, second)],
        format="csr",
    )


def _blocks(first: csr_array, second: csr_array) -> list[tuple[int, int]]:
    """Cut the rows so that each block makes about as many products; at least one block."""
    many = np.concatenate(([0], np.cumsum(np.diff(second.indptr)[first.indices])))
    until = many[first.indptr[1:]]
    cuts = np.flatnonzero(np.diff(until // _BLOCK)) + 1
    return list(pairwise([0, *cuts.tolist(), first.shape[0]]))
