"""The numbers that describe a directed network, each with its definition and its source.

Every function takes any networkx DiGraph or MultiDiGraph, or a `Digraph`, its form as a
sparse matrix, which is made once where many numbers are wanted. Parallel edges are one
arc and loops are dropped, because libraries differ on both. Undefined is None.
"""

from coprod_kg.network.measures.concentration import (
    betweenness_centralisation,
    gini,
    in_centralisation,
    out_centralisation,
)
from coprod_kg.network.measures.digraph import Digraph, digraph
from coprod_kg.network.measures.hierarchy import (
    connectedness,
    efficiency,
    lubness,
    one_way,
    reaching_centrality,
)
from coprod_kg.network.measures.levels import incoherence, springrank, trophic_levels
from coprod_kg.network.measures.multiplex import answered, correlation, returned_later
from coprod_kg.network.measures.position import betweenness, in_degree, in_strength, out_degree, out_strength
from coprod_kg.network.measures.ranks import spearman
from coprod_kg.network.measures.reciprocity import (
    arc_reciprocity,
    cyclic_arcs,
    density,
    dyad_census,
    dyad_reciprocity,
    katz_powell,
    log_odds,
    rho,
    weighted_reciprocity,
    weighted_rho,
)
from coprod_kg.network.measures.sectors import mixing
from coprod_kg.network.measures.status import bonacich, pagerank
from coprod_kg.network.measures.structural_holes import constraint, effective_size
from coprod_kg.network.measures.triads import triad_census

__all__ = [
    "Digraph",
    "answered",
    "arc_reciprocity",
    "betweenness",
    "betweenness_centralisation",
    "bonacich",
    "connectedness",
    "constraint",
    "correlation",
    "cyclic_arcs",
    "density",
    "digraph",
    "dyad_census",
    "dyad_reciprocity",
    "effective_size",
    "efficiency",
    "gini",
    "in_centralisation",
    "in_degree",
    "in_strength",
    "incoherence",
    "katz_powell",
    "log_odds",
    "lubness",
    "mixing",
    "one_way",
    "out_centralisation",
    "out_degree",
    "out_strength",
    "pagerank",
    "reaching_centrality",
    "returned_later",
    "rho",
    "spearman",
    "springrank",
    "triad_census",
    "trophic_levels",
    "weighted_reciprocity",
    "weighted_rho",
]
