"""A p is never 0, ties count as ties, and what cannot be told from chance says so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.chance.significance import adjusted, from_all, from_distribution, from_draws

NUMBERS = st.floats(-1e3, 1e3).map(lambda x: round(x, 3))


@given(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=30))
def test_p_is_never_zero_and_never_above_one(observed: float, values: list[float]) -> None:
    """A p of 0 claims a certainty that no number of draws can give."""
    for found in (from_draws(observed, values, null="density"), from_all(observed, values, null="density")):
        assert 0 < found.p_upper <= 1
        assert 0 < found.p_lower <= 1
        assert 0 < found.least_p <= 1
        assert found.p_two_sided == min(1, 2 * min(found.p_upper, found.p_lower))


def test_p_of_draws_counts_the_observed_among_them() -> None:
    """Two of nine draws reach the observed value: (2 + 1) / (9 + 1) (Phipson & Smyth 2010)."""
    found = from_draws(7, [1, 2, 3, 4, 5, 6, 6, 7, 8], null="density", seed=3)
    assert (found.p_upper, found.p_lower) == pytest.approx((0.3, 0.9))
    assert (found.draws, found.seed, found.exact) == (9, 3, False)


def test_p_of_a_distribution_is_its_tail() -> None:
    """With chances .2, .5, .3 the middle value has tails .8 and .7, and two-sided 1."""
    found = from_distribution(1, [0, 1, 2], [0.2, 0.5, 0.3], null="density")
    assert (found.p_upper, found.p_lower, found.p_two_sided) == pytest.approx((0.8, 0.7, 1))
    assert (found.mean, found.sd) == pytest.approx((1.1, 0.7))
    assert found.z == pytest.approx(-1 / 7)
    assert found.exact


def test_sums_in_another_order_are_ties() -> None:
    """0.1 + 0.2 is not 0.3 to a float; as a value of a statistic it is."""
    assert from_draws(0.3, [0.1 + 0.2] * 9, null="density").p_lower == 1
    assert from_draws(0.1 + 0.2, [0.3] * 9, null="density").p_upper == 1


def test_no_spread_gives_no_z() -> None:
    """Where every draw is alike there is nothing to measure a distance in."""
    found = from_draws(4, [4, 4, 4], null="dyads")
    assert (found.sd, found.z, found.p_two_sided, found.least_p) == (0, None, 1, 1)


def test_undefined_draws_are_left_out_and_counted() -> None:
    """A draw in which the number does not exist is no evidence either way."""
    found = from_draws(1, [0, np.nan, 2], null="density")
    assert (found.draws, found.undefined) == (2, 1)


def test_nothing_to_compare_with_is_refused() -> None:
    """A p from no draw would be 1/1, which reads as a finding."""
    with pytest.raises(ValueError, match="no draw"):
        from_draws(1, [np.nan], null="density")
    with pytest.raises(ValueError, match="without values"):
        from_all(1, [], null="density")


def test_least_p_says_what_the_null_can_give() -> None:
    """When three of four outcomes are alike at both ends, p cannot go below its share of them."""
    found = from_all(1, [0, 0, 1, 1], null="density")
    assert found.least_p == 1
    assert found.caution is not None
    assert from_draws(0, range(99), null="density").caution is None


def test_adjusted_follows_the_published_example() -> None:
    """The fifteen p-values of Benjamini & Hochberg 1995, section 3.2: four are rejected at .05."""
    published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
    ]  # fmt: skip
    found = [p for p in adjusted(published) if p is not None]
    assert sum(p <= 0.05 for p in found) == 4
    assert found[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])


@given(st.lists(st.none() | st.floats(0.001, 1), max_size=12))
def test_adjusted_keeps_order_and_what_was_not_tested(values: list[float | None]) -> None:
    """None stays None and is not counted; no p falls, and none overtakes another."""
    found = adjusted(values)
    assert [p is None for p in found] == [p is None for p in values]
    pairs = sorted((p, q) for p, q in zip(values, found, strict=True) if p is not None and q is not None)
    assert all(p <= q + 1e-12 <= 1 + 1e-9 for p, q in pairs)
    assert [q for _, q in pairs] == sorted(q for _, q in pairs)
