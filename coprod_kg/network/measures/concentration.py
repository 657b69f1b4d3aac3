"""How far ties are gathered in few hands: Freeman's centralisation and the Gini coefficient.

Each node is taken as one that could have a tie with all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.position import betweenness, in_degree, out_degree
from coprod_kg.network.measures.reciprocity import NO_ARCS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from coprod_kg.network.measures.digraph import Graph

ALONE: Final = "fewer than two actors"


def in_centralisation(graph: Graph) -> float | None:
    """Return how far receiving is gathered in one node, sum (max - d_i) / (n - 1)^2, d in-degrees.

    From 0, all alike, to 1, a star that points to its centre; n - 1 is the most a degree
    can be, without loops. Undefined for fewer than two nodes. Source: Freeman 1979.
    """
    return _centralised(in_degree(graph).values())


def out_centralisation(graph: Graph) -> float | None:
    """Return how far giving is gathered in one node, sum (max - d_i) / (n - 1)^2, d out-degrees.

    From 0, all alike, to 1, a star that points away from its centre. Undefined for fewer than
    two nodes. Source: Freeman 1979.
    """
    return _centralised(out_degree(graph).values())


def betweenness_centralisation(graph: Graph) -> float | None:
    """Return how far ways lead through one node, sum (max - b_i) / ((n - 1)^2 (n - 2)).

    From 0 to 1, a star whose arcs are all returned. Undefined for fewer than three nodes.
    Source: Freeman 1977, for directed ways.
    """
    found = np.array(list(betweenness(graph).values()))
    n = len(found)
    return float((found.max() - found).sum() / ((n - 1) ** 2 * (n - 2))) if n > 2 else None


def gini(values: ArrayLike) -> float | None:
    """Return the Gini coefficient of some values, sum |x_i - x_j| / (2 n^2 mean).

    From 0, all alike, to (n - 1) / n, one has all; it is that of a population, smaller by
    (n - 1) / n than that of a sample. Undefined without values and where all are 0. Raises
    ValueError for values below 0, or that are no numbers. Source: Gini 1912.
    """
    ordered = np.sort(np.asarray(values, dtype=float).ravel())
    n, total = len(ordered), float(ordered.sum())
    if not (np.isfinite(ordered) & (ordered >= 0)).all():
        raise ValueError("what is shared is counted in numbers not below 0")
    if not total:
        return None
    return float((2 * np.arange(n) - n + 1) @ ordered) / (n * total)


def _centralised(degrees: Iterable[int]) -> float | None:
    found = np.array(list(degrees))
    n = len(found)
    return float((found.max() - found).sum() / (n - 1) ** 2) if n > 1 else None


def concentration(graph: Graph) -> tuple[dict[str, float | None], dict[str, str]]:
    """Return centralisation and Gini of degrees by their names in the output, and why one is undefined.

    Nodes without an arc are among those that are compared.
    """
    net = digraph(graph)
    values = {
        "centralisation.in": in_centralisation(net),
        "centralisation.out": out_centralisation(net),
        "centralisation.gini_in": gini(list(in_degree(net).values())),
        "centralisation.gini_out": gini(list(out_degree(net).values())),
    }
    return values, {
        name: NO_ARCS if "gini" in name else ALONE for name, value in values.items() if value is None
    }
