"""Tables beside those of the layers: how far numbers depend on whose word, on chance, on each other.

Each row tells how many actors and claimants it rests on; what is known of those stands above the
table of their layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.network.accounts import COUNTED
from coprod_kg.network.actors import notation
from coprod_kg.network.block import NO_VALUE, Block, part, shown, shown_p, value_at
from coprod_kg.network.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_kg.network.block import Entry

_HEARD: Final = ("actors", "claimants")
_ACCOUNTS: Final = (*COUNTED, "jaccard")


def side_tables(measures: Entry) -> Iterator[Block]:
    """Yield the tables that have a row."""
    for block in (
        _ranges(measures["layers"]),
        _intervals(measures["layers"]),
        _chance(measures["layers"]),
        _answers(measures["multireciprocity"]),
        _agreement(measures["attribution"]),
        _leadership(measures["leadership"]),
        _accounts(measures["accounts"]),
    ):
        if len(block.rows) > 1:
            yield block


def _heard(entry: Entry) -> list[str]:
    """Return how many actors and claimants a row rests on."""
    return [shown(entry["nodes"]), shown(entry["voice"]["claimants"])]


def _named(entry: Entry, number: str = "") -> str:
    """Return the layer and the part of an entry, and a number of it."""
    return f"{entry['layer']}, {part(entry)}" + (f": {number}" if number else "")


def _whole(value: float) -> float:
    """Return a count as one."""
    return int(value) if value == int(value) and abs(value) > 1 else value


def _chance(entries: Sequence[Entry]) -> Block:
    """Return each number that was set against chance, and how it stands."""
    rows = [["", *_HEARD, "observed", "null", "by chance", "sd", "p (two-sided)", "q", "least p", "draws"]]
    cautions = []
    for entry in entries:
        for name, found in entry["chance"].items():
            rows.append([
                _named(entry, catalogue()[found["measure"]].title), *_heard(entry),
                shown(_whole(found["observed"])), found["null"], shown(found["mean"]), shown(found["sd"]),
                shown_p(found["p_two_sided"]), shown_p(found["q"]), shown_p(found["least_p"]),
                "exact" if found["exact"] else shown(found["draws"]),
            ])  # fmt: skip
            if found["caution"]:
                cautions.append(f"{_named(entry, name)}: {found['caution']}")
    above = ["q is p adjusted over all tests here that chance leaves open (Benjamini and Hochberg 1995)."]
    return Block("Against chance", above, rows, cautions)


def _ranges(entries: Sequence[Entry]) -> Block:
    """Return how far reciprocity depends on single claimants, on whose account is taken, and on coders."""
    policies = list(entries[0]["policies"]) if entries else []
    coders = list(dict.fromkeys(coder for entry in entries for coder in entry["coders"]))
    by_coder = [f"coder {notation(one)}" for one in coders]
    rows = [["", *_HEARD, "value", "without each claimant", *policies, *by_coder]]
    for entry in entries:
        for name in ("arc", "dyad"):
            if entry["reciprocity"][name] is None:
                continue
            of_coders = (value_at(entry["coders"].get(one, {}), name) for one in coders)
            between = entry["leave_one_out"].get(f"reciprocity.{name}")
            rows.append([
                _named(entry, catalogue()[f"reciprocity.{name}"].title), *_heard(entry),
                shown(entry["reciprocity"][name]), " to ".join(map(shown, between)) if between else NO_VALUE,
                *(shown(entry["policies"][policy][name]) for policy in policies),
                *map(shown, of_coders),
            ])  # fmt: skip
    above = ["By whose account a tie is taken, and by which coder."]
    return Block("How far it depends on whose word is taken", above, rows)


def _intervals(entries: Sequence[Entry]) -> Block:
    """Return what the numbers could be with other actors, where those at hand are a sample."""
    rows = [["", *_HEARD, "observed", "low", "high", "standard error", "draws"]]
    rows += [
        [
            _named(entry, name),
            *_heard(entry),
            *(shown(one[key]) for key in ("observed", "low", "high", "se", "draws")),
        ]
        for entry in entries
        for name, one in entry["bootstrap"].items()
    ]
    return Block(
        "If the actors were drawn anew", ["95 % intervals; only where the actors are a sample."], rows
    )


def _answers(found: Sequence[Entry]) -> Block:
    """Return how far each resource is answered by each other."""
    rows = [["given", "answered by", "part", *_HEARD, "share answered", "correlation", "p (two-sided)", "q"]]
    rows += [
        [one["given"], one["returned"], part(one), *_heard(one), shown(one["answered"]),
         shown(one["correlation"]), shown_p(value_at(one, "chance.p_two_sided")),
         shown_p(value_at(one, "chance.q"))]
        for one in found if one["answered"]
    ]  # fmt: skip
    return Block("Which gifts are answered by which", ["Resources are never added up."], rows)


def _agreement(found: Sequence[Entry]) -> Block:
    """Return how far attributed power and position agree."""
    rows = [["part", "position", *_HEARD, "rank correlation", "5 %", "95 %"]]
    for one in found:
        for name, between in one["agreement"].items():
            if between:
                spread = (shown(between[key]) for key in ("median", "low", "high"))
                rows.append([part(one), f"{name} in {one['structure']}", *_heard(one), *spread])
    above = ["Power as it is attributed against position as it is measured, from disjoint claimants."]
    return Block("Attributed power and position", above, rows)


def _leadership(found: Sequence[Entry]) -> Block:
    """Return how gathered leadership is said to be."""
    rows = [
        ["part", "claims", "claimants", "leaders", "named together", "Gini", "trend", "p (two-sided)", "q"]
    ]
    numbers = ("voice.claims", "voice.claimants", "leaders", "leaders_per_claim", "gini", "trend.observed")
    tested = ("trend.p_two_sided", "trend.q")
    rows += [
        [
            part(one),
            *(shown(value_at(one, number)) for number in numbers),
            *(shown_p(value_at(one, number)) for number in tested),
        ]
        for one in found
        if one["voice"]["claims"]
    ]
    above = ["Trend: rank correlation of how many are named together with time, within partnerships."]
    return Block("Leadership", above, rows)


def _accounts(found: Sequence[Entry]) -> Block:
    """Return who says so for each layer that has ties."""
    rows = [["layer", *_HEARD, *(key.replace("_", " ") for key in _ACCOUNTS)]]
    rows += [
        [_named(entry), *_heard(entry), *(shown(entry[key]) for key in _ACCOUNTS)]
        for entry in found
        if any(entry[key] for key in _ACCOUNTS)
    ]
    return Block("Who says so", ["Ties by whose account they rest on, whoever's is taken above."], rows)
