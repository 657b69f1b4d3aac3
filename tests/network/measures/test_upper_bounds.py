"""Least upper bounds by hand, and against their definition written out."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from digraphs import digraphs
from hypothesis import given

from coprod_kg.network.measures import upper_bounds as of
from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.reach import parts


def bounded(graph: nx.DiGraph) -> int:
    """Count the pairs with a least upper bound as the definition says it."""
    above = {node: {node, *nx.ancestors(graph, node)} for node in graph}
    return sum(
        any((above[one] & above[other]) <= above[bound] for bound in above[one] & above[other])
        for one, other in combinations(graph, 2)
    )


@given(digraphs(most=12))
def test_pairs_with_a_least_upper_bound_are_those_of_the_definition(graph: nx.DiGraph) -> None:
    """A count of who is above stands for the comparison of all upper bounds."""
    assert sum(of.bounded_pairs(part) for part in parts(digraph(graph))) == bounded(graph)


@pytest.mark.parametrize("cells", [1, 400, 1 << 24])
def test_pairs_in_blocks_are_the_pairs(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are held at once is a matter of memory, never of the number."""
    monkeypatch.setattr(of, "_CELLS", cells)
    whole = nx.gnp_random_graph(40, 0.05, seed=3, directed=True)
    graph = nx.DiGraph([(min(arc), max(arc)) for arc in whole.edges if sum(arc) % 7])
    assert sum(of.bounded_pairs(part) for part in parts(digraph(graph))) == bounded(graph) > 0
