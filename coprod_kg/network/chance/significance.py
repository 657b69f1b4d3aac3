"""How an observed number stands among those that a null model gives.

The tails are inclusive: p_upper is the chance of a value at least as high as the observed one.
Two-sided is twice the smaller tail, at most 1 (Cox & Hinkley 1974, section 3.4): it needs no
symmetry and reads the same for draws and for closed forms. A p from m draws, b of them as
extreme, is (b + 1)/(m + 1), never 0 (Phipson & Smyth 2010).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

# Two values nearer than this share of the larger are one: sums in another order differ by less.
TOLERANCE: Final = 1e-9
LEVEL: Final = 0.05
LEAST: Final = float(np.finfo(float).tiny)


@dataclass(frozen=True, slots=True)
class Significance:
    """An observed number beside its distribution under a null model.

    `draws` is None where the distribution is exact. `least_p` is the least two-sided p
    that the null can give, whatever is observed. `undefined` counts draws in which the
    number does not exist; they are left out.
    """

    observed: float
    null: str
    mean: float
    sd: float
    z: float | None
    p_upper: float
    p_lower: float
    p_two_sided: float
    least_p: float
    draws: int | None = None
    seed: int | None = None
    undefined: int = 0

    @property
    def exact(self) -> bool:
        """Whether the distribution is known, not drawn."""
        return self.draws is None

    @property
    def caution(self) -> str | None:
        """A sentence where not even the most extreme outcome would have a p of .05, else None."""
        if self.least_p <= LEVEL:
            return None
        return (
            f"Under this null no outcome has a two-sided p below {self.least_p:.2g}, so it cannot "
            "tell chance from anything else, and adjusting p over a family means little."
        )


def from_distribution(
    observed: float, values: ArrayLike, probabilities: ArrayLike, *, null: str
) -> Significance:
    """Return the exact significance from all values of a null and their probabilities, which sum to 1.

    Raises ValueError when there are no values.
    """
    known, chances = np.asarray(values, dtype=float), np.asarray(probabilities, dtype=float)
    if not known.size:
        raise ValueError("a null model without values says nothing")
    mean = float(np.average(known, weights=chances))
    sd = float(np.sqrt(np.average((known - mean) ** 2, weights=chances)))
    near = _tolerance(observed, known)
    upper = float(chances[known >= observed - near].sum())
    lower = float(chances[known <= observed + near].sum())
    highest = float(chances[known >= known.max() - near].sum())
    lowest = float(chances[known <= known.min() + near].sum())
    return standing(observed, null, (mean, sd), (upper, lower), (highest, lowest), near=near)


def from_all(observed: float, values: ArrayLike, *, null: str) -> Significance:
    """Return the exact significance from one value for each of the equally likely outcomes of a null."""
    known = np.asarray(values, dtype=float)
    return from_distribution(observed, known, np.full(known.shape, 1 / max(known.size, 1)), null=null)


def from_draws(observed: float, values: ArrayLike, *, null: str, seed: int | None = None) -> Significance:
    """Return the significance from draws of a null; NaN marks a draw in which the number is undefined.

    The least p is that of the most extreme value among the draws and the observed one.
    Raises ValueError when no draw is left.
    """
    given = np.asarray(values, dtype=float)
    known = given[~np.isnan(given)]
    if not known.size:
        raise ValueError("no draw of the null model has a value")
    mean, sd = float(known.mean()), float(known.std(ddof=1)) if known.size > 1 else 0.0
    near = _tolerance(observed, known)
    pool = np.append(known, observed)
    ends = (pool >= pool.max() - near).mean(), (pool <= pool.min() + near).mean()
    tails = (pool >= observed - near).mean(), (pool <= observed + near).mean()
    return standing(
        observed, null, (mean, sd), tails, ends, near=near, draws=known.size, seed=seed,
        undefined=given.size - known.size,
    )  # fmt: skip


def standing(  # noqa: PLR0913  # what a distribution says of a number
    observed: float,
    null: str,
    moments: tuple[float, float],
    tails: tuple[float, float],
    ends: tuple[float, float],
    *,
    near: float = 0.0,
    draws: int | None = None,
    seed: int | None = None,
    undefined: int = 0,
) -> Significance:
    """Return the significance for mean and sd, the tails (upper, lower), and those of the two extreme values.

    An sd of at most `near` counts as 0, and then there is no z. A p too small for a float
    is given as the least float, for none is 0.
    """
    mean, sd = moments
    upper, lower, highest, lowest = (min(1.0, max(float(p), LEAST)) for p in (*tails, *ends))
    flat = sd <= near
    return Significance(
        observed=float(observed),
        null=null,
        mean=mean,
        sd=0.0 if flat else sd,
        z=None if flat else (observed - mean) / sd,
        p_upper=upper,
        p_lower=lower,
        p_two_sided=two_sided(upper, lower),
        least_p=two_sided(highest, lowest),
        draws=draws,
        seed=seed,
        undefined=undefined,
    )


def two_sided(upper: float, lower: float) -> float:
    """Return twice the smaller tail, at most 1."""
    return min(1.0, 2 * min(upper, lower))


def adjusted(values: Sequence[float | None]) -> list[float | None]:
    """Return the p-values of a family, adjusted to hold its false discovery rate (Benjamini & Hochberg 1995).

    The k-th smallest of m becomes the least of p(j) m / j over j >= k, at most 1. None, a
    number that was not tested, stays None and does not count.
    """
    tested = np.array([p for p in values if p is not None], dtype=float)
    order = np.argsort(tested, kind="stable")
    scaled = tested[order] * len(tested) / np.arange(1, len(tested) + 1)
    found = np.empty_like(tested)
    found[order] = np.minimum(1.0, np.minimum.accumulate(scaled[::-1])[::-1])
    left = iter(found.tolist())
    return [None if p is None else next(left) for p in values]


def _tolerance(observed: float, values: NDArray[np.float64]) -> float:
    """Return how far apart two values may lie and still be a tie."""
    return TOLERANCE * max(abs(observed), float(np.abs(values).max()))
