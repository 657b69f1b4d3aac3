"""Mean and covariance of the triad census given the dyad census, in closed form.

Holland & Leinhardt 1976, section 4: a triad of a type asks for certain dyads, and the chance that
dyads drawn without replacement are those is a quotient of falling factorials. Two triads of
actors share all three dyads, one, or none. Everything is counted in whole numbers until the end,
because a variance is a small difference of large ones.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, perm
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from coprod_kg.network.measures.digraph import from_arcs
from coprod_kg.network.measures.triads import TYPES, triad_census

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A number of mutual, asymmetric and null dyads.
Composition: TypeAlias = tuple[int, int, int]
_STATES = ("", "01", "10", "01 10")  # how the pair (0, 1) can be tied
_KINDS = (2, 1, 1, 0)  # null, asymmetric twice, mutual: as places in a composition


def triad_moments(
    nodes: int, mutual: int, asymmetric: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the means (16) and covariances (16 x 16) of the triad census, in the order of TYPES.

    All networks on so many nodes with these numbers of dyads are equally likely, and every
    pair can have a tie. Raises ValueError when the dyads do not fit.
    """
    null = comb(nodes, 2) - mutual - asymmetric
    if min(mutual, asymmetric, null) < 0:
        raise ValueError(f"{mutual} mutual and {asymmetric} asymmetric dyads do not fit on {nodes} nodes")
    held = mutual, asymmetric, null
    triads = comb(nodes, 3)
    sharing = triads * 3 * max(nodes - 3, 0)  # ordered pairs of triads with one dyad in common
    apart = triads * triads - sharing - triads
    one, two = _one(), _two()
    means = [triads * _chance(one[name], held) for name in TYPES]
    covariances = np.empty((len(TYPES), len(TYPES)))
    for (row, first), (column, second) in product(enumerate(TYPES), repeat=2):
        if column < row:
            covariances[row, column] = covariances[column, row]
            continue
        both = sharing * _chance(two[first, second], held) if sharing else Fraction(0)
        both += apart * _chance(_joined(one[first], one[second]), held) if apart else Fraction(0)
        both += means[row] if first == second else 0
        covariances[row, column] = float(both - means[row] * means[column])
    return np.array([float(mean) for mean in means]), covariances


def _chance(ways: Counter[Composition], held: Composition) -> Fraction:
    """Return the chance that dyads drawn from those held are any of these, each given in every direction."""
    found = Fraction(0)
    for needed, many in ways.items():
        drawn = sum(needed)
        if drawn > sum(held):
            continue
        there = 1
        for kind in range(3):
            there *= perm(held[kind], needed[kind])
        found += Fraction(many * there, perm(sum(held), drawn) * 2 ** needed[1])
    return found


@cache
def _types() -> dict[tuple[int, int, int], str]:
    """Return the type of a triad by the states of its pairs (0, 1), (0, 2) and (1, 2)."""
    found = {}
    for states in product(range(4), range(4), range(4)):
        arcs = [
            ends if way == "01" else ends[::-1]
            for ends, state in zip(((0, 1), (0, 2), (1, 2)), states, strict=True)
            for way in _STATES[state].split()
        ]
        census = triad_census(from_arcs(range(3), [a for a, _ in arcs], [b for _, b in arcs]))
        found[states] = next(name for name, many in census.items() if many)
    return found


def _composed(*states: int) -> Composition:
    kinds = [_KINDS[state] for state in states]
    return kinds.count(0), kinds.count(1), kinds.count(2)


@cache
def _one() -> dict[str, Counter[Composition]]:
    """Return by type in how many ways each composition of three dyads makes it."""
    found: dict[str, Counter[Composition]] = {name: Counter() for name in TYPES}
    for states, name in _types().items():
        found[name][_composed(*states)] += 1
    return found


@cache
def _two() -> dict[tuple[str, str], Counter[Composition]]:
    """Return by two types in how many ways five dyads make two triads that share the pair (0, 1)."""
    found: dict[tuple[str, str], Counter[Composition]] = {
        (row, to): Counter() for row in TYPES for to in TYPES
    }
    types = _types()
    for shared, a, b, c, d in product(range(4), repeat=5):
        found[types[shared, a, b], types[shared, c, d]][_composed(shared, a, b, c, d)] += 1
    return found


def _joined(first: Counter[Composition], second: Counter[Composition]) -> Counter[Composition]:
    """Return the ways of two triads that share no dyad."""
    found: Counter[Composition] = Counter()
    for (one, many), (other, times) in product(first.items(), second.items()):
        found[one[0] + other[0], one[1] + other[1], one[2] + other[2]] += many * times
    return found
