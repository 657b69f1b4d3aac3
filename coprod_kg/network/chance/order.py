"""Whether one thing rises with another more than by chance: the order of one is shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.chance.significance import Significance, from_draws
from coprod_kg.network.measures.ranks import centred

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import ArrayLike

NULL: Final = "order"


def order_test(
    first: ArrayLike,
    second: ArrayLike,
    strata: Sequence[Hashable] | None = None,
    *,
    draws: int = 1000,
    seed: int = 1,
) -> Significance | None:
    """Return how the rank correlation of two rows of values stands when one of them is shuffled.

    Values are shuffled within strata. None where one of the two does not vary. Source: the
    permutation test of Spearman's coefficient (Hotelling & Pabst 1936).
    """
    one, other = centred(first, strata), centred(second, strata)
    scale = float(np.sqrt((one @ one) * (other @ other)))
    if not scale:
        return None
    rng = generator(seed)
    names = list(strata) if strata is not None else [None] * len(one)
    drawn = np.zeros(draws)
    for name in dict.fromkeys(names):
        inside = np.array([at for at, whose in enumerate(names) if whose == name])
        shuffled = rng.permuted(np.tile(other[inside], (draws, 1)), axis=1)
        drawn += shuffled @ one[inside]
    return from_draws(float(one @ other) / scale, drawn / scale, null=NULL, seed=seed)
