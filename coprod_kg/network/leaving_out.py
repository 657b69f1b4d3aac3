"""What a number would be without each claimant in turn: how far it rests on one voice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from coprod_kg.network.acceptance import are_two_accounts, by_unit, voices
from coprod_kg.network.measures.digraph import Digraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coprod_kg.network.layers import Layer, Tie, Weight

    Values = Mapping[str, float | None]


def resting_on(made: Layer) -> dict[str, set[tuple[str, str]]]:
    """Return the observed ties of a layer that would not be there without a claimant, by claimant.

    Every claimant of the layer is a key. Under confirmed claims a tie goes when one of its two
    ends loses its only voice.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for tie in made.observed:
        for claimant in sorted(tie.claimants):
            gone = found.setdefault(claimant, set())
            if not _stands(tie, claimant, made):
                gone.add((tie.giver, tie.receiver))
    return dict(sorted(found.items()))


def _stands(tie: Tie, without: str, made: Layer) -> bool:
    """Whether there are claims enough for a tie when one claimant is not heard."""
    others = [claim for claim in tie.claims if claim.claimant != without]
    if made.policy.claims != "confirmed":
        return bool(others)
    return any(are_two_accounts(voices(claims, made.ends)) for claims in by_unit(others).values())


def without_each(made: Layer, net: Digraph, weight: Weight | None = None) -> Iterator[Digraph]:
    """Yield the network of a layer without each claimant whose silence changes it; nodes stay.

    With the `weight` that the network has, ties that stay weigh what the other claims make of them.
    """
    places = {node: at for at, node in enumerate(net.nodes)}
    starts, ends = net.arcs
    there = starts * len(net) + ends
    for claimant, gone in resting_on(made).items():
        changed = dict.fromkeys(gone, 0.0)
        if weight is not None:
            for tie in made.observed:
                if claimant in tie.claimants and (tie.giver, tie.receiver) not in gone:
                    others = [claim for claim in tie.claims if claim.claimant != claimant]
                    changed[tie.giver, tie.receiver] = replace(tie, claims=others).weight(weight) or 0.0
        if not changed:
            continue
        weights = net.weights.copy()
        keys = np.array([places[giver] * len(net) + places[receiver] for giver, receiver in changed])
        at = np.minimum(np.searchsorted(there, keys), max(net.size - 1, 0))
        found = there[at] == keys if net.size else np.zeros(len(keys), dtype=bool)
        weights.data[at[found]] = np.array(list(changed.values()))[found]
        weights.eliminate_zeros()
        yield Digraph(net.nodes, weights, net.possible)


def ranges(values: Values, others: Sequence[Values]) -> dict[str, tuple[float, float] | None]:
    """Return the least and the greatest of each number, among all there are of it.

    `values` are those with everybody, `others` those without each claimant. None where one is undefined.
    """
    found: dict[str, tuple[float, float] | None] = {}
    for name, value in values.items():
        each = [value, *(other.get(name) for other in others)]
        known = [one for one in each if one is not None]
        found[name] = (min(known), max(known)) if len(known) == len(each) else None
    return found
