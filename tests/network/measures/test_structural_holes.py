"""Constraint and effective size by hand, and from Burt's sums written out."""

from __future__ import annotations

import networkx as nx
import pytest
from digraphs import digraphs
from hypothesis import given

from coprod_kg.network.measures import structural_holes as of
from coprod_kg.network.measures.digraph import digraph


def _between(graph: nx.DiGraph, one: int, other: int) -> float:
    """Return what runs between two nodes in either direction."""
    return sum(graph[a][b]["weight"] for a, b in ((one, other), (other, one)) if graph.has_edge(a, b))


@given(digraphs())
def test_constraint_is_the_sum_written_out(graph: nx.DiGraph) -> None:
    """Weighted and directed, pure receivers included."""

    def share(one: int, other: int) -> float:
        return _between(graph, one, other) / sum(_between(graph, one, any_one) for any_one in graph)

    for node, found in of.constraint(digraph(graph, weight="weight")).items():
        contacts = [other for other in graph if _between(graph, node, other)]
        expected = sum(
            (share(node, j) + sum(share(node, q) * share(q, j) for q in contacts if q != j)) ** 2
            for j in contacts
        )
        assert found == (pytest.approx(expected) if contacts else None)


@given(digraphs())
def test_effective_size_is_the_sum_written_out(graph: nx.DiGraph) -> None:
    """The one of networkx is right for undirected unweighted networks alone."""
    for node, found in of.effective_size(digraph(graph, weight="weight")).items():
        contacts = [other for other in graph if _between(graph, node, other)]
        total = sum(_between(graph, node, other) for other in graph)
        expected = sum(
            1
            - sum(
                _between(graph, node, q)
                / total
                * _between(graph, j, q)
                / max(_between(graph, j, k) for k in graph)
                for q in contacts
                if q != j
            )
            for j in contacts
        )
        assert found == (pytest.approx(expected) if contacts else None)


def test_who_bridges_is_held_least() -> None:
    """A hub of four who do not know each other has 4 x (1/4)^2, each of them 1, and nobody NaN."""
    graph = nx.DiGraph([("hub", leaf) for leaf in "abcd"])
    assert of.constraint(graph) == {"hub": 0.25} | dict.fromkeys("abcd", 1.0)
    assert of.effective_size(graph) == {"hub": 4} | dict.fromkeys("abcd", 1.0)


def test_two_contacts_who_know_each_other_hold_most() -> None:
    """In a triangle (1/2 + 1/4)^2 twice."""
    assert of.constraint(nx.cycle_graph(3, nx.DiGraph)) == pytest.approx(dict.fromkeys(range(3), 9 / 8))


def test_constraint_of_the_medici_is_the_least() -> None:
    """Both networkx and igraph give 0.2099 for the marriages."""
    found = of.constraint(nx.DiGraph(nx.florentine_families_graph()))
    assert min(found, key=lambda family: found[family]) == "Medici"
    assert found["Medici"] == pytest.approx(0.20987654)


@pytest.mark.filterwarnings("error")
def test_node_without_a_tie_has_no_value_and_all_others_have(edge_case: nx.DiGraph) -> None:
    """Nobody is there who could hold it."""
    alone = {node for node in edge_case if not edge_case.degree(node)}
    for found in (of.constraint(edge_case), of.effective_size(edge_case)):
        assert {node for node, value in found.items() if value is None} == alone
