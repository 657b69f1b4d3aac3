"""Layouts by levels."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, minimize

from coprod_kg.pages.layout import have_room
from coprod_kg.pages.levels import levels, spread, status

NAMES = [f"n{number}" for number in range(12)]
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    unique=True,
    max_size=40,
)


@given(PAIRS)
def test_every_tie_outside_a_round_runs_down(pairs: list[tuple[str, str]]) -> None:
    """Whoever is only above stands above."""
    parted = levels(NAMES, pairs)
    level = {name: number for number, row in enumerate(parted) for name in row}
    rounds = {
        name: number
        for number, members in enumerate(nx.strongly_connected_components(nx.DiGraph(pairs)))
        for name in members
    }
    assert sorted(level) == sorted(NAMES)
    assert all(
        level[giver] < level[receiver] for giver, receiver in pairs if rounds[giver] != rounds[receiver]
    )


def test_in_a_round_those_more_often_above_stand_higher() -> None:
    """One tie that closes a chain into a round does not make all equal."""
    chain = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "c"), ("b", "d"), ("a", "d")]
    level = {name: number for number, row in enumerate(levels("abcd", [*chain, ("d", "a")])) for name in row}
    assert level["a"] < level["d"]
    assert levels("ab", [("a", "b"), ("b", "a")]) == [["a", "b"]]


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_spread_is_the_least_squares_solution(wanted: list[float]) -> None:
    """No other places, in this order and a gap apart, are nearer to those wanted."""
    found = spread(wanted, 10.0)
    assert all(after - before >= 10.0 - 1e-9 for before, after in pairwise(found))
    many = len(wanted)
    if many > 1:
        steps = [
            [float(place == n + 1) - float(place == n) for place in range(many)] for n in range(many - 1)
        ]
        best = minimize(
            lambda at: sum((a - w) ** 2 for a, w in zip(at, wanted, strict=True)),
            [n * 100.0 for n in range(many)],
            constraints=LinearConstraint(steps, lb=10.0),
        )
        assert sum((a - w) ** 2 for a, w in zip(found, wanted, strict=True)) <= best.fun + 1e-3


@given(PAIRS)
def test_nothing_overlaps_and_all_have_a_place(pairs: list[tuple[str, str]]) -> None:
    """Whoever is in no tie too."""
    at = status(NAMES, pairs)
    assert sorted(at) == sorted(NAMES)
    assert have_room(list(at.values()))
