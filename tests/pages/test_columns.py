"""Layout by columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.pages.columns import columns, onward

if TYPE_CHECKING:
    from coprod_kg.pages.layout import Point

NAMES = [f"n{number:02}" for number in range(14)]
CHAIN = list(pairwise(NAMES))
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1]),
    unique=True,
    max_size=40,
)


def _passes(start: Point, end: Point, card: Point) -> bool:
    """Return whether a straight line runs over a card."""
    steps = [(start.x + (end.x - start.x) * n / 50, start.y + (end.y - start.y) * n / 50) for n in range(51)]
    return any(abs(x - card.x) < 78 and abs(y - card.y) < 37 for x, y in steps)


@given(PAIRS)
def test_no_card_lies_on_another_and_all_have_a_place(pairs: list[tuple[str, str]]) -> None:
    """Whatever leads to what."""
    found = columns(NAMES, pairs)
    assert sorted(found) == sorted(NAMES)
    places = list(found.values())
    for number, one in enumerate(places):
        assert all(abs(one.x - other.x) >= 156 or abs(one.y - other.y) >= 74 for other in places[:number])


@given(PAIRS)
def test_all_lines_run_to_the_right_but_those_that_lead_back(pairs: list[tuple[str, str]]) -> None:
    """Without them there is no round; none of them is outside of one, and what is in no round stays."""
    kept = onward(NAMES, pairs)
    assert nx.is_directed_acyclic_graph(nx.DiGraph(kept))
    at = columns(NAMES, pairs)
    assert all(at[start].x < at[end].x for start, end in kept)
    onwards = nx.DiGraph(kept)
    assert all(nx.has_path(onwards, end, start) for start, end in set(pairs) - set(kept))


def test_chain_that_comes_back_is_read_from_its_beginning() -> None:
    """A round at its end does not fold a chain of causes together: only the line back runs to the left."""
    at = columns(NAMES, [*CHAIN, (NAMES[-1], NAMES[5]), (NAMES[4], NAMES[1])])
    assert [name for name, _ in sorted(at.items(), key=lambda one: one[1].x)] == NAMES
    assert len({point.x for point in at.values()}) == len(NAMES)


def test_cards_make_way_for_a_line_that_passes_their_columns() -> None:
    """Behind the cards in between it could not be seen."""
    chain = CHAIN[:3]
    for pairs in ([*chain, (NAMES[0], NAMES[3])], [*chain, (NAMES[3], NAMES[0])]):
        at = columns(NAMES[:4], pairs)
        assert not any(_passes(at[NAMES[0]], at[NAMES[3]], at[name]) for name in NAMES[1:3])


def test_barycentre_leaves_no_crossing_that_order_alone_would_make() -> None:
    """Two chains given in crossed order are drawn side by side."""
    at = columns(["a", "b", "x", "y", "z"], [("a", "y"), ("b", "x"), ("z", "x"), ("z", "y")])
    assert (at["a"].y - at["b"].y) * (at["y"].y - at["x"].y) > 0
