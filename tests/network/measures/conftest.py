"""Networks that break measures: too small, without arcs, in parts, complete, acyclic."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # speed is shown in bench/
settings.load_profile("untimed")

EDGE_CASES = {
    "nobody": nx.empty_graph(0, nx.DiGraph),
    "one": nx.empty_graph(1, nx.DiGraph),
    "two": nx.empty_graph(2, nx.DiGraph),
    "one arc": nx.DiGraph([(0, 1)]),
    "one pair": nx.DiGraph([(0, 1), (1, 0)]),
    "isolates": nx.empty_graph(5, nx.DiGraph),
    "two parts": nx.DiGraph([(0, 1), (2, 3), (3, 2), (3, 4)]),
    "complete": nx.complete_graph(4, nx.DiGraph),
    "acyclic": nx.DiGraph([(0, 1), (0, 2), (1, 3), (2, 3)]),
    "cycle": nx.cycle_graph(5, nx.DiGraph),
    "many without arcs": nx.empty_graph(10_000, nx.DiGraph),
}


@pytest.fixture(params=EDGE_CASES.values(), ids=EDGE_CASES.keys())
def edge_case(request: pytest.FixtureRequest) -> nx.DiGraph:
    """Give each network on which a measure may divide by nothing."""
    return request.param
