"""Ranks and their correlation against values counted by hand."""

from __future__ import annotations

import pytest

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
