"""Reciprocity of directed networks: the dyad census and the numbers made from it.

M, A and N are the numbers of mutual, asymmetric and null dyads, L = 2M + A the number of
arcs, n that of nodes. Edge weights play no part but where a function says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse.csgraph import connected_components

from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from coprod_kg.network.measures.digraph import Digraph, Graph

NO_ARCS: Final = "no arcs"
NO_PAIRS: Final = "fewer than two actors that could have a tie"
NOT_ASKED: Final = "not every pair was asked"
COMPLETE: Final = "every pair is tied both ways, so it is 0/0"
NO_LOGARITHM: Final = "a kind of dyad does not occur, so there is no logarithm"
NOT_ALL: Final = "not every pair could have a tie"
NO_CHOICE: Final = "everybody gives to all or to nobody, so nothing was left to choose"
NO_WEIGHTS: Final = "no tie has a weight"


@dataclass(frozen=True, slots=True)
class DyadCensus:
    """How many unordered pairs are tied both ways, one way and not at all (Holland & Leinhardt 1970)."""

    mutual: int
    asymmetric: int
    null: int

    @property
    def arcs(self) -> int:
        """The number of arcs, 2M + A."""
        return 2 * self.mutual + self.asymmetric

    @property
    def pairs(self) -> int:
        """The number of pairs, M + A + N."""
        return self.mutual + self.asymmetric + self.null


def dyad_census(graph: Graph, pairs: int | None = None) -> DyadCensus:
    """Count mutual, asymmetric and null dyads.

    `pairs` is the number of unordered pairs that could have a tie, by default those of the
    network, n(n-1)/2 where all could. Source: Holland & Leinhardt 1970. Never undefined.
    """
    net = digraph(graph)
    mutual = int(net.returned.nnz) // 2
    asymmetric = net.size - 2 * mutual
    return DyadCensus(mutual, asymmetric, (net.pairs if pairs is None else pairs) - mutual - asymmetric)


def arc_reciprocity(graph: Graph) -> float | None:
    """Return the share of arcs that are returned, r = 2M / (2M + A).

    From 0 (none) to 1 (all); undefined without arcs. It is networkx's and igraph's
    default, and sna's "edgewise".
    """
    return _arc(dyad_census(graph))


def dyad_reciprocity(graph: Graph) -> float | None:
    """Return the share of tied pairs that are tied both ways, d = M / (M + A).

    From 0 to 1, and d = r / (2 - r); undefined without arcs. It is igraph's "ratio"
    and UCINET's; sna's default, which counts null dyads too, is another number.
    """
    return _dyad(dyad_census(graph))


def density(graph: Graph, pairs: int | None = None) -> float | None:
    """Return the share of possible arcs that are there, L / (2 x pairs).

    From 0 to 1; undefined where no pair could have a tie. Only where every pair was
    asked about does an arc that is not there mean that there is no tie.
    """
    return _density(dyad_census(graph, pairs))


def rho(graph: Graph, pairs: int | None = None) -> float | None:
    """Return reciprocity corrected for density, rho = (r - a) / (1 - a), a the density.

    Above 0 more is returned than in a random network as dense, below 0 less; at most 1.
    Undefined without arcs and when every pair is tied both ways (0/0). Source:
    Garlaschelli & Loffredo 2004.
    """
    return _rho(dyad_census(graph, pairs))


def log_odds(graph: Graph, pairs: int | None = None) -> float | None:
    """Return the log-odds of mutual dyads, ln(4MN / A^2).

    0 where a tie says nothing about its return, above where it makes one likelier: the
    mutuality parameter of a network whose pairs are alike and independent. Undefined
    where M, A or N is 0. Source: Holland & Leinhardt 1981 (p1, without its effects of nodes).
    """
    return _log_odds(dyad_census(graph, pairs))


def katz_powell(graph: Graph) -> float | None:
    """Return Katz and Powell's index of mutuality, for free choice and given out-degrees.

    (2(n-1)^2 M - L^2 + S) / (L(n-1)^2 - L^2 + S), S the sum of the squared out-degrees: 1
    where all is returned, 0 where as much as by chance given how many each gives to. Undefined
    without arcs, for fewer than two nodes, and where that is 0/0. It reads every pair as one
    that could have a tie. Source: Katz & Powell 1955.
    """
    net = digraph(graph)
    n, arcs = len(net), net.size
    out = np.diff(net.weights.indptr).astype(float)
    chosen = (n - 1) ** 2
    lost = float(arcs) ** 2 - float(out @ out)
    most = arcs * chosen - lost
    return (int(net.returned.nnz) * chosen - lost) / most if arcs and most else None


def cyclic_arcs(graph: Graph) -> float | None:
    """Return the share of arcs that lie on a directed cycle.

    An arc does when both its ends are in one strong component: what is given comes
    back, directly or through others. From 0 to 1; undefined without arcs. It is one
    less the flow hierarchy of Luo & Magee 2011.
    """
    net = digraph(graph)
    if not net.size:
        return None
    _, component = connected_components(net.weights, directed=True, connection="strong")
    starts, ends = net.arcs
    return float(np.count_nonzero(component[starts] == component[ends])) / net.size


def weighted_reciprocity(graph: Graph, *, weight: str | None = "weight") -> float | None:
    """Return the share of weight that is returned, the sum of min(w_ij, w_ji) over that of w_ij.

    From 0 to 1; equal to arc reciprocity where all weights are equal; undefined without
    weights. `weight` names the edge attribute. Source: Squartini, Picciolo, Ruzzenenti &
    Garlaschelli 2013.
    """
    net = digraph(graph, weight=weight)
    total = float(net.weights.sum())
    return _returned_weight(net) / total if total else None


def weighted_rho(graph: Graph, pairs: int | None = None, *, weight: str | None = "weight") -> float | None:
    """Return weighted reciprocity against its expectation when only the total weight is given.

    (r - e) / (1 - e), e = p / (1 + p), p = W / (W + 2 x pairs): what is expected of whole
    weights that fall on the ordered pairs at random, W the total (the weighted random graph of
    Squartini et al. 2013). 1 where all is returned. Undefined without weights or pairs.
    """
    net = digraph(graph, weight=weight)
    total, possible = float(net.weights.sum()), net.pairs if pairs is None else pairs
    if not total or not possible:
        return None
    share = total / (total + 2 * possible)
    expected = share / (1 + share)
    return (_returned_weight(net) / total - expected) / (1 - expected)


def _returned_weight(net: Digraph) -> float:
    """Return the weight of all arcs as far as the arc the other way matches it."""
    return float(net.weights.minimum(net.weights.T).sum())


def reciprocity(
    graph: Graph, pairs: int | None = None, *, asked: bool = True
) -> tuple[dict[str, float | None], dict[str, str]]:
    """Return every reciprocity of a network by its name in the output, and why one is undefined.

    `asked` says whether every pair was asked about; where it is False, what reads a tie that is
    not there as absent is undefined: density, rho, Katz and Powell's index, the log-odds.
    """
    net = digraph(graph)
    census = dyad_census(net, pairs)
    is_whole = 2 * census.pairs == len(net) * (len(net) - 1)
    values: dict[str, float | None] = {
        "density": _density(census),
        "reciprocity.arc": _arc(census),
        "reciprocity.dyad": _dyad(census),
        "reciprocity.rho": _rho(census),
        "reciprocity.katz_powell": katz_powell(net) if is_whole else None,
        "reciprocity.log_odds": _log_odds(census),
        "reciprocity.cyclic_arcs": cyclic_arcs(net),
    }
    if not asked:
        gated = ("density", "reciprocity.rho", "reciprocity.katz_powell", "reciprocity.log_odds")
        return values | dict.fromkeys(gated), dict.fromkeys(gated, NOT_ASKED) | (
            {} if census.arcs else dict.fromkeys(set(values) - set(gated), NO_ARCS)
        )
    return values, {
        name: _why(name, census, is_whole=is_whole) for name, value in values.items() if value is None
    }


def _why(name: str, census: DyadCensus, *, is_whole: bool) -> str:
    """Return why a number is undefined although every pair was asked about."""
    if name == "density":
        return NO_PAIRS
    if not census.arcs:
        return NO_ARCS
    if name == "reciprocity.katz_powell" and not is_whole:
        return NOT_ALL
    if census.mutual == census.pairs:
        return COMPLETE
    return NO_LOGARITHM if name == "reciprocity.log_odds" else NO_CHOICE


def _arc(census: DyadCensus) -> float | None:
    return 2 * census.mutual / census.arcs if census.arcs else None


def _dyad(census: DyadCensus) -> float | None:
    return census.mutual / (census.mutual + census.asymmetric) if census.arcs else None


def _density(census: DyadCensus) -> float | None:
    return census.arcs / (2 * census.pairs) if census.pairs else None


def _rho(census: DyadCensus) -> float | None:
    returned, dense = _arc(census), _density(census)
    if returned is None or dense is None or census.mutual == census.pairs:
        return None
    return (returned - dense) / (1 - dense)


def _log_odds(census: DyadCensus) -> float | None:
    if not census.mutual or not census.null or not census.asymmetric:
        return None
    return math.log(4 * census.mutual * census.null / census.asymmetric**2)
