"""The layout by closeness."""

from __future__ import annotations

from math import dist

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_kg.pages.closeness import closeness
from coprod_kg.pages.layout import have_room

NAMES = [f"n{number}" for number in range(20)]
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    unique=True,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_nothing_overlaps_and_all_have_a_place(pairs: list[tuple[str, str]]) -> None:
    """Also those in no tie, and those in parts of their own."""
    at = closeness(NAMES, pairs)
    assert sorted(at) == sorted(NAMES)
    assert have_room(list(at.values()))
    assert closeness(NAMES, pairs) == at


def test_distances_follow_the_ties_between() -> None:
    """In a chain those far apart along it are far apart in the plane."""
    chain = [(NAMES[n], NAMES[n + 1]) for n in range(9)]
    at = closeness(NAMES[:10], chain)
    steps = [dist(at[NAMES[0]], at[NAMES[n]]) for n in range(10)]
    assert steps == sorted(steps)


def test_groups_that_few_ties_join_stand_apart() -> None:
    """Two cliques with one tie between them are seen as two."""
    graph = nx.disjoint_union(nx.complete_graph(8), nx.complete_graph(8))
    graph.add_edge(0, 8)
    at = closeness(NAMES[:16], [(NAMES[a], NAMES[b]) for a, b in graph.edges])
    within = [dist(at[NAMES[a]], at[NAMES[b]]) for a, b in graph.edges if (a < 8) == (b < 8)]
    across = [dist(at[NAMES[a]], at[NAMES[b]]) for a in range(1, 8) for b in range(9, 16)]
    assert sum(across) / len(across) > 1.5 * sum(within) / len(within)


def test_more_actors_than_pivots_have_room_too() -> None:
    """Large maps are laid out by a sample of distances."""
    graph = nx.gnm_random_graph(2_000, 5_000, seed=1)
    names = [f"n{n}" for n in range(2_000)]
    at = closeness(names, [(names[a], names[b]) for a, b in graph.edges])
    assert len(at) == 2_000
    assert have_room(list(at.values()))
