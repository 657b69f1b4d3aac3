"""Groups are tested by dealing their labels out anew."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest

from coprod_kg.network.chance.labels import NUMBERS, label_tests
from coprod_kg.network.measures.sectors import mixing

TIES = nx.DiGraph(
    [
        ("a", "b"),
        ("b", "a"),
        ("b", "c"),
        ("c", "d"),
        ("d", "c"),
        ("d", "e"),
        ("e", "a"),
        ("e", "f"),
        ("f", "e"),
    ]
)
SECTOR = {"a": "health", "b": "health", "c": "university", "d": "university", "e": None}


def test_all_labellings_of_few_actors_are_taken() -> None:
    """Two and two labels of four actors stand in six ways; the others, who have none, keep none."""
    found = label_tests(TIES, SECTOR)
    labellings = set(permutations(["health", "health", "university", "university"]))
    for name in NUMBERS:
        drawn = [getattr(mixing(TIES, dict(zip("abcd", order, strict=True))), name) for order in labellings]
        values = np.array([value for value in drawn if value is not None])
        assert found[name].exact
        assert found[name].observed == pytest.approx(getattr(mixing(TIES, SECTOR), name))
        assert found[name].mean == pytest.approx(values.mean())
        assert found[name].p_upper == pytest.approx((values >= found[name].observed - 1e-9).mean())


def test_draws_approach_all_labellings() -> None:
    """Ten actors in two groups: 252 labellings, or 150 of them at random."""
    graph = nx.gnp_random_graph(10, 0.3, seed=2, directed=True)
    groups = {node: "one" if node < 5 else "two" for node in graph}
    every, some = (label_tests(graph, groups, draws=draws) for draws in (252, 251))
    for name in NUMBERS:
        assert every[name].exact
        assert some[name].draws == 251
        assert some[name].mean == pytest.approx(every[name].mean, abs=5 * every[name].sd / np.sqrt(251))


def test_labels_move_within_partnerships_only() -> None:
    """In each partnership one is of health and one of the university: two times two labellings."""
    within = {"a": 1, "c": 1, "b": 2, "d": 2, "e": 2, "f": 2}
    found = label_tests(TIES, SECTOR, within=within)["within"]
    drawn = [
        mixing(TIES, {p[0]: "health", p[1]: "university", q[0]: "health", q[1]: "university"}).within
        for p in ("ac", "ca")
        for q in ("bd", "db")
    ]
    assert found.mean == pytest.approx(np.mean(drawn))
    assert found.p_upper == pytest.approx(np.mean(np.array(drawn) >= found.observed))


def test_undefined_numbers_are_left_out() -> None:
    """Without ties, or with one group only, there is no reciprocity across."""
    assert "reciprocity_across" not in label_tests(TIES, dict.fromkeys("abcde", "health"))
    assert set(label_tests(nx.empty_graph(3, nx.DiGraph), {0: "a"})) == {"within"}


def test_number_that_no_draw_has_is_not_tested() -> None:
    """One labelling at random may put no tie within a group, and then says nothing of the difference."""
    graph = nx.DiGraph([("a", "b"), ("a", "c"), ("d", "e")])
    groups = dict(zip("abcde", (1, 1, 2, 2, 1), strict=True))
    found = ["difference" in label_tests(graph, groups, draws=1, seed=seed) for seed in range(20)]
    assert set(found) == {True, False}
