"""Whether a gift of one kind is answered by one of another, and the laws that this keeps."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coprod_kg.network.measures import multiplex as of
from coprod_kg.network.measures.reciprocity import arc_reciprocity, rho

networks = st.tuples(st.integers(2, 7), st.floats(0, 1), st.integers(0, 10**6)).map(
    lambda drawn: nx.gnp_random_graph(drawn[0], drawn[1], seed=drawn[2], directed=True)
)


def test_funding_is_answered_by_knowledge() -> None:
    """Two of three gifts of funding are answered; the third way round is no answer."""
    funding = nx.DiGraph([("a", "b"), ("a", "c"), ("a", "d")])
    knowledge = nx.DiGraph([("b", "a"), ("c", "a"), ("a", "d")])
    assert of.answered(funding, knowledge) == pytest.approx(2 / 3)
    assert of.answered(nx.DiGraph(), knowledge) is None


@given(networks)
def test_a_layer_answered_by_itself_is_reciprocity(graph: nx.DiGraph) -> None:
    """Multireciprocity of one layer is arc reciprocity; corrected for density it is rho."""
    assert of.answered(graph, graph) == pytest.approx(arc_reciprocity(graph))
    turned = of.correlation(graph, graph, turned=True)
    assume(turned is not None)
    assert turned == pytest.approx(rho(graph))


@given(networks, networks)
def test_correlation_is_pearsons_over_ordered_pairs(one: nx.DiGraph, other: nx.DiGraph) -> None:
    """The closed form is the definition, worked out on the whole matrices."""
    first, second = of.aligned(one, other)
    off = ~np.eye(len(first), dtype=bool)
    a, b = (layer.binary.toarray()[off] for layer in (first, second))
    found = of.correlation(one, other)
    if a.std() and b.std():
        assert found == pytest.approx(np.corrcoef(a, b)[0, 1])
    else:
        assert found is None


def test_layers_of_different_actors_are_laid_over_all_of_them() -> None:
    """Who gives nothing of the one may give the other."""
    first, second = of.aligned(nx.DiGraph([("a", "b")]), nx.DiGraph([("c", "a")]))
    assert first.nodes == second.nodes == ("a", "b", "c")
    assert second.binary.toarray()[2, 0] == 1


def test_return_may_come_in_the_next_period() -> None:
    """Of two who were given to, one returned it at once, the other only later."""
    before = nx.DiGraph([("a", "b"), ("b", "a"), ("a", "c")])
    after = nx.DiGraph([("c", "a")])
    assert of.returned_later(before, after) == 1
    assert of.returned_later(before, nx.DiGraph()) == pytest.approx(2 / 3)
    assert of.returned_later(nx.DiGraph(), after) is None
