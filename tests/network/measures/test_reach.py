"""Strong components in their order, and whom each reaches, against networkx's way of walking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
from digraphs import digraphs
from hypothesis import given

from coprod_kg.network.measures import reach as of
from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    import pytest


@given(digraphs())
def test_arcs_among_strong_components_lead_on(graph: nx.DiGraph) -> None:
    """What is above has the lower number, so that one pass over the rows is enough."""
    for part in of.parts(digraph(graph)):
        starts, ends = part.below.nonzero()
        assert (starts < ends).all()
        assert part.sizes.sum() == len(part.nodes) > 1


@given(digraphs())
def test_nodes_reached_are_those_networkx_walks_to(graph: nx.DiGraph) -> None:
    """Both how many are reached from a node and from how many it is."""
    found = {}
    for part in of.parts(digraph(graph)):
        down, up = of.weighed(part, of.reached(part))
        found |= {
            int(node): (down[member], up[member])
            for node, member in zip(part.nodes, part.members, strict=True)
        }
    assert found == {
        node: (1 + len(nx.descendants(graph, node)), 1 + len(nx.ancestors(graph, node)))
        for node in graph
        if graph.degree(node)
    }


def test_rows_unpacked_together_are_rows_unpacked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are looked at at once is a matter of memory, never of the number."""
    [part] = of.parts(digraph(nx.path_graph(20, nx.DiGraph)))
    monkeypatch.setattr(of, "_CELLS", 1)
    assert of.weighed(part, of.reached(part))[0].tolist() == list(range(20, 0, -1))
