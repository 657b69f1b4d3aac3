"""Products along two arcs, made in blocks, are those that the whole product has in these places."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from coprod_kg.network.measures import two_step


@pytest.mark.parametrize("block", [1, 7, 1 << 22])
@pytest.mark.parametrize("n", [0, 1, 2, 9])
def test_product_in_blocks_is_the_product(n: int, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many rows are taken at once is a matter of memory, never of the number."""
    monkeypatch.setattr(two_step, "_BLOCK", block)
    rng = np.random.default_rng(1)
    first, second, pattern = ((rng.random((n, n)) < 0.4) * 1.0 for _ in range(3))
    made = two_step.two_step(csr_array(first), csr_array(second), csr_array(pattern))
    assert made.shape == (n, n)
    assert np.array_equal(made.toarray(), first @ second * pattern)
