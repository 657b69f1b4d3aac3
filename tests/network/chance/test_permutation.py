"""Arrangements are all there are, or as even as draws can be."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from coprod_kg.network.chance.permutation import arrangements, compared, strata


def test_few_arrangements_are_all_taken_once(rng: np.random.Generator) -> None:
    """Four labels, two of a kind, stand in twelve orders."""
    found, every = arrangements([0, 1, 1, 2], [np.arange(4)], 12, rng)
    assert every
    assert sorted(map(tuple, found.tolist())) == sorted(set(permutations([0, 1, 1, 2])))


def test_many_are_drawn_evenly(rng: np.random.Generator) -> None:
    """With one draw fewer than there are orders, draws are random, and each order is as likely."""
    found, every = arrangements(range(4), [np.arange(4)], 23, rng)
    assert (every, len(found)) == (False, 23)
    more = [
        tuple(row) for _ in range(400) for row in arrangements(range(4), [np.arange(4)], 23, rng)[0].tolist()
    ]
    times = Counter(more)
    assert len(times) == 24
    assert max(abs(many / len(more) - 1 / 24) for many in times.values()) < 0.01


@pytest.mark.parametrize("draws", [3, 100])
def test_values_move_within_their_part(draws: int, rng: np.random.Generator) -> None:
    """Partnerships differ, so nobody takes the place of somebody in another; who is in none stays."""
    parts = strata("abcdef", dict(zip("abcdef", "112233", strict=True)))[:2]
    found, every = arrangements(range(6), parts, draws, rng)
    assert every == (draws == 100)
    assert {frozenset(row) for row in found[:, :2].tolist()} == {frozenset({0, 1})}
    assert {frozenset(row) for row in found[:, 2:4].tolist()} == {frozenset({2, 3})}
    assert {tuple(row) for row in found[:, 4:].tolist()} == {(4, 5)}
    assert len(found) == (4 if every else 3)


def test_node_without_stratum_is_refused() -> None:
    """Nobody knows with whom such a node could change places."""
    with pytest.raises(KeyError):
        strata("ab", {"a": 1})


def test_all_arrangements_need_no_correction() -> None:
    """The observed one is among all, so its p is a share of them; of draws it is added."""
    assert compared(3, [1, 2, 3, np.nan], null="labels", every=True, seed=1).p_upper == pytest.approx(1 / 3)
    assert compared(3, [1, 2, 3, np.nan], null="labels", every=False, seed=1).p_upper == pytest.approx(2 / 4)
