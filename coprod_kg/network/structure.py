"""How far a layer is layered, gathered or brokered, with the range without each claimant in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.graphs import among_asked, matrix
from coprod_kg.network.leaving_out import ranges, resting_on, without_each
from coprod_kg.network.measures.brokerage import brokers
from coprod_kg.network.measures.concentration import concentration
from coprod_kg.network.measures.hierarchy import hierarchy
from coprod_kg.network.measures.reciprocity import NOT_ALL, NOT_ASKED, reciprocity
from coprod_kg.network.numbers import groups, nested
from coprod_kg.network.standing import TOO_FEW, standing

if TYPE_CHECKING:
    from coprod_kg.network.layers import Layer, Weight
    from coprod_kg.network.measures.digraph import Digraph

MOST: Final = 10**9  # nodes x arcs x claimants
TOO_LARGE: Final = "the layer is too large to measure it again without each claimant"


def structure(made: Layer, *, asked: bool, enough: bool, weight: Weight | None = None) -> dict[str, Any]:
    """Return hierarchy, centralisation, brokerage and the standing of each actor of a layer.

    Hierarchy, and what brokerage would be by chance, need that every pair was `asked`; centralisation
    and standing `enough` who spoke. With a `weight` standing is in the weighted ties.
    `leave_one_out` holds the least and greatest of each number without each claimant in turn.
    """
    net = among_asked(made, matrix(made))
    whole = 2 * made.observed_pairs == len(net) * (len(net) - 1)
    gate = NOT_ASKED if not asked else None if whole else NOT_ALL
    values, undefined = _of_layer(net, gate, is_whole=whole, enough=enough)
    if is_large := len(resting_on(made)) * net.size * len(net) > MOST:
        undefined["leave_one_out"] = TOO_LARGE
    others = [] if is_large else list(without_each(made, net))
    left_out = ranges(
        _shares(net) | values,
        [_shares(one) | _of_layer(one, gate, is_whole=whole, enough=enough)[0] for one in others],
    )
    brokered, roles = _brokerage(made, undefined, asked=asked)
    actors: list[dict[str, Any]] = []
    if enough:
        weighted = among_asked(made, matrix(made, weight)) if weight else net
        without = list(without_each(made, weighted, weight)) if weight and not is_large else others
        actors, why = standing(made, weighted, without, roles)
        undefined |= why
    else:
        undefined["actors"] = TOO_FEW
    return {
        **nested(values | brokered),
        "leave_one_out": {}
        if is_large
        else {name: list(between) for name, between in left_out.items() if between is not None},
        "actors": actors,
        "undefined": undefined,
    }


def _shares(net: Digraph) -> dict[str, float | None]:
    """Return the reciprocities that need nobody to have been asked."""
    return reciprocity(net, asked=False)[0]


def _of_layer(
    net: Digraph, gate: str | None, *, is_whole: bool, enough: bool
) -> tuple[dict[str, float | None], dict[str, str]]:
    """Return what is one number a layer, undefined where it would be read from silence or few voices."""
    layered, why_layered = hierarchy(net, asked=gate is None)
    if gate is not None:
        why_layered = dict.fromkeys(why_layered, gate)
    gathered, why_gathered = concentration(net)
    if not is_whole:  # no star could be complete
        star = [name for name in gathered if not name.startswith("centralisation.gini")]
        gathered |= dict.fromkeys(star)
        why_gathered |= dict.fromkeys(star, NOT_ALL)
    if not enough:
        gathered, why_gathered = dict.fromkeys(gathered), dict.fromkeys(gathered, TOO_FEW)
    return layered | gathered, why_layered | why_gathered


def _brokerage(
    made: Layer, undefined: dict[str, str], *, asked: bool
) -> tuple[dict[str, Any], dict[str, dict[str, int] | None]]:
    """Return brokerage of the layer, and the roles of each actor; reasons go to `undefined`."""
    found, why = brokers(among_asked(made, matrix(made, possible=asked)), groups(made))
    roles = found.pop("actors.brokerage")
    if not asked:  # that the first gives nothing to the second is read from silence
        found = dict.fromkeys(found)
        why = dict.fromkeys([*found, "actors.brokerage"], NOT_ASKED)
        roles = dict.fromkeys(made.nodes)
    undefined |= why
    return found, roles
