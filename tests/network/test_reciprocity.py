"""Reciprocity of networks whose values are known, and the laws it keeps."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network import reciprocity as of

arcs = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30)


def _digraph(pairs: list[tuple[int, int]]) -> nx.DiGraph:
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(range(7))
    return graph


def test_known_small_network_has_its_known_values() -> None:
    """a-b mutual, c-a and b-d one-way, four actors: by hand M 1, A 2, N 3."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("c", "a"), ("b", "d")])
    found = of.reciprocity(graph)
    assert (found.census.mutual, found.census.asymmetric, found.census.null) == (1, 2, 3)
    assert found.arc == pytest.approx(0.5)
    assert found.dyad == pytest.approx(1 / 3)
    assert found.density == pytest.approx(4 / 12)
    assert found.rho == pytest.approx((0.5 - 1 / 3) / (1 - 1 / 3))
    assert found.cyclic_arcs == pytest.approx(0.5)


def test_directed_three_cycle_returns_nothing_in_pairs_and_everything_in_the_round() -> None:
    """Everyone gives one and gets one; dyadic reciprocity alone would call it none."""
    cycle = nx.cycle_graph(3, create_using=nx.DiGraph)
    assert of.arc_reciprocity(cycle) == 0
    assert of.dyad_reciprocity(cycle) == 0
    assert of.cyclic_arcs(cycle) == 1


def test_complete_mutual_network_is_wholly_reciprocal() -> None:
    """Where everybody gives to everybody, both reciprocities are 1, and rho is 0/0."""
    found = of.reciprocity(nx.complete_graph(5, create_using=nx.DiGraph))
    assert (found.arc, found.dyad, found.cyclic_arcs, found.density) == (1, 1, 1, 1)
    assert found.rho is None
    assert found.undefined == {"reciprocity.rho": of.COMPLETE}


def test_empty_layer_is_undefined_and_not_zero() -> None:
    """No arcs means nothing could be returned, which is not the same as nothing was."""
    found = of.reciprocity(nx.empty_graph(3, create_using=nx.DiGraph))
    assert set(found.values().values()) == {None}
    assert found.density == 0
    assert set(found.undefined.values()) == {of.NO_ARCS}


@pytest.mark.parametrize("actors", [0, 1])
def test_network_without_pairs_has_no_density(actors: int) -> None:
    """One actor alone has nobody to be tied with."""
    found = of.reciprocity(nx.empty_graph(actors, create_using=nx.DiGraph))
    assert found.density is None
    assert found.undefined["density"] == of.NO_PAIRS


def test_silence_is_not_read_as_absence_when_nobody_asked() -> None:
    """Density and rho need pairs that were asked; the counts and shares of ties do not."""
    found = of.reciprocity(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]), asked=False)
    assert found.density is None
    assert found.rho is None
    assert set(found.undefined.values()) == {of.NOT_ASKED}
    assert found.arc == pytest.approx(2 / 3)


def test_parallel_edges_are_one_arc_and_loops_none() -> None:
    """Libraries count both in four ways; two claims about one tie are one tie."""
    graph = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a"), ("a", "a")])
    assert of.dyad_census(graph) == of.DyadCensus(1, 0, 0)


def test_undirected_network_is_refused() -> None:
    """A tie without direction is no mutual tie."""
    with pytest.raises(TypeError, match="directed"):
        of.arc_reciprocity(nx.Graph([("a", "b")]))


def test_only_pairs_that_could_be_tied_count_as_null() -> None:
    """Two actors of different partnerships were never in a position to be tied."""
    assert of.dyad_census(nx.DiGraph([(1, 2)]), pairs=4).null == 3
    assert of.density(nx.DiGraph([(1, 2)]), pairs=4) == pytest.approx(1 / 8)


@given(arcs)
def test_dyad_follows_from_arc(pairs: list[tuple[int, int]]) -> None:
    """The two published definitions are one number in two scales: d = r / (2 - r)."""
    arc, dyad = of.arc_reciprocity(_digraph(pairs)), of.dyad_reciprocity(_digraph(pairs))
    assert (arc is None) == (dyad is None)
    if arc is not None:
        assert dyad == pytest.approx(arc / (2 - arc))


@given(arcs)
def test_reversal_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    """Who gives and who receives may be swapped throughout."""
    graph = _digraph(pairs)
    assert of.reciprocity(graph) == of.reciprocity(graph.reverse())


@given(arcs, st.permutations(range(7)))
def test_names_do_not_matter(pairs: list[tuple[int, int]], names: list[int]) -> None:
    """A measure of a network is the same whoever the actors are."""
    graph = _digraph(pairs)
    assert of.reciprocity(graph) == of.reciprocity(nx.relabel_nodes(graph, dict(enumerate(names))))


@given(arcs)
def test_census_adds_up(pairs: list[tuple[int, int]]) -> None:
    """Every pair is mutual, asymmetric or null, and the arcs are 2M + A."""
    graph = _digraph(pairs)
    census = of.dyad_census(graph)
    assert census.pairs == 21
    assert census.arcs == len(of.arcs(graph))


@given(arcs)
def test_mutual_arcs_lie_on_cycles(pairs: list[tuple[int, int]]) -> None:
    """What comes back directly comes back: cyclic arcs are at least the returned ones."""
    graph = _digraph(pairs)
    arc, cyclic = of.arc_reciprocity(graph), of.cyclic_arcs(graph)
    if arc is not None and cyclic is not None:
        assert cyclic >= arc - 1e-12
