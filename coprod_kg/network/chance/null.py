"""The null models by name, and a test of any number against any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.chance.degrees import of_degrees
from coprod_kg.network.chance.significance import from_draws
from coprod_kg.network.chance.uniform import of_density, of_dyads
from coprod_kg.network.chance.weights import of_weights
from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coprod_kg.network.chance.significance import Significance
    from coprod_kg.network.measures.digraph import Digraph, Graph

# What the draws of each null model have in common with the network.
NULLS: Final[dict[str, Callable[[Digraph, int, np.random.Generator], Iterator[Digraph]]]] = {
    "density": of_density,
    "dyads": of_dyads,
    "degrees": of_degrees,
    "weights": of_weights,
}


def generator(seed: int) -> np.random.Generator:
    """Return the random numbers of a seed: PCG64, the same on every machine."""
    return np.random.Generator(np.random.PCG64(seed))


def null(graph: Graph, name: str, draws: int, rng: np.random.Generator) -> Iterator[Digraph]:
    """Yield networks drawn from a null model, one of NULLS.

    They have the nodes, the possible pairs and the weights of the network, and its "density"; its
    "dyads", mutual and asymmetric; its "degrees", in and out; or all its ties, and other
    "weights" on them. Raises KeyError for another name.
    """
    return NULLS[name](digraph(graph), draws, rng)


def chance(
    graph: Graph, name: str, statistic: Callable[[Digraph], float | None], *, draws: int = 1000, seed: int = 1
) -> Significance | None:
    """Return how a number of a network stands among those of draws from a null model.

    None where the number is undefined for the network itself; draws in which it is are counted.
    Raises KeyError for a null model that is none of NULLS, ValueError when no draw has the number.
    """
    net = digraph(graph)
    observed = statistic(net)
    if observed is None:
        return None
    found = [statistic(drawn) for drawn in null(net, name, draws, generator(seed))]
    values = [np.nan if value is None else value for value in found]
    return from_draws(observed, values, null=name, seed=seed)
