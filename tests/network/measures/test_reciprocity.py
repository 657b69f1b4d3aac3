"""Reciprocity of networks whose values are known, and the laws it keeps."""

from __future__ import annotations

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures import reciprocity as of

arcs = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30)
NAMES = ["density", *(f"reciprocity.{name}" for name in ("arc", "dyad", "rho", "cyclic_arcs"))]


def _digraph(pairs: list[tuple[int, int]]) -> nx.DiGraph:
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(range(7))
    return graph


def _weighted(*arcs: tuple[str, str, float]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_weighted_edges_from(arcs)
    return graph


def test_known_small_network_has_its_known_values() -> None:
    """a-b mutual, c-a and b-d one-way, four actors: by hand M 1, A 2, N 3."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("c", "a"), ("b", "d")])
    values, undefined = of.reciprocity(graph)
    assert of.dyad_census(graph) == of.DyadCensus(1, 2, 3)
    assert [values[name] for name in NAMES] == pytest.approx(
        [4 / 12, 0.5, 1 / 3, (0.5 - 1 / 3) / (1 - 1 / 3), 0.5]
    )
    assert values["reciprocity.log_odds"] == pytest.approx(math.log(4 * 1 * 3 / 2**2))
    assert not undefined


def test_katz_and_powell_by_hand() -> None:
    """Five actors in a ring, each giving to the next: nothing returned, less than by chance."""
    assert of.katz_powell(nx.cycle_graph(5, create_using=nx.DiGraph)) == pytest.approx(-1 / 3)


def test_mutuality_is_undefined_where_all_give_to_all() -> None:
    """Whoever gives to everybody chose nobody."""
    values, undefined = of.reciprocity(nx.complete_graph(4, create_using=nx.DiGraph))
    assert values["reciprocity.katz_powell"] is None
    assert undefined["reciprocity.katz_powell"] == of.COMPLETE


def test_directed_three_cycle_returns_nothing_in_pairs_and_everything_in_the_round() -> None:
    """Everyone gives one and gets one; dyadic reciprocity alone would call it none."""
    cycle = nx.cycle_graph(3, create_using=nx.DiGraph)
    assert of.arc_reciprocity(cycle) == 0
    assert of.dyad_reciprocity(cycle) == 0
    assert of.cyclic_arcs(cycle) == 1


def test_complete_mutual_network_is_wholly_reciprocal() -> None:
    """Where everybody gives to everybody, both reciprocities are 1, and rho is 0/0."""
    values, undefined = of.reciprocity(nx.complete_graph(5, create_using=nx.DiGraph))
    assert [values[name] for name in NAMES] == [1, 1, 1, None, 1]
    assert undefined["reciprocity.rho"] == of.COMPLETE


def test_empty_layer_is_undefined_and_not_zero() -> None:
    """No arcs means nothing could be returned, which is not the same as nothing was."""
    values, undefined = of.reciprocity(nx.empty_graph(3, create_using=nx.DiGraph))
    assert values.pop("density") == 0
    assert set(values.values()) == {None}
    assert undefined == dict.fromkeys(values, of.NO_ARCS)


@pytest.mark.parametrize("actors", [0, 1])
def test_network_without_pairs_has_no_density(actors: int) -> None:
    """One actor alone has nobody to be tied with."""
    values, undefined = of.reciprocity(nx.empty_graph(actors, create_using=nx.DiGraph))
    assert values["density"] is None
    assert undefined["density"] == of.NO_PAIRS


def test_silence_is_not_read_as_absence_when_nobody_asked() -> None:
    """Density and what is corrected for it need pairs that were asked; shares of ties do not."""
    values, undefined = of.reciprocity(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]), asked=False)
    gated = {name for name, value in values.items() if value is None}
    assert gated == {"density", "reciprocity.rho", "reciprocity.katz_powell", "reciprocity.log_odds"}
    assert undefined == dict.fromkeys(gated, of.NOT_ASKED)
    assert values["reciprocity.arc"] == pytest.approx(2 / 3)


@given(arcs, st.booleans())
def test_every_undefined_number_has_its_reason(pairs: list[tuple[int, int]], asked: bool) -> None:  # noqa: FBT001  # given by hypothesis
    """A null without a reason would be read as a fault of the program."""
    values, undefined = of.reciprocity(_digraph(pairs), asked=asked)
    assert {name for name, value in values.items() if value is None} == set(undefined)


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


def test_weight_is_returned_as_far_as_the_other_way_matches_it() -> None:
    """Given 5, returned 1, and 4 one way: 2 of 10."""
    graph = _weighted(("a", "b", 5), ("b", "a", 1), ("a", "c", 4))
    assert of.weighted_reciprocity(graph) == pytest.approx(2 / 10)


def test_weighted_rho_is_zero_where_as_much_is_returned_as_by_chance() -> None:
    """Its expectation when whole weights fall at random: e = p / (1 + p), p = W / (W + 2 pairs)."""
    graph = _weighted(("a", "b", 3), ("b", "a", 1))
    share = 4 / (4 + 2 * 10)
    expected = share / (1 + share)
    assert of.weighted_rho(graph, pairs=10) == pytest.approx((0.5 - expected) / (1 - expected))


def test_ties_without_weight_take_no_part_in_weighted_reciprocity() -> None:
    """A strength that nobody stated is unknown, and not zero."""
    graph = _weighted(("a", "b", 2), ("b", "a", 2))
    graph.add_edge("b", "c")
    assert of.weighted_reciprocity(graph) == 1
    assert of.weighted_reciprocity(nx.DiGraph()) is None


@given(arcs, st.floats(0.01, 100))
def test_equal_weights_give_the_binary_number(pairs: list[tuple[int, int]], weight: float) -> None:
    """Weighted and arc reciprocity are one definition where no tie weighs more than another."""
    graph = _digraph(pairs)
    nx.set_edge_attributes(graph, weight, "weight")
    assert of.weighted_reciprocity(graph) == pytest.approx(of.arc_reciprocity(graph))


@given(arcs)
def test_dyad_follows_from_arc(pairs: list[tuple[int, int]]) -> None:
    """The two published definitions are one number in two scales: d = r / (2 - r)."""
    arc, dyad = of.arc_reciprocity(_digraph(pairs)), of.dyad_reciprocity(_digraph(pairs))
    assert (arc is None) == (dyad is None)
    if arc is not None:
        assert dyad == pytest.approx(arc / (2 - arc))


@given(arcs)
def test_reversal_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    """Who gives and who receives may be swapped throughout, but for an index that starts from who gives."""
    there, back = (of.reciprocity(graph)[0] for graph in (_digraph(pairs), _digraph(pairs).reverse()))
    for values in (there, back):
        del values["reciprocity.katz_powell"]
    assert there == back


@given(arcs, st.permutations(range(7)))
def test_names_do_not_matter(pairs: list[tuple[int, int]], names: list[int]) -> None:
    """A measure of a network is the same whoever the actors are."""
    graph = _digraph(pairs)
    assert of.reciprocity(graph) == of.reciprocity(nx.relabel_nodes(graph, dict(enumerate(names))))


@given(arcs)
def test_census_adds_up(pairs: list[tuple[int, int]]) -> None:
    """Every pair is mutual, asymmetric or null, and the arcs are 2M + A."""
    census = of.dyad_census(_digraph(pairs))
    assert census.pairs == 21
    assert census.arcs == len({(a, b) for a, b in pairs if a != b})


@given(arcs)
def test_mutual_arcs_lie_on_cycles(pairs: list[tuple[int, int]]) -> None:
    """What comes back directly comes back: cyclic arcs are at least the returned ones."""
    graph = _digraph(pairs)
    arc, cyclic = of.arc_reciprocity(graph), of.cyclic_arcs(graph)
    if arc is not None and cyclic is not None:
        assert cyclic >= arc - 1e-12
