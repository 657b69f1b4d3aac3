"""The numbers of one layer as plain values: those of its ties, its voice and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.graphs import matrix
from coprod_kg.network.measures.reciprocity import (
    NO_ARCS,
    NO_PAIRS,
    NO_WEIGHTS,
    NOT_ASKED,
    dyad_census,
    reciprocity,
    weighted_reciprocity,
    weighted_rho,
)
from coprod_kg.network.measures.sectors import mixing, sectors
from coprod_kg.network.measures.triads import triad_census
from coprod_kg.network.voice import heard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.network.layers import Layer, Weight
    from coprod_kg.network.measures.digraph import Digraph
    from coprod_kg.network.measures.sectors import Mixing

NO_WEIGHT_ASKED: Final = "no weight was asked for"


def nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values under dotted names as mappings within mappings."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        *path, last = name.split(".")
        at = found
        for step in path:
            at = at.setdefault(step, {})
        at[last] = value
    return found


def groups(made: Layer) -> dict[str, str]:
    """Return the sector of each actor of a layer that has one."""
    return {node: sector for node in made.nodes if (sector := made.actor(node).sector) is not None}


def is_read(made: Layer, *, as_if_asked: bool) -> bool:
    """Whether silence is read as absence: every pair was asked, or it is to be taken so."""
    return as_if_asked or made.was_asked


def measured(made: Layer, *, as_if_asked: bool = False, weight: Weight | None = None) -> dict[str, Any]:
    """Return the numbers of the ties of a layer among observed pairs.

    Isolates are actors without any tie in the layer, observed or not; they are among
    the nodes.
    """
    net = matrix(made)
    asked = is_read(made, as_if_asked=as_if_asked)
    values, undefined = reciprocity(net, made.observed_pairs, asked=asked)
    mixed = mixing(net, groups(made))
    for found, reasons in (_weighted(made, net, weight, asked=asked), sectors(mixed)):
        values |= found
        undefined |= reasons
    census = dyad_census(net, made.observed_pairs)
    tied = {end for pair in made.ties for end in pair}
    return {
        "layer": made.name.text,
        "partnership": made.partnership,
        "partnership_label": made.partnership and made.ends.partnerships[made.partnership].label,
        **heard(made),
        "arcs": census.arcs,
        "self_ties_dropped": made.self_ties,
        "isolates": sum(node not in tied for node in made.nodes),
        "dyads": {"mutual": census.mutual, "asymmetric": census.asymmetric, "null": census.null},
        **nested({**values, "sectors.matrix": _between_sectors(made, mixed)}),
        "triads": triad_census(net),
        "contested": {
            "yes": sum(tie.contested == "yes" for tie in made.observed),
            "possible": sum(tie.contested == "possible" for tie in made.observed),
        },
        "left_out": {**made.left_out, "claims": made.claims_left_out},
        "undefined": dict(sorted(undefined.items())),
    }


def _between_sectors(made: Layer, mixed: Mixing) -> list[dict[str, Any]]:
    """Return how many ties run from each sector to each, in the order of IRIs, where any does."""
    return [
        {
            "from": giving,
            "from_label": made.ends.concept(str(giving)),
            "to": receiving,
            "to_label": made.ends.concept(str(receiving)),
            "arcs": many,
        }
        for (giving, receiving), many in sorted(mixed.matrix.items())
    ]


def _weighted(
    made: Layer, net: Digraph, weight: Weight | None, *, asked: bool
) -> tuple[dict[str, float | None], dict[str, str]]:
    """Return weighted reciprocity and rho; without a weight every tie weighs the same."""
    weighted = matrix(made, weight) if weight else net
    values = {
        "reciprocity.weighted": weighted_reciprocity(weighted),
        "reciprocity.rho_weighted": weighted_rho(weighted, made.observed_pairs) if weight and asked else None,
    }
    reasons = {
        "reciprocity.weighted": NO_WEIGHTS if net.size else NO_ARCS,
        "reciprocity.rho_weighted": NO_WEIGHT_ASKED
        if not weight
        else NOT_ASKED
        if not asked
        else NO_WEIGHTS
        if made.observed_pairs
        else NO_PAIRS,
    }
    return values, {name: reasons[name] for name, value in values.items() if value is None}
