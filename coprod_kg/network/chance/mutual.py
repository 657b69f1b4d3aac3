"""The number of mutual dyads in a network as dense as this one, in closed form.

L arcs lie at random on the 2P ordered pairs that could have one (the conditional uniform graph
given size and density). There are P! 2^A / (M! A! N!) networks with M mutual dyads, where
A = L - 2M and N = P - M - A, out of (2P choose L). Given L, arc reciprocity 2M/L, dyad
reciprocity M/(L - M) and rho are increasing functions of M, so that their p are those of M.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import exp, log, sqrt
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np
from scipy.special import gammaln, logsumexp, xlog1py

from coprod_kg.network.chance.significance import Significance, standing

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

NULL: Final = "density"
Statistic: TypeAlias = Literal["mutual", "arc", "dyad", "rho"]
# The distribution is log-concave, so what lies further from the mean than this is below any float.
REACH: Final = 45


@dataclass(frozen=True)
class MutualDyads:
    """The distribution of M for `pairs` unordered pairs that could have a tie and `arcs` arcs.

    Raises ValueError when the arcs do not fit on the pairs.
    """

    pairs: int
    arcs: int

    def __post_init__(self) -> None:
        """Refuse what no network can be."""
        if not 0 <= self.arcs <= 2 * self.pairs:
            raise ValueError(f"{self.arcs} arcs do not fit on {self.pairs} pairs")

    @property
    def least(self) -> int:
        """The least number of mutual dyads."""
        return max(0, self.arcs - self.pairs)

    @property
    def most(self) -> int:
        """The greatest number of mutual dyads."""
        return self.arcs // 2

    @cached_property
    def mean(self) -> float:
        """The expected number, L(L - 1) / (2(2P - 1))."""
        return float(self._moment(1))

    @cached_property
    def sd(self) -> float:
        """The standard deviation, from the factorial moments, in whole numbers until the end."""
        first = self._moment(1)
        return sqrt(self._moment(2) + first - first * first)

    def _moment(self, order: int) -> Fraction:
        """Return the expectation of M(M - 1)...: that many dyads have all their arcs."""
        dyads, there, slots = 1, 1, 1
        for k in range(order):
            dyads *= self.pairs - k
        for k in range(2 * order):
            there *= self.arcs - k
            slots *= 2 * self.pairs - k
        return Fraction(dyads * there, slots) if slots else Fraction(0)

    def log_p(self, mutual: ArrayLike) -> NDArray[np.float64]:
        """Return the natural logarithm of the probability of each number of mutual dyads.

        It is written as multinomial over binomial, both at the density's own chances and both
        in Loader's (2000) saddle-point form: no two large numbers are subtracted, so that it
        holds to about 1e-10 for 10^8 pairs.
        """
        m = np.asarray(mutual, dtype=np.int64)
        fits = (m >= self.least) & (m <= self.most)
        m = np.where(fits, m, self.least)
        p, l, free = self.pairs, self.arcs, 2 * self.pairs - self.arcs  # noqa: E741
        if not l or not free:  # one outcome only
            return np.where(fits, 0.0, -np.inf)
        off = (4 * p * m - l * l) / (4 * p)  # M less its expectation under independent arcs
        deviance = (
            _deviance(off, l * l / (4 * p))
            + _deviance(-2 * off, l * free / (2 * p))
            + _deviance(off, free * free / (4 * p))
        )
        counts = _stirling(m) + _stirling(l - 2 * m) + _stirling(p - l + m)
        whole = _stirling(p) - _stirling(2 * p) + _stirling(l) + _stirling(free)
        return np.where(fits, whole - counts - deviance, -np.inf)

    def log_tails(self, mutual: int) -> tuple[float, float]:
        """Return the logarithms of the chance of at least, and of at most, this number."""
        start = max(mutual, self._middle[0])
        upper = np.arange(start, min(self.most, int(max(start, self.mean) + self._reach)) + 1)
        end = min(mutual, self._middle[1])
        lower = np.arange(max(self.least, int(min(end, self.mean) - self._reach)), end + 1)
        return self._log_sum(upper), self._log_sum(lower)

    @property
    def _reach(self) -> float:
        return REACH * (self.sd + 1)

    @property
    def _middle(self) -> tuple[int, int]:
        """The least and greatest number whose chance is not negligible."""
        return (
            max(self.least, int(self.mean - self._reach)),
            min(self.most, int(self.mean + self._reach)),
        )

    def _log_sum(self, values: NDArray[np.int64]) -> float:
        return min(0.0, float(logsumexp(self.log_p(values)))) if values.size else -np.inf

    def significance(self, mutual: int, *, of: Statistic = "arc") -> Significance:
        """Return how an observed number of mutual dyads stands, told as one of the numbers made from it.

        Observed, mean and sd are those of that number. Raises ValueError where it is undefined:
        without arcs, and for rho where every arc is there.
        """
        if (of != "mutual" and not self.arcs) or (of == "rho" and self.arcs == 2 * self.pairs):
            raise ValueError(f"{of} is undefined for {self.arcs} arcs on {self.pairs} pairs")
        low, high = self._middle
        if of == "dyad":
            chances = np.exp(self.log_p(np.arange(low, high + 1)))
            values = self._number(of, np.arange(low, high + 1))
            mean = float(np.average(values, weights=chances))
            sd = sqrt(float(np.average((values - mean) ** 2, weights=chances)))
        else:  # linear in M
            zero, one = self._number(of, np.arange(2))
            mean, sd = zero + (one - zero) * self.mean, (one - zero) * self.sd
        upper, lower = map(exp, self.log_tails(mutual))
        most, least = (exp(float(self.log_p(end))) for end in (self.most, self.least))
        observed = float(self._number(of, np.array(mutual)))
        return standing(observed, NULL, (float(mean), float(sd)), (upper, lower), (most, least))

    def _number(self, of: Statistic, mutual: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the number made from numbers of mutual dyads."""
        if of == "mutual":
            return mutual.astype(float)
        if of == "dyad":
            return mutual / (self.arcs - mutual)
        arc = 2 * mutual / self.arcs
        density = self.arcs / (2 * self.pairs)
        return arc if of == "arc" else (arc - density) / (1 - density)

    def draw(self, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Return the number of mutual dyads of each of many draws, without drawing their other arcs.

        Turn every pair one way; the number of arcs that run so is hypergeometric, and given it so
        is the number of those that meet an arc the other way. Both together are the exact law.
        """
        forward = rng.hypergeometric(self.pairs, self.pairs, self.arcs, size=draws)
        return rng.hypergeometric(forward, self.pairs - forward, self.arcs - forward)


def expected_rho(pairs: int) -> float:
    """Return the expectation of rho given size and density, -1/(2P - 1), whatever the density.

    It is 0 only as the pairs grow: an arc that is there leaves one place less for its return,
    and rho compares with the density of all places (from E r = (L - 1)/(2P - 1)).
    """
    return -1 / (2 * pairs - 1)


def _deviance(off: NDArray[np.float64], expected: float) -> NDArray[np.float64]:
    """Return x log(x / y) - x + y for x = y + off, which is near 0 where x is near y."""
    ratio = np.maximum(off / expected, -1.0)
    value: NDArray[np.float64] = expected * (xlog1py(1 + ratio, ratio) - ratio)
    return value


def _stirling(count: ArrayLike) -> NDArray[np.float64]:
    """Return log n! - (n log n - n): by the series where that is exact to a float, and 0 for 0."""
    n = np.asarray(count, dtype=float)
    small, large = np.clip(n, 1, 16), np.maximum(n, 16)
    series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / large**2) / large**2) / large**2) / large
    direct = gammaln(small + 1) - small * np.log(small) + small
    found: NDArray[np.float64] = np.where(n > 16, 0.5 * (log(2 * np.pi) + np.log(large)) + series, direct)
    return np.where(n > 0, found, 0.0)
