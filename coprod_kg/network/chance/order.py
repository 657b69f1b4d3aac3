"""Whether one thing rises with another more than by chance: the order of one is shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.chance.permutation import arrangements, compared
from coprod_kg.network.chance.permutation import strata as parted
from coprod_kg.network.measures.ranks import centred

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import ArrayLike

    from coprod_kg.network.chance.significance import Significance

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

    Values are shuffled within strata; exact where there are no more orders than `draws`. None where
    one of the two does not vary. Source: the permutation test of Spearman's coefficient (Hotelling &
    Pabst 1936).
    """
    one, other = centred(first, strata), centred(second, strata)
    scale = float(np.sqrt((one @ one) * (other @ other)))
    if not scale:
        return None
    values, places = np.unique(other, return_inverse=True)
    within = None if strata is None else dict(enumerate(strata))
    orders, every = arrangements(places, parted(range(len(one)), within), draws, generator(seed))
    return compared(
        float(one @ other) / scale, values[orders] @ one / scale, null=NULL, every=every, seed=seed
    )
