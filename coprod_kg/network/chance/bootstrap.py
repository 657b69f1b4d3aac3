"""How far a number would move with other actors, where those at hand are a sample of more.

Where the actors of a partnership are all there are, nothing was sampled, and this uncertainty does
not exist: what remains is whose accounts were heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.chance.pairs import dyads
from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph, Graph

SAMPLE_ONLY: Final = "only meaningful where the actors are a sample of a larger population"


@dataclass(frozen=True, slots=True)
class Interval:
    """A number, its bootstrap standard error, and the interval that holds `level` of its redraws.

    `undefined` counts redraws in which the number does not exist; they are left out.
    """

    observed: float
    low: float
    high: float
    se: float
    level: float
    draws: int
    seed: int
    undefined: int = 0


def vertex_bootstrap(
    graph: Graph, *, level: float = 0.95, draws: int = 1000, seed: int = 1
) -> dict[str, Interval]:
    """Return percentile intervals for density, arc and dyad reciprocity and rho, when nodes are redrawn.

    As many nodes are drawn with replacement; a pair is tied as the two it copies. Two copies of
    one node have no tie to copy, and take that of a pair at random. Pairs that could have no
    tie are no pair of the redraw. Numbers that the network itself does not have are left
    out. Only where the actors are a sample. Source: Snijders & Borgatti 1999.
    Raises ValueError when `level` is not between 0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"a level of {level} is not between 0 and 1")
    net = digraph(graph)
    mutual, asymmetric = dyads(net)
    observed = _numbers(np.array([[mutual, asymmetric, net.pairs - mutual - asymmetric]]))
    redrawn = _numbers(redrawn_dyads(net, draws, generator(seed)))
    found = {}
    for name, (value,) in observed.items():
        known = redrawn[name][~np.isnan(redrawn[name])]
        if np.isnan(value) or not known.size:
            continue
        low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2]).tolist()
        se = float(known.std(ddof=1)) if known.size > 1 else 0.0
        found[name] = Interval(float(value), low, high, se, level, known.size, seed, draws - known.size)
    return found


def redrawn_dyads(net: Digraph, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the numbers of mutual, asymmetric and null dyads of many redraws of the nodes, (draws, 3).

    A network without a pair that could have a tie has none.
    """
    n, pairs = len(net), net.pairs
    found = np.zeros((draws, 3), dtype=np.int64)
    if not pairs:
        return found
    mutual, asymmetric = dyads(net)
    shares = np.array([mutual, asymmetric, pairs - mutual - asymmetric]) / pairs
    step = max(1, (1 << 22) // n)
    for start in range(0, draws, step):
        some = found[start : start + step]
        copies = rng.multinomial(n, np.full(n, 1 / n), size=len(some))
        same = (copies * (copies - 1) // 2).sum(axis=1)
        returned = _copied(copies, net.returned) // 2
        tied = _copied(copies, net.binary) - returned  # each pair of copies that is tied, once
        whole = (
            n * (n - 1) // 2 - same
            if net.possible is None
            else _copied(copies, net.possible.astype(bool)) // 2
        )
        some[:] = np.stack([returned, tied - returned, whole - tied], axis=1)
        some += rng.multinomial(same, shares)
    return found


def _copied(copies: NDArray[np.int64], matrix: object) -> NDArray[np.int64]:
    """Return, for each redraw, how many ordered pairs of copies stand where the matrix has a 1."""
    sums: NDArray[np.int64] = (copies * (copies @ matrix)).sum(axis=1).astype(np.int64)  # type: ignore[operator]
    return sums


def _numbers(census: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
    """Return the numbers made from dyads, NaN where one is undefined."""
    mutual, asymmetric, _ = (kind.astype(float) for kind in census.T)
    arcs, slots = 2 * mutual + asymmetric, 2 * census.sum(axis=1).astype(float)
    density, arc = _share(arcs, slots), _share(2 * mutual, arcs)
    return {
        "density": density,
        "arc": arc,
        "dyad": _share(mutual, mutual + asymmetric),
        "rho": _share(arc - density, 1 - density),
    }


def _share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return part / np.where(whole > 0, whole, np.nan)
