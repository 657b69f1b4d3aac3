"""Chains of causes by the partnerships that they are said of, so that each says where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from coprod_kg.pages.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping


def chains(figure: Figure, labels: Mapping[str, str], general: str) -> dict[str, Figure]:
    """Return the parts of a figure by the names of the partnerships in which their lines are claimed.

    What hangs together stays together, under the names of all of them; what is said of none is
    `general`. The parts stand in the order of their partnerships, those of none last.
    """
    graph = nx.Graph(figure.pairs)
    graph.add_nodes_from(figure.things)
    part = {iri: at for at, members in enumerate(nx.connected_components(graph)) for iri in members}
    places: dict[int, set[str]] = {at: set() for at in part.values()}
    for line in figure.lines:
        for claim in line.tie.claims:
            places[part[line.pair[0]]].update(one for one in claim.partnerships if one in labels)
    order = list(labels)
    found: dict[tuple[int, ...], Figure] = {}
    for iri in figure.things:
        where = tuple(sorted(map(order.index, places[part[iri]]))) or (len(order),)
        found.setdefault(where, Figure(figure.kind, names=figure.names)).things.append(iri)
    for made in found.values():
        within = set(made.things)
        made.lines = [line for line in figure.lines if line.pair[0] in within]
    return {
        ", ".join(labels[order[at]] for at in where if at < len(order)) or general: found[where]
        for where in sorted(found)
    }
