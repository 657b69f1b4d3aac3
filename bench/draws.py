"""What draws of null models cost beside loops over networks: `python bench/draws.py [--quick]`.

200 actors, a thousand draws. A loop draws a network with igraph or networkx, or with numpy what they do not
draw, builds their graph, and measures it. Slow loops run a few times, and are told for all.
"""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import networkx as nx
from networks import Igraph, installed, network, timed

from coprod_kg.network.chance.census import triad_censuses
from coprod_kg.network.chance.degrees import mutual_of_degrees
from coprod_kg.network.chance.mutual import MutualDyads
from coprod_kg.network.chance.null import generator, null
from coprod_kg.network.chance.pairs import Pairs, dyads
from coprod_kg.network.chance.weights import returned_weights
from coprod_kg.network.measures.reciprocity import arc_reciprocity

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.measures.digraph import Digraph

ACTORS: Final = 200
DENSITIES: Final = (0.05, 0.1, 0.3)
DRAWS: Final = 1000
FEW: Final = 10
ROUNDS: Final = 5
WANTED: Final = {"density": (10, 100), "dyads": (10, 100)}  # loops of igraph and networkx, times ours


def loop(net: Digraph, name: str, draws: int) -> None:
    """Draw, build a graph of networkx, and measure it."""
    measure = {"dyads": nx.triadic_census, "weights": _returned}.get(name, nx.overall_reciprocity)
    graph = nx.empty_graph(len(net), nx.DiGraph)
    graph.add_edges_from(zip(*(places.tolist() for places in net.arcs), strict=True))
    rng = generator(1)
    for seed in range(draws):
        if name == "density":
            drawn = nx.gnm_random_graph(len(net), net.size, seed=seed, directed=True)
        elif name == "degrees":
            drawn = nx.directed_edge_swap(graph.copy(), nswap=5 * net.size, max_tries=10**9, seed=seed)
        else:
            (made,) = null(net, name, 1, rng)
            drawn = nx.empty_graph(len(net), nx.DiGraph)
            starts, ends = (places.tolist() for places in made.arcs)
            drawn.add_weighted_edges_from(zip(starts, ends, made.weights.data.tolist(), strict=True))
        measure(drawn)


def _returned(graph: nx.DiGraph) -> float:
    """Return weighted reciprocity, edge by edge."""
    there = {(start, end): weight for start, end, weight in graph.edges(data="weight")}
    return sum(min(w, there.get((b, a), 0)) for (a, b), w in there.items()) / sum(there.values())


def compare(density: float) -> None:
    """Print what draws of each null model cost beside loops."""
    net = network(ACTORS, round(density * ACTORS * (ACTORS - 1)))
    mutual, asymmetric = dyads(net)
    known, pairs, rng = MutualDyads(net.pairs, net.size), Pairs.of(net), generator(1)
    ours: dict[str, Callable[[], Any]] = {
        "density": lambda: 2 * known.draw(DRAWS, rng) / net.size,
        "dyads": lambda: triad_censuses(pairs, mutual, asymmetric, DRAWS, rng),
        "degrees": lambda: 2 * mutual_of_degrees(net, DRAWS, rng) / net.size,
        "weights": lambda: returned_weights(net, DRAWS, rng),
    }
    print(f"\n{DRAWS:,} draws on {ACTORS} actors, density {density}: loop / ours, ours")
    with Igraph() as igraph:
        igraph.load(net)
        for name, call in ours.items():
            mine = median(timed(call)[0] for _ in range(ROUNDS))
            slow = timed(lambda name=name: loop(net, name, FEW))[0] * DRAWS / FEW / mine
            if name == "weights":  # a loop of igraph would be one of Python
                print(f"  {name:8} {'':17} networkx {slow:9.1f} {mine:8.4f} s")
                continue
            many = DRAWS if name == "density" else FEW
            fast = igraph.ask(name, draws=many)[0] * DRAWS / many / mine
            least = WANTED.get(name, (1, 1))
            under = "" if fast >= least[0] and slow >= least[1] else f", UNDER {least[0]} or {least[1]}"
            print(f"  {name:8} igraph {fast:9.1f}, networkx {slow:9.1f} {mine:8.4f} s{under}")
    whole = timed(lambda: [arc_reciprocity(one) for one in null(net, "density", DRAWS, rng)])[0]
    exact = timed(lambda: MutualDyads(net.pairs, net.size).significance(mutual))[0]
    print(f"  density, in closed form: {exact:.4f} s; with each draw a whole network: {whole:.4f} s")


def main(*, quick: bool = False) -> None:
    """Print the comparison at each density, or at the least only."""
    installed()
    for density in DENSITIES[:1] if quick else DENSITIES:
        compare(density)


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
