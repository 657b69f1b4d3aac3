"""Layers as networkx graphs, for the measures and for analysts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from coprod_kg.network.layers import Layer


def observed(made: Layer) -> nx.DiGraph:
    """Return the observed ties of a layer as a simple directed graph with all its nodes."""
    graph = nx.DiGraph()
    graph.add_nodes_from(made.nodes)
    graph.add_edges_from((tie.giver, tie.receiver) for tie in made.observed)
    return graph


def to_networkx(made: Layer) -> nx.MultiDiGraph:
    """Return a layer as a networkx multigraph, one edge a claim, keyed by the claim's IRI.

    Nodes carry label, sector and researcher; edges claimant, coder, stance, mode, topic,
    strength, period, the extracts they rest on, and whether the tie is contested and
    was observed. Denied claims make no edge.
    """
    graph = nx.MultiDiGraph(layer=made.name.text, partnership=made.partnership, claims=made.policy.claims)
    for iri in made.nodes:
        actor = made.actor(iri)
        graph.add_node(iri, label=actor.label, sector=actor.sector, researcher=actor.researcher)
    for tie in made.ties.values():
        for claim in tie.claims:
            graph.add_edge(
                tie.giver,
                tie.receiver,
                key=claim.claim,
                topic=claim.topic,
                stance=claim.stance,
                mode=claim.mode,
                claimant=claim.claimant,
                reported_by=claim.reported_by,
                coder=claim.coder,
                strength=claim.strength,
                holds_from=claim.holds_from,
                holds_to=claim.holds_to,
                extracts=claim.extracts,
                contested=tie.contested,
                observed=tie.observed,
            )
    return graph
