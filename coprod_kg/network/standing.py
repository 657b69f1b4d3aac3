"""Where each actor of a layer stands, with the range without each claimant in turn.

Few speakers make stars, so that positions are told only where claimants and actors are enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.leaving_out import ranges
from coprod_kg.network.measures.levels import springrank, trophic_levels
from coprod_kg.network.measures.position import position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_kg.network.layers import Layer
    from coprod_kg.network.measures.digraph import Digraph

LEAST_CLAIMANTS: Final = 3
LEAST_ACTORS: Final = 10
TOO_FEW: Final = (
    f"fewer than {LEAST_CLAIMANTS} claimants or {LEAST_ACTORS} actors, "
    "so that it would be who was interviewed"
)


UNASKED: Final = "of some actors no account was asked, so that their ties are not known"


def has_enough(made: Layer) -> bool:
    """Whether there are claimants and actors enough to read positions from a layer."""
    claimants = frozenset().union(*(tie.claimants for tie in made.observed))
    return len(claimants) >= LEAST_CLAIMANTS and len(made.nodes) >= LEAST_ACTORS


def standing(
    made: Layer, net: Digraph, others: Sequence[Digraph], roles: Mapping[str, dict[str, int] | None]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return the position of each actor, in the order of IRIs, and why some numbers are undefined.

    `others` are the networks without each claimant, which give the ranges; `roles` what each brokers.
    """
    values, undefined = _positions(net)
    without = [_positions(one)[0] for one in others]
    actors = []
    for node in made.nodes:
        if node not in roles or node not in values["in"]:
            actors.append(_unknown(made, node, values))
            undefined["actors"] = UNASKED
            continue
        own = {name: by_node[node] for name, by_node in values.items()}
        left_out = ranges(own, [{name: by_node[node] for name, by_node in one.items()} for one in without])
        actors.append({
            "actor": node,
            "label": made.actor(node).label,
            "asked": True,
            **own,
            "brokerage": roles[node],
            "ranges": {name: list(between) for name, between in left_out.items() if between is not None},
        })  # fmt: skip
    return actors, undefined


def _unknown(made: Layer, node: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of the position of somebody who was not asked: nothing."""
    label = made.actor(node).label
    nothing = dict.fromkeys((*values, "brokerage"))
    return {"actor": node, "label": label, "asked": False, **nothing, "ranges": {}}


def _positions(net: Digraph) -> tuple[dict[str, dict[Any, Any]], dict[str, str]]:
    """Return each number of position and level by node, by its name in the output, with reasons."""
    values, undefined = position(net)
    levels = {"springrank": springrank(net), "trophic_level": trophic_levels(net)}
    return values | levels, undefined
