"""igraph's answers and seconds, one line of JSON for each line that asks; started by networks.py.

It runs in an environment of its own, for igraph is under the GPL and no requirement of the package.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import igraph
import numpy as np


def load(path: str, nodes: int) -> igraph.Graph:
    """Return the network whose arcs are the two rows of a file."""
    return igraph.Graph(n=nodes, edges=np.load(path).T, directed=True)


def density(graph: igraph.Graph, draws: int) -> None:
    """Draw networks as dense, and measure arc reciprocity."""
    for _ in range(draws):
        igraph.Graph.Erdos_Renyi(n=graph.vcount(), m=graph.ecount(), directed=True).reciprocity()


def dyads(graph: igraph.Graph, draws: int) -> None:
    """Draw networks with the dyad census, which igraph itself does not, and count triads."""
    rng = np.random.default_rng(1)
    mutual, asymmetric, _ = graph.dyad_census()
    first, second = np.triu_indices(graph.vcount(), 1)
    for _ in range(draws):
        chosen = rng.choice(len(first), mutual + asymmetric, replace=False)
        turned = rng.integers(0, 2, len(chosen), dtype=bool)
        starts = np.where(turned, first[chosen], second[chosen])
        ends = np.where(turned, second[chosen], first[chosen])
        arcs = np.concatenate([[starts, ends], [ends[:mutual], starts[:mutual]]], axis=1)
        igraph.Graph(n=graph.vcount(), edges=arcs.T, directed=True).triad_census()


def degrees(graph: igraph.Graph, draws: int) -> None:
    """Rewire with ten tries an arc, each time from the network as it was, and measure arc reciprocity."""
    for _ in range(draws):
        drawn = graph.copy()
        drawn.rewire(10 * graph.ecount())
        drawn.reciprocity()


def answer(graph: igraph.Graph | None, asked: dict[str, Any]) -> Any:
    """Return what a call gives, in plain values."""
    call = asked.pop("call")
    if call in {"density", "dyads", "degrees"}:
        return globals()[call](graph, **asked)
    found = getattr(graph, call)(**asked)
    return list(found) if isinstance(found, tuple | igraph.TriadCensus) else found


def main() -> None:
    """Answer until nothing more is asked."""
    graph = None
    for line in sys.stdin:
        asked = json.loads(line)
        start = time.perf_counter()
        value = None
        if asked["call"] == "load":
            graph = load(asked["path"], asked["nodes"])
        else:
            value = answer(graph, asked)
        print(json.dumps({"seconds": time.perf_counter() - start, "value": value}), flush=True)


if __name__ == "__main__":
    main()
