"""What measures cost beside igraph, or scipy where igraph has none: `python bench/measures.py [--quick]`.

10,000 actors with a million arcs, and 1,000 with 100,000; --quick measures the smaller only. The two sides
run by turns; ratios are what to compare. What both give is compared too.
"""

from __future__ import annotations

import resource
import sys
import tracemalloc
from math import log
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from networks import Igraph, fresh, installed, network, timed
from scipy.sparse import diags_array
from scipy.sparse.linalg import cg

from coprod_kg.network.measures.digraph import Digraph, from_arcs
from coprod_kg.network.measures.levels import springrank
from coprod_kg.network.measures.reciprocity import arc_reciprocity, dyad_census, weighted_reciprocity
from coprod_kg.network.measures.status import pagerank
from coprod_kg.network.measures.triads import triad_census

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES: Final = ((1_000, 100_000), (10_000, 1_000_000))  # actors and arcs
ROUNDS: Final = 15
SIMPLE, TRIADS = 3.0, 1.0  # times theirs, at most


class Side(NamedTuple):
    """One measure: what we do, what the other side does, the ratio wanted, how often."""

    ours: Callable[[], Any]
    theirs: Callable[[], tuple[float, Any]]
    wanted: float = SIMPLE
    rounds: int = ROUNDS


def sides(net: Digraph, igraph: Igraph) -> dict[str, Side]:
    """Return the measures by name."""
    weights = net.weights

    def census() -> list[int]:
        found = dyad_census(fresh(net))
        return [found.mutual, found.asymmetric, found.null]

    def returned() -> float:
        return float(weights.minimum(weights.T).sum() / weights.sum())

    def solved() -> Any:
        out, into = weights.sum(axis=1), weights.sum(axis=0)
        found = cg(diags_array(out + into) - (weights + weights.T), out - into, rtol=1e-12)[0]
        return found - found.mean()

    return {
        "building the network / igraph": Side(
            lambda: from_arcs(net.nodes, *net.arcs).size, lambda: (igraph.load(net), net.size), rounds=3
        ),
        "arc reciprocity / igraph": Side(
            lambda: arc_reciprocity(fresh(net)), lambda: igraph.ask("reciprocity")
        ),
        "dyad census / igraph": Side(census, lambda: igraph.ask("dyad_census")),
        "weighted reciprocity / scipy": Side(
            lambda: weighted_reciprocity(fresh(net, weighted=True)), lambda: timed(returned)
        ),
        "PageRank / igraph": Side(
            lambda: list(pagerank(fresh(net)).values()), lambda: igraph.ask("pagerank")
        ),
        "SpringRank / scipy": Side(
            lambda: list(springrank(fresh(net, weighted=True)).values()), lambda: timed(solved)
        ),
        "triad census / igraph": Side(
            lambda: list(triad_census(fresh(net)).values()), lambda: igraph.ask("triad_census"), TRIADS, 1
        ),
    }


def compare(actors: int, arcs: int) -> dict[str, float]:
    """Print each measure beside the other side; return our seconds."""
    net = network(actors, arcs)
    print(f"\n{actors:,} actors, {net.size:,} arcs: ours / theirs, ours, and what we take at most beside")
    spent: dict[str, float] = {}
    with Igraph() as igraph:
        igraph.load(net)
        for name, side in sides(net, igraph).items():
            runs = [(timed(side.ours), side.theirs()) for _ in range(side.rounds)]
            (_, mine), (_, other) = runs[0]
            ratio = median(us / them for (us, _), (them, _) in runs)
            spent[name] = median(us for (us, _), _ in runs)
            same = "the same" if np.allclose(mine, other, rtol=1e-6, atol=1e-9) else "NOT THE SAME"
            over = "" if ratio <= side.wanted else f", OVER {side.wanted}"
            print(f"  {name:32} {ratio:7.3f} {spent[name]:8.3f} s {peak(side.ours):6.0f} MB, {same}{over}")
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  resident memory at most, of all together: {resident:.0f} MB")
    return spent


def peak(call: Callable[[], Any]) -> float:
    """Return the MB that a call takes at most beside what is there."""
    tracemalloc.start()
    call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def main(*, quick: bool = False) -> None:
    """Print every comparison, and how our seconds grow."""
    installed()
    if quick:
        compare(*SIZES[0])
        return
    (less, more) = (compare(*size) for size in SIZES)
    print(f"\nFrom {SIZES[0][1]:,} to {SIZES[1][1]:,} arcs our seconds grow as arcs^x, x =")
    for name, seconds in less.items():
        exponent = log(more[name] / seconds) / log(SIZES[1][1] / SIZES[0][1])
        print(f"  {name.partition(' /')[0]:32} {exponent:6.2f}")


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
