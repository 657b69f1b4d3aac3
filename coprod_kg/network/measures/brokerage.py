"""Brokerage between groups: who stands between two who are not tied (Gould & Fernandez 1989).

Node j brokers from i to k where i -> j and j -> k are arcs and i -> k is none, i and k being two
nodes. The groups, such as sectors, of the three make five roles; sna's names beside them:

- coordinator (w_I): all three of one group;
- itinerant (w_O), or consultant: i and k of one group, j of another;
- representative (b_IO): i and j of one group, k of another;
- gatekeeper (b_OI): j and k of one group, i of another;
- liaison (b_O): three groups; and total (t), all five together.

A node whose group is not known has no role and gives none: it is left out, with its arcs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.sparse import csr_array

from coprod_kg.network.measures.brokerage_chance import network_null, node_null
from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.reciprocity import NOT_ALL
from coprod_kg.network.measures.two_step import two_step

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph, Graph

    Spread = tuple[float | None, float | None]

ROLES: Final = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
NO_GROUP: Final = "the sector of an actor is not known"
NO_GROUPS: Final = "no actor whose sector is known"
NO_SPREAD: Final = "in networks as dense it is always the same"


@dataclass(frozen=True, slots=True)
class Count:
    """How often a role is held, and how it would be if ties fell anywhere as densely.

    Under the null each arc is there with the chance of the network's density, by itself.
    Expectation and sd are None where not every pair could have a tie.
    """

    observed: int
    expected: float | None
    sd: float | None

    @property
    def z(self) -> float | None:
        """How many sds above what is expected; undefined where nothing can vary."""
        return (self.observed - self.expected) / self.sd if self.sd and self.expected is not None else None


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Counts by role, of all nodes together and of each; None for a node without a group.

    `ungrouped` is the number of nodes that are left out because their group is not known.
    """

    network: dict[str, Count]
    nodes: dict[Hashable, dict[str, Count] | None]
    ungrouped: int


def brokerage(graph: Graph, groups: Mapping[Any, Hashable]) -> Brokerage:
    """Count the roles of brokers, and what is expected of them given groups and density.

    The density is that among nodes whose group is known. Weights play no part. Source: Gould &
    Fernandez 1989; sna's `brokerage` counts the same.
    """
    whole = digraph(graph)
    known = [at for at, node in enumerate(whole.nodes) if groups.get(node) is not None]
    net = whole.only(known)
    number = {name: at for at, name in enumerate(dict.fromkeys(groups[node] for node in net.nodes))}
    group = np.array([number[groups[node]] for node in net.nodes], dtype=np.int64)
    counts = _counts(net, group)
    sums, each = _null(net, group)
    found: dict[Hashable, dict[str, Count] | None] = dict.fromkeys(whole.nodes)
    for at, node in enumerate(net.nodes):
        found[node] = {role: Count(int(counts[role][at]), *each[role][group[at]]) for role in ROLES}
    return Brokerage(
        {role: Count(int(counts[role].sum()), *sums[role]) for role in ROLES}, found, len(whole) - len(net)
    )


def _null(net: Digraph, group: NDArray[np.int64]) -> tuple[dict[str, Spread], dict[str, list[Spread]]]:
    """Return mean and sd by role, of the network and of a node by its group."""
    n, sizes = len(net), np.bincount(group)
    if 2 * net.pairs != n * (n - 1):
        return dict.fromkeys(ROLES, (None, None)), dict.fromkeys(ROLES, [(None, None)] * len(sizes))
    dense = net.size / max(n * (n - 1), 1)
    each = node_null(sizes, dense)
    return dict(network_null(sizes, dense)), {
        role: list(zip(*(one.tolist() for one in each[role]), strict=True)) for role in ROLES
    }


def _counts(net: Digraph, group: NDArray[np.int64]) -> dict[str, NDArray[np.int64]]:
    """Count the roles of each node, by arcs within groups and arcs across them.

    Ways through a node are pairs of an arc in and an arc out; those that lead back to where they
    come from and those that an arc closes do not count.
    """
    starts, ends = net.arcs
    inside = group[starts] == group[ends]
    same, apart = (_kept(net, kept) for kept in (inside, ~inside))
    into_same, out_same = same.sum(axis=0), same.sum(axis=1)
    into_apart, out_apart = apart.sum(axis=0), apart.sum(axis=1)
    there_and_back = _by_group(apart, group, len(net))
    counts = {
        "coordinator": into_same * out_same - _back(same) - _closed(same, same, same),
        "itinerant": there_and_back - _back(apart) - _closed(apart, same, apart),
        "representative": into_same * out_apart - _closed(same, apart, apart),
        "gatekeeper": into_apart * out_same - _closed(apart, apart, same),
        "liaison": into_apart * out_apart - there_and_back - _closed(apart, apart, apart),
    }
    counts["total"] = np.sum(list(counts.values()), axis=0)
    return {role: np.rint(many).astype(np.int64) for role, many in counts.items()}


def _kept(net: Digraph, kept: NDArray[np.bool_]) -> csr_array:
    """Return these arcs of a network."""
    starts, ends = net.arcs
    return csr_array((np.ones(int(kept.sum())), (starts[kept], ends[kept])), shape=net.weights.shape)


def _back(arcs: csr_array) -> NDArray[np.float64]:
    """Return how many arcs of each node are returned."""
    return np.asarray(arcs.multiply(arcs.T).sum(axis=1))


def _by_group(arcs: csr_array, group: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    """Return how many pairs of an arc in and an arc out of each node have ends in one group."""
    of = csr_array((np.ones(n), (np.arange(n), group)), shape=(n, int(group.max(initial=-1)) + 1))
    return np.asarray((arcs.T @ of).multiply(arcs @ of).sum(axis=1))


def _closed(first: csr_array, closing: csr_array, second: csr_array) -> NDArray[np.float64]:
    """Return how many ways in by a first arc and on by a second a closing arc makes short, by node."""
    return np.asarray(two_step(csr_array(first.T), closing, second).sum(axis=1))


def brokers(graph: Graph, groups: Mapping[Any, Hashable]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return brokerage by its names in the output, and why some is undefined.

    Of the network by role, each with what is expected, and how many are left out; by node, the
    counts alone: z of one node is a number about somebody.
    """
    found = brokerage(graph, groups)
    values: dict[str, Any] = {
        f"brokerage.{role}.{name}": getattr(count, name)
        for role, count in found.network.items()
        for name in ("observed", "expected", "sd", "z")
    }
    grouped = any(roles is not None for roles in found.nodes.values())
    undefined = {
        name: NOT_ALL if found.network["total"].sd is None else NO_SPREAD if grouped else NO_GROUPS
        for name, value in values.items()
        if value is None
    }
    values["brokerage.ungrouped"] = found.ungrouped
    values["actors.brokerage"] = {
        node: roles and {role: count.observed for role, count in roles.items()}
        for node, roles in found.nodes.items()
    }
    if found.ungrouped:
        undefined["actors.brokerage"] = NO_GROUP
    return values, undefined
