"""Random networks with the density, or the dyad census, of a given one, all equally likely.

Conditional uniform graphs given size and density, and U|MAN, given the numbers of mutual,
asymmetric and null dyads (Holland & Leinhardt 1976). Only pairs that could have a tie get
one. The weights of the arcs are dealt out anew at random.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coprod_kg.network.chance.pairs import Pairs, dyads, network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph


def of_density(net: Digraph, draws: int, rng: np.random.Generator) -> Iterator[Digraph]:
    """Yield networks with as many arcs, on ordered pairs at random.

    Raises ValueError when an arc joins a pair that could have none.
    """
    pairs = Pairs.of(net)
    for _ in range(draws):
        slots = rng.choice(2 * pairs.count, net.size, replace=False, shuffle=False)
        first, second = pairs.ends(slots >> 1)
        turned = (slots & 1).astype(bool)
        yield network(
            net,
            np.where(turned, second, first),
            np.where(turned, first, second),
            rng,
        )


def of_dyads(net: Digraph, draws: int, rng: np.random.Generator) -> Iterator[Digraph]:
    """Yield networks with as many mutual and asymmetric dyads, on pairs and in directions at random.

    Raises ValueError when an arc joins a pair that could have none.
    """
    pairs = Pairs.of(net)
    mutual, asymmetric = dyads(net)
    for _ in range(draws):
        (starts, ends), (first, second) = random_dyads(pairs, mutual, asymmetric, 1, rng)
        yield network(
            net,
            np.concatenate([starts[0], first[0], second[0]]),
            np.concatenate([ends[0], second[0], first[0]]),
            rng,
        )


def random_dyads(
    pairs: Pairs, mutual: int, asymmetric: int, draws: int, rng: np.random.Generator
) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Return starts and ends of asymmetric dyads, then the two ends of mutual ones; one row a draw."""
    tied = mutual + asymmetric
    chosen = np.empty((draws, tied), dtype=np.int64)
    for row in chosen:
        row[:] = rng.choice(pairs.count, tied, replace=False)
    first, second = pairs.ends(chosen)
    turned = rng.integers(0, 2, size=(draws, asymmetric), dtype=bool)
    starts = np.where(turned, second[:, mutual:], first[:, mutual:])
    ends = np.where(turned, first[:, mutual:], second[:, mutual:])
    return (starts, ends), (first[:, :mutual], second[:, :mutual])
