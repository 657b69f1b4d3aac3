"""Two layers go together, or one is answered by the other, beyond what permuted actors would show."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from coprod_kg.network.chance import qap as module
from coprod_kg.network.chance.qap import qap
from coprod_kg.network.measures.digraph import Digraph, digraph, from_arcs
from coprod_kg.network.measures.multiplex import aligned, correlation
from coprod_kg.network.measures.reciprocity import rho

GIVES = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "d"), ("d", "b")])
TELLS = nx.DiGraph([("b", "a"), ("a", "b"), ("c", "b"), ("d", "c")])


def pearson(one: Digraph, other: Digraph, order: tuple[int, ...]) -> float:
    """Return the correlation over possible pairs, cell by cell."""
    a, b = one.weights.toarray(), other.weights.toarray()[np.ix_(order, order)]
    mask = ~np.eye(len(one), dtype=bool)
    if one.possible is not None:
        there = one.possible.toarray() > 0
        mask = there & there[np.ix_(order, order)]
    with np.errstate(invalid="ignore"):
        return float(np.corrcoef(a[mask], b[mask])[0, 1])


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("square", [1 << 24, 0])
def test_all_orders_of_few_actors_are_taken(turned, square: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The 24 orders of four actors give the exact distribution, however cells are looked up."""
    monkeypatch.setattr(module, "_SQUARE", square)
    found = qap(GIVES, TELLS, turned=turned)
    one, other = digraph(GIVES), digraph(nx.DiGraph(TELLS.reverse() if turned else TELLS))
    move = [other.nodes.index(node) for node in one.nodes]
    values = [pearson(one, other.only(move), order) for order in permutations(range(4))]
    assert found is not None
    assert found.exact
    assert found.observed == pytest.approx(values[0])
    assert found.observed == pytest.approx(correlation(GIVES, TELLS, turned=turned))
    assert found.mean == pytest.approx(np.mean(values))
    assert found.sd == pytest.approx(np.std(values))
    assert found.p_upper == pytest.approx(np.mean(np.array(values) >= values[0] - 1e-9))


def test_impossible_pairs_and_weights_count_cell_by_cell(pooled: Digraph, rng: np.random.Generator) -> None:
    """Pooled partnerships: actors move within theirs, and a correlation of weights is over possible pairs."""
    other = from_arcs(
        pooled.nodes, *pooled.arcs[::-1], rng.permutation(pooled.weights.data), possible=pooled.possible
    )
    groups = dict(zip("abcdefg", "1112222", strict=True))
    found = qap(pooled, other, weighted=True, within=groups)
    orders = [(*p, *q) for p in permutations(range(3)) for q in permutations(range(3, 7))]
    values = [pearson(pooled, other, order) for order in orders]
    assert found is not None
    assert found.exact
    assert found.mean == pytest.approx(np.mean(values))
    assert found.p_lower == pytest.approx(np.mean(np.array(values) <= values[0] + 1e-9))


def test_ties_on_pairs_that_one_layer_lacks_do_not_count(pooled: Digraph) -> None:
    """One layer was asked of all pairs, the other within partnerships: what both could have is compared."""
    wide = from_arcs(pooled.nodes, [0, 0, 3, 4, 1, 6, 2, 5], [1, 3, 4, 0, 0, 1, 1, 4])
    found = qap(pooled, wide, weighted=True, draws=5040)
    one, other = aligned(pooled, wide)
    values = [pearson(one, other, order) for order in permutations(range(7))]
    assert found is not None
    assert found.mean == pytest.approx(np.nanmean(values))
    assert found.sd == pytest.approx(np.nanstd(values))


def test_draws_approach_all_orders(pooled: Digraph) -> None:
    """5,040 orders of seven, or 2,000 of them at random: one mean, one p; also where pairs are left out."""
    other = pooled.reversed()
    every, some = (qap(pooled, other, draws=draws, seed=3) for draws in (5040, 2000))
    assert every is not None
    assert some is not None
    assert (every.exact, some.exact) == (True, False)
    assert some.mean == pytest.approx(every.mean, abs=4 * every.sd / np.sqrt(2000))
    assert some.p_upper == pytest.approx(every.p_upper, abs=0.03)


def test_a_layer_with_itself_turned_is_rho() -> None:
    """Reciprocity is what a layer has with itself turned round."""
    found = qap(GIVES, GIVES, turned=True)
    assert found is not None
    assert found.observed == pytest.approx(rho(GIVES))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("nodes", [0, 1, 2, 4])
def test_a_layer_that_does_not_vary_has_no_correlation(nodes: int) -> None:
    """Empty and complete layers say nothing of another."""
    empty = nx.empty_graph(nodes, create_using=nx.DiGraph)
    assert qap(empty, empty) is None
    assert qap(nx.complete_graph(nodes, nx.DiGraph), empty) is None


@given(st.permutations("abcd"))
@settings(max_examples=20, deadline=None)
def test_names_do_not_matter(names: list[str]) -> None:
    """The same actors by other names, in both layers, give the same p."""
    renamed = dict(zip("abcd", names, strict=True))
    one, two = (nx.relabel_nodes(layer, renamed) for layer in (GIVES, TELLS))
    first, second = qap(GIVES, TELLS), qap(one, two)
    assert first is not None
    assert second is not None
    assert first.p_two_sided == pytest.approx(second.p_two_sided)
    assert first.mean == pytest.approx(second.mean)


def test_correlation_that_no_draw_has_is_not_tested() -> None:
    """Few pairs could have a tie: one order at random may compare none that does, and then says nothing."""
    possible = np.zeros((4, 4))
    for first, second in ((0, 1), (1, 2), (2, 3)):
        possible[first, second] = possible[second, first] = 1
    one = from_arcs("abcd", [0, 1], [1, 2], possible=csr_array(possible))
    found = [qap(one, one, draws=1, seed=seed) is None for seed in range(20)]
    assert set(found) == {True, False}
