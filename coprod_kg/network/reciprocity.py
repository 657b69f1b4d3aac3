"""Reciprocity of directed networks: the dyad census and the numbers made from it.

Every function takes any networkx DiGraph (or MultiDiGraph). Parallel edges count as
one arc and loops are dropped, because libraries differ on both; edge weights play no
part. Undefined is None. M, A and N are the numbers of mutual, asymmetric and null
dyads, L = 2M + A the number of arcs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Hashable

NO_ARCS: Final = "no arcs"
NO_PAIRS: Final = "fewer than two actors that could have a tie"
NOT_ASKED: Final = "not every pair was asked"
COMPLETE: Final = "every pair is tied both ways, so it is 0/0"


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


def arcs(graph: nx.DiGraph) -> set[tuple[Hashable, Hashable]]:
    """Return the ordered pairs that are tied, each once, without loops.

    Raises TypeError for an undirected graph, whose edges have no direction to return.
    """
    if not isinstance(graph, nx.DiGraph):
        raise TypeError("reciprocity is defined for directed graphs only")
    return {(giver, receiver) for giver, receiver in graph.edges() if giver != receiver}


def dyad_census(graph: nx.DiGraph, pairs: int | None = None) -> DyadCensus:
    """Count mutual, asymmetric and null dyads.

    `pairs` is the number of unordered pairs that could have a tie, by default all
    n(n-1)/2. Source: Holland & Leinhardt 1970. Never undefined.
    """
    tied = arcs(graph)
    mutual = sum((receiver, giver) in tied for giver, receiver in tied) // 2
    asymmetric = len(tied) - 2 * mutual
    nodes = len(graph)
    possible = nodes * (nodes - 1) // 2 if pairs is None else pairs
    return DyadCensus(mutual, asymmetric, possible - mutual - asymmetric)


def arc_reciprocity(graph: nx.DiGraph) -> float | None:
    """Return the share of arcs that are returned, r = 2M / (2M + A).

    From 0 (none) to 1 (all); undefined without arcs. It is networkx's and igraph's
    default, and sna's "edgewise".
    """
    return _arc(dyad_census(graph))


def dyad_reciprocity(graph: nx.DiGraph) -> float | None:
    """Return the share of tied pairs that are tied both ways, d = M / (M + A).

    From 0 to 1, and d = r / (2 - r); undefined without arcs. It is igraph's "ratio"
    and UCINET's; sna's default, which counts null dyads too, is another number.
    """
    return _dyad(dyad_census(graph))


def density(graph: nx.DiGraph, pairs: int | None = None) -> float | None:
    """Return the share of possible arcs that are there, L / (2 x pairs).

    From 0 to 1; undefined where no pair could have a tie. Only where every pair was
    asked about does an arc that is not there mean that there is no tie.
    """
    return _density(dyad_census(graph, pairs))


def rho(graph: nx.DiGraph, pairs: int | None = None) -> float | None:
    """Return reciprocity corrected for density, rho = (r - a) / (1 - a), a the density.

    Above 0 more is returned than in a random network as dense, below 0 less; at most 1.
    Undefined without arcs and when every pair is tied both ways (0/0). Source:
    Garlaschelli & Loffredo 2004.
    """
    return _rho(dyad_census(graph, pairs))


def cyclic_arcs(graph: nx.DiGraph) -> float | None:
    """Return the share of arcs that lie on a directed cycle.

    An arc does when both its ends are in one strong component: what is given comes
    back, directly or through others. From 0 to 1; undefined without arcs. It is one
    less the flow hierarchy of Luo & Magee 2011.
    """
    tied = arcs(graph)
    if not tied:
        return None
    component: dict[Hashable, int] = {
        node: number for number, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes
    }
    return sum(component[giver] == component[receiver] for giver, receiver in tied) / len(tied)


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """All of the above for one network, and why a number is undefined, by its name in the output."""

    census: DyadCensus
    density: float | None
    arc: float | None
    dyad: float | None
    rho: float | None
    cyclic_arcs: float | None
    undefined: dict[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """Return the reciprocities by their names in the output."""
        return {"arc": self.arc, "dyad": self.dyad, "rho": self.rho, "cyclic_arcs": self.cyclic_arcs}


def reciprocity(graph: nx.DiGraph, pairs: int | None = None, *, asked: bool = True) -> Reciprocity:
    """Return the census and every reciprocity of a network, with reasons for what is undefined.

    `asked` says whether every pair was asked about; where it is False, density and rho
    are undefined, since they read a tie that is not there as absent.
    """
    census = dyad_census(graph, pairs)
    undefined: dict[str, str] = {}
    if not census.arcs:
        undefined = {f"reciprocity.{name}": NO_ARCS for name in ("arc", "dyad", "rho", "cyclic_arcs")}
    if not asked:
        undefined |= {"density": NOT_ASKED, "reciprocity.rho": NOT_ASKED}
    elif not census.pairs:
        undefined |= {"density": NO_PAIRS}
    elif census.mutual == census.pairs:
        undefined |= {"reciprocity.rho": COMPLETE}
    return Reciprocity(
        census,
        _density(census) if asked else None,
        _arc(census),
        _dyad(census),
        _rho(census) if asked else None,
        cyclic_arcs(graph),
        dict(sorted(undefined.items())),
    )


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
