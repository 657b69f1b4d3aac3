"""The numbers of a layer against chance: which null goes with which, and the family they make."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from coprod_kg.network.chance.bootstrap import vertex_bootstrap
from coprod_kg.network.chance.brokers import liaison_test
from coprod_kg.network.chance.census import triad_censuses
from coprod_kg.network.chance.degrees import mutual_of_degrees
from coprod_kg.network.chance.labels import label_tests
from coprod_kg.network.chance.mutual import MutualDyads
from coprod_kg.network.chance.null import chance, generator
from coprod_kg.network.chance.pairs import Pairs
from coprod_kg.network.chance.significance import adjusted, from_draws
from coprod_kg.network.chance.weights import returned_weights
from coprod_kg.network.graphs import matrix
from coprod_kg.network.measures.reciprocity import (
    NO_ARCS,
    cyclic_arcs,
    dyad_census,
    weighted_reciprocity,
)
from coprod_kg.network.measures.sectors import mixing
from coprod_kg.network.measures.triads import TYPES, three_cycles
from coprod_kg.network.numbers import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coprod_kg.network.chance.significance import Significance
    from coprod_kg.network.layers import Layer, Weight
    from coprod_kg.network.measures.digraph import Digraph

Null = Literal["density", "dyads", "degrees"]
NULL_MODELS: Final[tuple[Null, ...]] = get_args(Null)
CYCLE: Final = "030C"
PACKED: Final = 500  # actors up to which whole rows of ties are quicker than sparse ones
MOST: Final = 10**9  # arcs that are drawn for one number
TOO_MANY: Final = f"more than {MOST:,} ties would have to be drawn: ask for fewer --draws"
NOTHING: Final = "the number itself is undefined"
NO_DRAW: Final = "it is undefined in every draw: ask for more --draws"
NO_LIAISON: Final = "nobody takes from one sector and gives to another, being of a third, here or in any draw"
_LABELLED: Final = ("difference", "external_internal")
FIXED: Final = "this null leaves nothing to chance in it"


def told(found: Significance) -> dict[str, Any]:
    """Return a significance by its names in the output; q is left for the family."""
    return {
        "null": found.null,
        "observed": found.observed,
        "mean": found.mean,
        "sd": found.sd,
        "z": found.z,
        "p_upper": found.p_upper,
        "p_lower": found.p_lower,
        "p_two_sided": found.p_two_sided,
        "q": None,
        "least_p": found.least_p,
        "draws": found.draws,
        "exact": found.exact,
        "seed": found.seed,
        "caution": found.caution,
    }


@dataclass(frozen=True, slots=True)
class _Setting:
    """A network that is set against chance, how often it is drawn, and with which seed."""

    net: Digraph
    draws: int
    seed: int


def _arc(one: _Setting, null: str) -> Significance | None:
    census = dyad_census(one.net)
    if null == "density":
        return MutualDyads(census.pairs, census.arcs).significance(census.mutual)
    if null == "dyads":  # fixes it
        return None
    drawn = mutual_of_degrees(one.net, one.draws, generator(one.seed))
    return from_draws(2 * census.mutual / census.arcs, 2 * drawn / census.arcs, null=null, seed=one.seed)


def _three_cycles(one: _Setting, null: str) -> Significance | None:
    if null != "dyads" or len(one.net) > PACKED:
        return chance(one.net, null, three_cycles, draws=one.draws, seed=one.seed)
    census = dyad_census(one.net)
    rng = generator(one.seed)
    drawn = triad_censuses(Pairs.of(one.net), census.mutual, census.asymmetric, one.draws, rng)
    return from_draws(three_cycles(one.net), drawn[:, TYPES.index(CYCLE)], null=null, seed=one.seed)


def _cyclic_arcs(one: _Setting, null: str) -> Significance | None:
    return chance(one.net, null, cyclic_arcs, draws=one.draws, seed=one.seed)


def _weighted(one: _Setting, null: str) -> Significance | None:
    drawn = returned_weights(one.net, one.draws, generator(one.seed))
    return from_draws(weighted_reciprocity(one.net) or 0.0, drawn, null=null, seed=one.seed)


@dataclass(frozen=True, slots=True)
class _Test:
    """A number that is set against chance, its place in the catalogue, and the usual null."""

    measure: str
    null: str
    test: Callable[[_Setting, str], Significance | None]


_TESTS: Final = {
    "arc": _Test("reciprocity.arc", "density", _arc),
    "three_cycles": _Test("three_cycles", "dyads", _three_cycles),
    "cyclic_arcs": _Test("reciprocity.cyclic_arcs", "dyads", _cyclic_arcs),
    "weighted": _Test("reciprocity.weighted", "weights", _weighted),
}


def against_chance(
    made: Layer, *, weight: Weight | None = None, null: Null | None = None, draws: int = 1000, seed: int = 1
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return how the numbers of a layer stand against chance, by name, and why one is not tested.

    Every pair must have been asked. Without `null` each goes with the one that is usual: arc
    reciprocity with density, cycles with the dyad census, sectors with labels dealt out anew, and
    weighted reciprocity, where a weight is asked for, with weights dealt out anew.
    """
    binary = matrix(made, possible=True)
    found: dict[str, dict[str, Any]] = {}
    undefined: dict[str, str] = {}
    for name, one in _TESTS.items():
        if one.null == "weights" and weight is None:
            continue
        net = matrix(made, weight, possible=True) if one.null == "weights" else binary
        model = one.null if one.null == "weights" or null is None else null
        is_exact = name == "arc" and model == "density"
        if not net.size or (net.size * draws > MOST and not is_exact):
            undefined[f"chance.{name}"] = TOO_MANY if net.size else NO_ARCS
            continue
        stands = one.test(_Setting(net, draws, seed), model)
        if stands is None:
            undefined[f"chance.{name}"] = FIXED
        else:
            found[name] = {"measure": one.measure, **told(stands)}
    by_label, why = _labels(made, binary, draws, seed)
    return found | by_label, undefined | why


def _labels(
    made: Layer, net: Digraph, draws: int, seed: int
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return how sectors stand; labels move among those who are in the same partnerships."""
    if net.size * draws > MOST:
        return {}, dict.fromkeys((f"chance.{name}" for name in (*_LABELLED, "broker")), TOO_MANY)
    sectors, within = groups(made), made.ground.where()
    stands = label_tests(net, sectors, within=within, draws=draws, seed=seed)
    there = {str(name): stands[name] for name in _LABELLED if name in stands}
    found = {name: {"measure": f"sectors.{name}", **told(one)} for name, one in there.items()}
    undefined = {
        f"chance.{name}": NOTHING if getattr(mixing(net, sectors), name) is None else NO_DRAW
        for name in _LABELLED
        if name not in there
    }
    broker = liaison_test(net, sectors, within=within, draws=draws, seed=seed)
    if broker is None:
        return found, undefined | {"chance.broker": NO_LIAISON}
    who, stands_out = broker
    return found | {"broker": {"measure": "broker", **told(stands_out), "actor": who}}, undefined


def intervals(made: Layer, *, draws: int = 1000, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Return bootstrap intervals of density and reciprocity, by name; for actors that are a sample."""
    net = matrix(made, possible=True)
    found = vertex_bootstrap(net, draws=draws, seed=seed) if net.pairs else {}
    return {name: asdict(one) for name, one in found.items()}


def adjust(answer: Mapping[str, Any]) -> None:
    """Give every tested number of an answer its q: p adjusted over all of them together.

    What the null leaves one value, so that no outcome would tell anything, is no member and has none.
    """
    tested = [one for entry in answer["layers"] for one in entry["chance"].values()]
    tested += [entry["chance"] for entry in answer["multireciprocity"] if entry["chance"]]
    tested += [entry["trend"] for entry in answer["leadership"] if entry["trend"]]
    tested = [one for one in tested if one["least_p"] < 1]
    for one, q in zip(tested, adjusted([one["p_two_sided"] for one in tested]), strict=True):
        one["q"] = q
