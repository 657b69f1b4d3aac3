"""Roles of brokers by hand, and against their definition written out."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from digraphs import digraphs, role
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from coprod_kg.network.measures import brokerage as of
from coprod_kg.network.measures.digraph import Digraph, digraph

# b stands between a and c, who are not tied.
WAY = nx.DiGraph([("a", "b"), ("b", "c")])


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("xxx", "coordinator"),
        ("xyx", "itinerant"),
        ("xxy", "representative"),
        ("yxx", "gatekeeper"),
        ("xyz", "liaison"),
    ],
)
def test_groups_of_three_make_the_role(groups: str, expected: str) -> None:
    """Who of b's own group hears or is heard: in sna's names w_I, w_O, b_IO, b_OI and b_O."""
    found = of.brokerage(WAY, dict(zip("abc", groups, strict=True)))
    assert {name for name, count in found.network.items() if count.observed} == {expected, "total"}
    assert found.nodes["b"][expected].observed == 1


def test_nobody_brokers_between_two_who_are_tied() -> None:
    """The way from a to c is short already; the other way round it does not matter."""
    closed, back = nx.DiGraph([*WAY.edges, ("a", "c")]), nx.DiGraph([*WAY.edges, ("c", "a")])
    groups = dict.fromkeys("abc", "x")
    assert of.brokerage(closed, groups).network["total"].observed == 0
    assert of.brokerage(back, groups).network["total"].observed == 3


def test_way_that_leads_back_is_no_brokerage() -> None:
    """A mutual tie joins two, not three."""
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    assert of.brokerage(graph, {"a": 1, "b": 2}).network["total"].observed == 0


@given(digraphs(), st.lists(st.sampled_from(["x", "y", "z", None]), min_size=9, max_size=9))
def test_counts_are_those_of_the_definition(graph: nx.DiGraph, names: list[str | None]) -> None:
    """All triples looked at one by one; who has no group is no end of any."""
    groups = dict(zip(graph, names, strict=False))
    found = of.brokerage(graph, groups)
    expected = {node: dict.fromkeys(of.ROLES, 0) for node in graph if groups[node] is not None}
    for i, j, k in permutations(expected, 3):
        if graph.has_edge(i, j) and graph.has_edge(j, k) and not graph.has_edge(i, k):
            for name in (role(groups[i], groups[j], groups[k]), "total"):
                expected[j][name] += 1
    assert found.ungrouped == len(graph) - len(expected)
    assert {
        node: roles and {name: count.observed for name, count in roles.items()}
        for node, roles in found.nodes.items()
    } == {node: expected.get(node) for node in graph}
    for name, count in found.network.items():
        assert count.observed == sum(roles[name] for roles in expected.values())


def test_actor_without_a_group_is_left_out_with_its_reason() -> None:
    """Who is of no known sector stands between no sectors."""
    values, undefined = of.brokers(WAY, {"a": "x", "b": "y"})
    assert values["brokerage.ungrouped"] == 1
    assert values["actors.brokerage"] == {
        "a": dict.fromkeys(of.ROLES, 0),
        "b": dict.fromkeys(of.ROLES, 0),
        "c": None,
    }
    assert undefined["actors.brokerage"] == of.NO_GROUP


def test_z_is_how_far_the_count_lies_from_what_is_expected() -> None:
    """Four actors, three arcs: p = 1/4, and q = 3/64 for each of 24 triples."""
    found = of.brokerage(nx.path_graph(4, nx.DiGraph), dict.fromkeys(range(4), "x")).network["total"]
    assert found.observed == 2
    assert found.expected == pytest.approx(24 * 3 / 64)
    assert found.z == pytest.approx((2 - 24 * 3 / 64) / found.sd)


def test_nothing_is_expected_where_pairs_could_have_no_tie() -> None:
    """The density of pairs that share a partnership is not that of the others."""
    net = digraph(WAY)
    some = Digraph(net.nodes, net.weights, possible=csr_array(net.binary + net.binary.T))
    values, undefined = of.brokers(some, dict.fromkeys("abc", "x"))
    assert values["brokerage.total.observed"] == 1
    assert values["brokerage.total.sd"] is None
    assert undefined["brokerage.total.z"] == of.NOT_ALL


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("names", [["x"], ["x", "y"], [None], ["x", None]])
def test_every_number_has_a_value_or_a_reason(edge_case: nx.DiGraph, names: list[str | None]) -> None:
    """A gap without a reason would be read as nothing there."""
    groups = {node: names[at % len(names)] for at, node in enumerate(edge_case)}
    values, undefined = of.brokers(edge_case, groups)
    by_node = values.pop("actors.brokerage")
    gaps = {name for name, value in values.items() if value is None}
    gaps |= {"actors.brokerage"} if None in by_node.values() else set()
    assert gaps == set(undefined)
