"""From whom each receiver has what it receives of one resource, and what each pair gives each other.

It is not called dependence, which takes the value of the resource and other ways to it (Emerson
1962); neither is known here. Resources are never added up.
"""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import TYPE_CHECKING, Any

from coprod_kg.network.acceptance import by_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.network.layers import Layer


def supply(made: Layer) -> list[dict[str, Any]]:
    """Return the givers of each receiver and resource of a layer of flows, with their shares.

    A share is one over the number of givers; where every tie has a strength, `weighted` is its
    part in the sum of strengths, else None. Sorted by resource, receiver and giver.
    """
    found: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(dict)
    for tie in made.observed:
        for (giver, receiver, resource), claims in by_unit(tie.claims).items():
            found[resource, receiver][giver] = [
                claim.strength for claim in claims if claim.strength is not None
            ]
    return [
        entry
        for (resource, receiver), givers in sorted(found.items())
        for entry in _shares(made, resource, receiver, givers)
    ]


def _shares(
    made: Layer, resource: str, receiver: str, givers: dict[str, list[int]]
) -> Iterable[dict[str, Any]]:
    means = {giver: float(median(stated)) for giver, stated in givers.items() if stated}
    total = sum(means.values()) if len(means) == len(givers) else 0
    for giver in sorted(givers):
        yield {
            "resource": resource,
            "resource_label": made.ends.concept(resource),
            "receiver": receiver,
            "receiver_label": made.actor(receiver).label,
            "giver": giver,
            "giver_label": made.actor(giver).label,
            "givers": len(givers),
            "share": 1 / len(givers),
            "weighted": means[giver] / total if total else None,
        }


def exchanges(made: Layer) -> list[dict[str, Any]]:
    """Return what each pair of a layer of flows gives each other, by resource and never summed up.

    One entry a pair, in the order of IRIs: the resources that go each way, with the median
    strength of each where one is stated.
    """
    pairs: dict[tuple[str, str], dict[str, dict[str, float | None]]] = defaultdict(
        lambda: {"there": {}, "back": {}}
    )
    for tie in made.observed:
        first, second = sorted((tie.giver, tie.receiver))
        way = "there" if tie.giver == first else "back"
        for (_, _, resource), claims in by_unit(tie.claims).items():
            stated = sorted(claim.strength for claim in claims if claim.strength is not None)
            pairs[first, second][way][resource] = median(stated) if stated else None
    return [
        {
            "first": first,
            "first_label": made.actor(first).label,
            "second": second,
            "second_label": made.actor(second).label,
            **{
                way: {made.ends.concept(resource): value for resource, value in sorted(given.items())}
                for way, given in ways.items()
            },
        }
        for (first, second), ways in sorted(pairs.items())
    ]
