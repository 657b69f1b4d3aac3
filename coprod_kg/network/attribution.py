"""Power as it is attributed beside position as it is measured: two columns, never one.

Who is said to hold power over many need not be who gives to many or stands between many. Their
correlation is measured on claims of disjoint claimants, so that one voice cannot make both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from coprod_kg.network.graphs import matrix
from coprod_kg.network.measures.digraph import from_arcs
from coprod_kg.network.measures.position import betweenness, in_degree, in_strength, out_degree, out_strength
from coprod_kg.network.measures.ranks import ranks, spearman
from coprod_kg.network.standing import TOO_FEW
from coprod_kg.network.voice import heard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from coprod_kg.network.layers import Layer
    from coprod_kg.network.measures.digraph import Digraph

SPLITS: Final = 100
NO_HALVES: Final = "fewer than four claimants, so there are no two halves"
NO_ORDER: Final = "one of the two is alike for all actors"
POSITIONS: Final = ("out", "betweenness")
_MIDDLE: Final = (5, 50, 95)  # percentiles over the splits


class _Heard:
    """The observed ties of a layer by claimant, among actors that were asked in two layers."""

    def __init__(self, made: Layer, nodes: Sequence[str], claimants: Sequence[str]) -> None:
        place = {node: at for at, node in enumerate(nodes)}
        number = {claimant: at for at, claimant in enumerate(claimants)}
        ties = [tie for tie in made.observed if tie.giver in place and tie.receiver in place]
        self._nodes = nodes
        self._rows = np.array([place[tie.giver] for tie in ties], dtype=np.int64)
        self._columns = np.array([place[tie.receiver] for tie in ties], dtype=np.int64)
        self._said = np.zeros((len(ties), len(claimants)), dtype=bool)
        for at, tie in enumerate(ties):
            self._said[at, [number[claimant] for claimant in tie.claimants]] = True

    def by(self, half: NDArray[np.int64] | None) -> Digraph:
        """Return the ties that one of these claimants speaks of; all without."""
        kept = np.ones(len(self._said), bool) if half is None else self._said[:, half].any(axis=1)
        return from_arcs(self._nodes, self._rows[kept], self._columns[kept])


def attribution(
    power: Layer, structure: Layer, *, enough: bool = True, splits: int = SPLITS, seed: int = 1
) -> dict[str, Any]:
    """Return attributed power beside position in another layer, and how far their orders agree.

    Attributed is the number of actors somebody is said to hold power over; position is the
    out-degree and the betweenness in `structure`. `points` hold both for each actor, with the
    difference of their ranks (position less attribution), how many are said to hold power over it, over
    how many more it does (`net`), and what the stated strengths of either add up to. `agreement` is
    Spearman's, from splits of the claimants into two halves at random, one half for each side: the
    median and the 5th and 95th percentile over the splits in which it is defined, and how many those
    are. Without `enough` claimants and actors nothing is told; who was not asked in one of the two
    layers has no place, on either side.
    """
    named = {"power": power.name.text, "structure": structure.name.text, **heard(power, structure)}
    if not enough:
        return {
            **named,
            "splits": 0,
            "agreement": dict.fromkeys(POSITIONS),
            "points": [],
            "undefined": {"points": TOO_FEW, **{f"agreement.{name}": TOO_FEW for name in POSITIONS}},
        }
    unasked = power.ground.unasked() | structure.ground.unasked()
    nodes = sorted({*power.nodes, *structure.nodes} - unasked)
    claimants = sorted({one for made in (power, structure) for tie in made.observed for one in tie.claimants})
    sides = tuple(_Heard(made, nodes, claimants) for made in (power, structure))
    whole = _columns(sides[0].by(None), sides[1].by(None))
    held = _held(power, set(nodes))
    order = {name: ranks(column) for name, column in whole.items()}
    found: dict[str, list[float]] = {name: [] for name in POSITIONS}
    rng = np.random.default_rng(seed)
    has_halves = len(claimants) >= 4
    for _ in range(splits if has_halves else 0):
        mixed = rng.permutation(len(claimants))
        half = len(mixed) // 2
        split = _columns(sides[0].by(mixed[:half]), sides[1].by(mixed[half:]))
        for name in POSITIONS:
            agreed = spearman(split["attributed"], split[name])
            if agreed is not None:
                found[name].append(agreed)
    agreement = {name: _spread(values) for name, values in found.items()}
    return {
        **named,
        "splits": splits if has_halves else 0,
        "agreement": agreement,
        "points": [
            {
                "actor": node,
                "label": power.actor(node).label,
                **{name: float(column[at]) for name, column in whole.items()},
                **{name: by_actor.get(node, 0) for name, by_actor in held.items()},
                "rank_difference": {
                    name: float(order[name][at] - order["attributed"][at]) for name in POSITIONS
                },
            }
            for at, node in enumerate(nodes)
        ],
        "undefined": {
            f"agreement.{name}": NO_ORDER if has_halves else NO_HALVES
            for name, value in agreement.items()
            if value is None
        },
    }


def _columns(power: Digraph, structure: Digraph) -> dict[str, NDArray[np.float64]]:
    """Return what is attributed to each node, and its positions."""
    between = betweenness(structure)
    return {
        "attributed": np.diff(power.weights.indptr).astype(float),
        "out": np.diff(structure.weights.indptr).astype(float),
        "betweenness": np.array([between[node] for node in structure.nodes]),
    }


def _held(power: Layer, among: set[str]) -> dict[str, Mapping[Any, float]]:
    """Return how power is said to fall on each of some nodes of the layer, by name in the output."""
    kept = [at for at, node in enumerate(power.nodes) if node in among]
    net, weighted = matrix(power).only(kept), matrix(power, "strength").only(kept)
    over, by = out_degree(net), in_degree(net)
    return {
        "held_by": by,
        "net": {node: over[node] - by[node] for node in over},
        "strength_over": out_strength(weighted),
        "strength_by": in_strength(weighted),
    }


def _spread(values: list[float]) -> dict[str, float] | None:
    if not values:
        return None
    low, middle, high = (float(one) for one in np.percentile(values, _MIDDLE))
    return {"median": middle, "low": low, "high": high, "splits": len(values)}
