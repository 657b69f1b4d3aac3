"""Whether one node stands between groups: where one was put there, and where nobody was."""

from __future__ import annotations

import networkx as nx
import pytest

from coprod_kg.network.chance.brokers import liaison_test

# Eight of a and eight of b, tied among themselves; all that passes from a to b passes through x, who is of c.
WITHIN = [
    (f"{group}{one}", f"{group}{(one + step) % 8}") for group in "ab" for one in range(8) for step in (1, 2)
]
BROKERED = nx.DiGraph(
    [*WITHIN, *((f"a{one}", "x") for one in range(5)), *(("x", f"b{one}") for one in range(5))]
)
GROUPS = {node: node[0] for node in BROKERED} | {"x": "c", "y": "c", "z": "c"}


def test_planted_broker_is_found_and_not_by_chance() -> None:
    """All ways between the groups lead through one."""
    found = liaison_test(BROKERED, GROUPS)
    assert found is not None
    who, stands = found
    assert (who, stands.observed) == ("x", 1)
    assert stands.p_upper < 0.05


def test_with_labels_shuffled_nothing_is_found() -> None:
    """The same ties, the sectors of other actors: p vanishes."""
    nodes = sorted(GROUPS)
    mixed = dict(zip(nodes, (GROUPS[nodes[(at * 7) % len(nodes)]] for at in range(len(nodes))), strict=True))
    found = liaison_test(BROKERED, mixed)
    assert found is not None
    assert found[1].p_upper > 0.1


def test_way_that_has_a_direct_arc_is_not_brokered() -> None:
    """Who is given to directly needs nobody between."""
    groups = {"a": 1, "x": 2, "b": 3}
    assert liaison_test(nx.DiGraph([("a", "x"), ("x", "b")]), groups) is not None
    assert liaison_test(nx.DiGraph([("a", "x"), ("x", "b"), ("a", "b")]), groups) is None


@pytest.mark.parametrize("groups", [{}, {"a": 1, "x": 1, "b": 2}, {"a": 1, "x": 2, "b": 1}])
def test_without_three_groups_there_is_no_liaison(groups: dict[str, int]) -> None:
    """Whoever shares a sector with one of the two is a gatekeeper, or stands within one."""
    assert liaison_test(nx.DiGraph([("a", "x"), ("x", "b")]), groups) is None


def test_nobody_at_all_has_an_answer() -> None:
    """An empty layer is valid."""
    assert liaison_test(nx.DiGraph(), {}) is None


def test_share_that_no_draw_has_is_not_tested() -> None:
    """One labelling at random may leave nobody between groups, and then says nothing of who stands there."""
    graph = nx.DiGraph([("a", "x"), ("x", "b"), ("c", "d"), ("e", "f")])
    groups = dict(zip("axbcdef", (1, 2, 3, 1, 1, 1, 1), strict=True))
    found = [liaison_test(graph, groups, draws=1, seed=seed) is None for seed in range(50)]
    assert set(found) == {True, False}
