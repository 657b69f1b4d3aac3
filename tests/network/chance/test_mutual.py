"""The closed form of mutual dyads is that of all networks as dense, and of many draws."""

from itertools import combinations
from math import comb, exp, factorial, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg.network.chance.mutual import MutualDyads, expected_rho

SIZES = st.integers(1, 40).flatmap(lambda p: st.tuples(st.just(p), st.integers(0, 2 * p)))


def counted(pairs: int, arcs: int) -> dict[int, float]:
    """Return the chance of each number of mutual dyads by looking at every set of arcs."""
    found: dict[int, int] = {}
    for slots in combinations(range(2 * pairs), arcs):
        there = set(slots)
        mutual = sum(2 * pair in there and 2 * pair + 1 in there for pair in range(pairs))
        found[mutual] = found.get(mutual, 0) + 1
    return {mutual: times / comb(2 * pairs, arcs) for mutual, times in found.items()}


@pytest.mark.parametrize(("pairs", "arcs"), [(1, 0), (1, 1), (1, 2), (3, 3), (6, 5), (6, 8), (10, 6)])
def test_distribution_is_that_of_all_networks(pairs: int, arcs: int) -> None:
    """Every placing of the arcs counts once; no other number has a chance."""
    known = MutualDyads(pairs, arcs)
    values = counted(pairs, arcs)
    assert {m: exp(known.log_p(m)) for m in range(pairs + 1) if known.log_p(m) > -np.inf} == pytest.approx(
        values
    )
    mean = sum(m * p for m, p in values.items())
    assert known.mean == pytest.approx(mean)
    assert known.sd**2 == pytest.approx(sum((m - mean) ** 2 * p for m, p in values.items()))


@given(SIZES)
def test_chances_sum_to_one_and_tails_meet(sizes: tuple[int, int]) -> None:
    """At least m and at most m together are all, and m twice."""
    known = MutualDyads(*sizes)
    values = np.arange(known.least, known.most + 1)
    assert np.exp(known.log_p(values)).sum() == pytest.approx(1)
    for m in values:
        upper, lower = map(exp, known.log_tails(int(m)))
        assert upper + lower == pytest.approx(1 + exp(known.log_p(m)))


@given(SIZES)
def test_expected_rho_does_not_depend_on_density(sizes: tuple[int, int]) -> None:
    """Under its own null rho is -1/(2P - 1) on average, exactly: 0 only as the pairs grow."""
    pairs, arcs = sizes
    if 0 < arcs < 2 * pairs:
        found = MutualDyads(pairs, arcs).significance(MutualDyads(pairs, arcs).least, of="rho")
        assert found.mean == pytest.approx(expected_rho(pairs), abs=1e-12)


def test_large_networks_lose_no_digits() -> None:
    """With 10^5 pairs the chance agrees to ten digits with whole numbers that round nowhere."""
    pairs, arcs, mutual = 100_000, 30_000, 2_300
    asymmetric, null = arcs - 2 * mutual, pairs - arcs + mutual
    ways = factorial(pairs) * 2**asymmetric // (factorial(mutual) * factorial(asymmetric) * factorial(null))
    exact = log(ways) - log(comb(2 * pairs, arcs))
    assert float(MutualDyads(pairs, arcs).log_p(mutual)) == pytest.approx(exact, abs=1e-8)


def test_as_many_pairs_as_ten_thousand_actors_have_twice() -> None:
    """With 10^8 pairs the chances still sum to 1, and tails far out are no 0 to their logarithm."""
    known = MutualDyads(10**8, 10**7)
    middle = np.arange(int(known.mean - 40 * known.sd), int(known.mean + 40 * known.sd))
    assert np.exp(known.log_p(middle)).sum() == pytest.approx(1, abs=1e-10)
    assert known.log_tails(0)[1] < -1e5
    assert known.significance(0).p_lower > 0


def test_every_number_made_of_mutual_dyads_has_one_p() -> None:
    """Given the arcs, the reciprocities are increasing in M: their p is one, their mean their own."""
    known = MutualDyads(10, 6)
    found = {of: known.significance(2, of=of) for of in ("mutual", "arc", "dyad", "rho")}
    assert len({s.p_two_sided for s in found.values()}) == 1
    chances = counted(10, 6)
    assert found["arc"].observed == pytest.approx(4 / 6)
    assert found["dyad"].observed == pytest.approx(2 / 4)
    assert found["arc"].mean == pytest.approx(sum(2 * m / 6 * p for m, p in chances.items()))
    assert found["dyad"].mean == pytest.approx(sum(m / (6 - m) * p for m, p in chances.items()))


def test_five_actors_and_six_arcs_can_hardly_surprise() -> None:
    """Returning nothing is what half of such networks do, so its p cannot be small."""
    known = MutualDyads(10, 6).significance(0)
    assert known.p_lower == pytest.approx(comb(10, 6) * 2**6 / comb(20, 6))
    assert known.p_two_sided > 0.5


@pytest.mark.parametrize(("arcs", "mutual", "share"), [(190, 45, 0.323), (102, 23, 1.08e-4)])
def test_high_reciprocity_may_be_chance(arcs: int, mutual: int, share: float) -> None:
    """Krackhardt's managers: advice (r = .474) is returned as chance would, friendship (r = .451) is not."""
    assert MutualDyads(210, arcs).significance(mutual).p_upper == pytest.approx(share, rel=0.01)


def test_no_arcs_have_no_reciprocity() -> None:
    """An empty layer is undefined, not 0; a complete one has no rho."""
    with pytest.raises(ValueError, match="undefined"):
        MutualDyads(3, 0).significance(0)
    with pytest.raises(ValueError, match="undefined"):
        MutualDyads(3, 6).significance(3, of="rho")
    assert MutualDyads(3, 0).significance(0, of="mutual").p_two_sided == 1
    with pytest.raises(ValueError, match="fit"):
        MutualDyads(3, 7)


@pytest.mark.parametrize(("pairs", "arcs"), [(1, 1), (6, 5), (45, 20), (45, 70)])
def test_draws_follow_the_closed_form(pairs: int, arcs: int) -> None:
    """The two roads to one law agree: shares of 50,000 draws against the chances."""
    known = MutualDyads(pairs, arcs)
    drawn = known.draw(50_000, np.random.Generator(np.random.PCG64(1)))
    shares = np.bincount(drawn, minlength=known.most + 1) / drawn.size
    expected = np.exp(known.log_p(np.arange(known.most + 1)))
    assert np.abs(shares - expected).max() < 0.01
