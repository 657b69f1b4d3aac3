"""Ranks and their correlation against values counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.measures.ranks import ranks, spearman


def test_ties_share_the_mean_of_their_ranks() -> None:
    """The two of 5 hold the ranks 2 and 3."""
    assert ranks([5, 1, 5, 9]).tolist() == [2.5, 1, 2.5, 4]


def test_spearman_by_hand() -> None:
    """1 - 6 sum d^2 / (n (n^2 - 1)) without ties: d = 0, 1, 1, 0."""
    assert spearman([1, 2, 3, 4], [10, 30, 20, 40]) == pytest.approx(1 - 6 * 2 / (4 * 15))


def test_what_holds_between_strata_plays_no_part() -> None:
    """In each stratum the order is turned round, though both lie higher in the second."""
    first, second = [1, 2, 11, 12], [2, 1, 12, 11]
    assert spearman(first, second) == pytest.approx(0.6)
    assert spearman(first, second, ["a", "a", "b", "b"]) == pytest.approx(-1)


def test_no_order_has_no_correlation() -> None:
    """Where all are alike, nothing rises with anything."""
    assert spearman([1, 1, 1], [1, 2, 3]) is None
    assert spearman([], []) is None


def test_sums_that_differ_by_rounding_alone_are_ties() -> None:
    """Shares of ways that add up to one in another order would else part actors who are alike."""
    third = 1 / 3
    tenths = [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1]
    assert tenths[0] != tenths[1]
    assert ranks([*tenths, 2 * third]).tolist() == [1.5, 1.5, 3]


@given(st.lists(st.integers(-20, 20), max_size=12))
def test_ranks_are_how_many_are_less_and_half_of_those_alike(values: list[int]) -> None:
    """The rank of a value among others, counted pair by pair."""
    counted = [
        sum(other < value for other in values) + (sum(other == value for other in values) + 1) / 2
        for value in values
    ]
    assert ranks(values).tolist() == counted
