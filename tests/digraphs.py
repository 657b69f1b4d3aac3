"""Directed networks drawn at random, for laws that hold in all of them, and the roles of three nodes."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st


@st.composite
def digraphs(draw: st.DrawFn, least: int = 0, most: int = 9) -> nx.DiGraph:
    """Draw a network of any density, from no arcs to all, whose arcs weigh 1 to 5."""
    n = draw(st.integers(least, most))
    graph = nx.gnp_random_graph(n, draw(st.floats(0, 1)), seed=draw(st.integers(0, 10**6)), directed=True)
    weights = draw(st.lists(st.integers(1, 5), min_size=1, max_size=7))
    for at, (start, end) in enumerate(graph.edges):
        graph[start][end]["weight"] = weights[at % len(weights)]
    return graph


def role(*groups: object) -> str:
    """Name the role of the second of three by their groups, as Gould & Fernandez do."""
    source, broker, target = groups
    if source == target:
        return "coordinator" if source == broker else "itinerant"
    return "representative" if source == broker else "gatekeeper" if broker == target else "liaison"
