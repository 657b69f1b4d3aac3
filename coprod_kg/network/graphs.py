"""Layers as networkx graphs, for the measures and for analysts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from coprod_kg.network.measures.digraph import from_arcs

if TYPE_CHECKING:
    from coprod_kg.network.layers import Layer, Weight
    from coprod_kg.network.measures.digraph import Digraph


def matrix(made: Layer, weight: Weight | None = None, *, possible: bool = False) -> Digraph:
    """Return the observed ties of a layer as a sparse matrix over all its nodes, binary without a weight.

    Ties without that weight are left out and counted. With `possible` it says which pairs are
    observed, which needs memory for each, unless all are.
    """
    places = {node: at for at, node in enumerate(made.nodes)}
    ties = made.observed
    found = [tie.weight(weight) if weight else 1.0 for tie in ties]
    return from_arcs(
        made.nodes,
        [places[tie.giver] for tie in ties],
        [places[tie.receiver] for tie in ties],
        [float("nan") if value is None else value for value in found] if weight else None,
        possible=made.ground.possible(made.nodes) if possible else None,
        loops=made.self_ties,
    )


def among_asked(made: Layer, net: Digraph) -> Digraph:
    """Return the network of a layer among those of whom an account was asked: of others nothing is known."""
    unasked = made.ground.unasked()
    return net.only([at for at, node in enumerate(net.nodes) if node not in unasked]) if unasked else net


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
