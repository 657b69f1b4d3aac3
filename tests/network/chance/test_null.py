"""Any number can be tested against any null model, and under the null its p is even."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_kg.network.chance.mutual import MutualDyads
from coprod_kg.network.chance.null import NULLS, chance, generator, null
from coprod_kg.network.chance.pairs import dyads
from coprod_kg.network.measures.digraph import Digraph, from_arcs
from coprod_kg.network.measures.reciprocity import arc_reciprocity
from coprod_kg.network.measures.triads import triad_census


@pytest.mark.parametrize("name", NULLS)
def test_same_seed_same_significance(name: str, pooled: Digraph) -> None:
    """A published p can be made again."""
    one, two = (chance(pooled, name, arc_reciprocity, draws=30, seed=4) for _ in range(2))
    assert one == two
    assert one is not None
    assert (one.null, one.seed, one.draws) == (name, 4, 30)


def test_draws_agree_with_the_closed_form(pooled: Digraph) -> None:
    """The p from whole networks, drawn and measured, is the one that needs no draws."""
    drawn = chance(pooled, "density", arc_reciprocity, draws=3000)
    known = MutualDyads(pooled.pairs, pooled.size).significance(2)
    assert drawn is not None
    assert drawn.observed == pytest.approx(known.observed)
    assert drawn.mean == pytest.approx(known.mean, abs=4 * known.sd / np.sqrt(3000))
    assert drawn.p_upper == pytest.approx(known.p_upper, abs=0.04)
    assert drawn.p_lower == pytest.approx(known.p_lower, abs=0.04)


def test_undefined_numbers_are_not_tested() -> None:
    """An empty layer has no reciprocity, so chance has nothing to say of it."""
    assert chance(nx.empty_graph(4, create_using=nx.DiGraph), "density", arc_reciprocity) is None


def test_undefined_draws_are_counted(ring: Digraph) -> None:
    """A number that some of the draws do not have is compared with the others."""
    found = chance(ring, "dyads", lambda net: float(triad_census(net)["030C"]) or None, draws=200)
    assert found is not None
    assert 0 < found.undefined < 200
    assert found.draws == 200 - found.undefined


def test_unknown_null_is_refused(ring: Digraph) -> None:
    """A misspelt name is no null model."""
    with pytest.raises(KeyError):
        null(ring, "size", 1, generator(1))


@pytest.mark.parametrize("name", ["density", "dyads", "degrees"])
def test_p_is_even_under_the_null(name: str) -> None:
    """Networks that are drawn from the null are as often below .1 as chance says, and not more."""

    def cyclic(net: Digraph) -> float:
        there = net.binary.toarray()
        return float(np.trace(there @ there @ there) + 0.01 * (net.arcs[0] * net.arcs[1] ** 2).sum())

    start = from_arcs(range(8), *np.nonzero(np.arange(64).reshape(8, 8) * 7 % 11 % 3 == 1 - np.eye(8)))
    tested = [
        chance(net, name, cyclic, draws=39, seed=at)
        for at, net in enumerate(null(start, name, 120, generator(1)))
    ]
    uppers = np.array([found.p_upper for found in tested if found is not None])
    assert len(uppers) == 120
    assert 0.01 < (uppers <= 0.1).mean() < 0.2
    assert 0.38 < (uppers <= 0.5).mean() < 0.62


@given(st.permutations(range(7)))
@settings(max_examples=15, deadline=None)
def test_names_do_not_matter(order: list[int]) -> None:
    """Relabelled actors have the same dyads, so the same closed form, and draws alike on average."""
    ties = [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 5)]
    one, two = (
        from_arcs(range(7), [name[a] for a, _ in ties], [name[b] for _, b in ties])
        for name in (list(range(7)), order)
    )
    assert dyads(one) == dyads(two)
    first, second = (chance(net, "degrees", arc_reciprocity, draws=300, seed=2) for net in (one, two))
    assert first is not None
    assert second is not None
    assert abs(first.mean - second.mean) < 5 * (first.sd + second.sd) / np.sqrt(300) + 1e-9
