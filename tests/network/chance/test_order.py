"""Whether one thing rises with another: orders that do, and orders that were shuffled."""

from __future__ import annotations

import pytest

from coprod_kg.network.chance.order import order_test


def test_what_rises_throughout_is_hardly_chance() -> None:
    """Of a thousand shuffles of ten, hardly any is in order."""
    found = order_test(range(10), range(10))
    assert found is not None
    assert found.observed == pytest.approx(1)
    assert found.p_two_sided < 0.01


def test_few_orders_are_all_taken() -> None:
    """Of the 24 orders of four one rises and one falls as much: what is drawn could fall below that."""
    found = order_test(range(4), range(4))
    assert found is not None
    assert found.draws is None
    assert found.p_two_sided == pytest.approx(2 / 24)
    assert found.least_p == pytest.approx(2 / 24)


def test_alike_values_are_in_one_order() -> None:
    """Of 1, 2, 2 there are three orders within each of two strata: nine in all, one of them highest."""
    found = order_test([1, 2, 3, 1, 2, 3], [1, 2, 2, 1, 2, 2], "aaabbb")
    assert found is not None
    assert found.p_upper == pytest.approx(1 / 9)


def test_shuffling_takes_place_within_strata() -> None:
    """Between the two strata all rises, within them nothing does: no trend is left."""
    first, second = [1, 2, 3, 11, 12, 13], [3, 1, 2, 13, 11, 12]
    found = order_test(first, second, "aaabbb")
    assert found is not None
    assert found.observed == pytest.approx(-0.5)
    assert found.p_two_sided > 0.2


def test_same_seed_same_draws() -> None:
    """Outputs are compared by bytes."""
    values = [1, 5, 2, 8, 3, 9, 0], [2, 1, 4, 3, 5, 7, 8]
    assert order_test(*values, seed=7) == order_test(*values, seed=7)
    assert order_test(*values, seed=7) != order_test(*values, seed=8)


def test_nothing_to_order_is_none() -> None:
    """All alike, or none at all."""
    assert order_test([], []) is None
    assert order_test([1, 1], [1, 2]) is None
