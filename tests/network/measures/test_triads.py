"""The triad census against networks counted by hand and against networkx's own way of counting."""

from __future__ import annotations

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures.triads import TYPES, triad_census


@given(st.integers(0, 9), st.floats(0, 1), st.integers(0, 10**6))
def test_networkx_counts_the_same(actors: int, dense: float, seed: int) -> None:
    """Two ways of counting that share nothing must agree on every type."""
    graph = nx.gnp_random_graph(actors, dense, seed=seed, directed=True)
    assert triad_census(graph) == nx.triadic_census(graph)


def test_there_are_sixteen_types() -> None:
    """Every way in which three can be tied has its name in the output, whether it occurs or not."""
    assert len(TYPES) == 16
    assert list(triad_census(nx.DiGraph())) == list(TYPES)


def test_three_cycle_is_a_type_of_its_own() -> None:
    """Everyone gives and gets, nobody returns anything directly."""
    census = triad_census(nx.cycle_graph(3, create_using=nx.DiGraph))
    assert {name: many for name, many in census.items() if many} == {"030C": 1}


@pytest.mark.parametrize("actors", [0, 1, 2, 10_000])
def test_actors_without_ties_make_empty_triads_only(actors: int) -> None:
    """Nothing is listed that is not tied, so ten thousand cost no more than two."""
    census = triad_census(nx.empty_graph(actors, create_using=nx.DiGraph))
    assert census["003"] == sum(census.values()) == math.comb(actors, 3)
