"""Tables beside those of the layers: how far numbers depend on whose word, on chance, on each other.

Each row tells how many actors and claimants it rests on; what is known of those stands above the
table of their layer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.network.accounts import COUNTED
from coprod_kg.network.actors import notation
from coprod_kg.network.block import NO_VALUE, Block, shown, shown_p, value_at
from coprod_kg.network.catalogue import catalogue
from coprod_kg.network.parts_told import PartsTold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_kg.network.block import Entry

_HEARD: Final = ("actors", "claimants")
_ACCOUNTS: Final = (*COUNTED, "jaccard")


def side_tables(measures: Entry) -> Iterator[Block]:
    """Yield the tables that have a row, or say why they have none."""
    for block in (
        _ranges(measures["layers"]),
        _intervals(measures["layers"]),
        _chance(measures["layers"]),
        _answers(measures["multireciprocity"]),
        _agreement(measures["attribution"]),
        _leadership(measures["leadership"]),
        _accounts(measures["accounts"]),
    ):
        if len(block.rows) > 1 or block.below:
            yield block


def _heard(entry: Entry) -> list[str]:
    """Return how many actors and claimants a row rests on."""
    return [shown(entry["nodes"]), shown(entry["voice"]["claimants"])]


def _whole(value: float) -> float:
    """Return a count as one."""
    return int(value) if value == int(value) and abs(value) > 1 else value


def _chance(entries: Sequence[Entry]) -> Block:
    """Return each number that was set against chance, and how it stands."""
    rows = [["", *_HEARD, "observed", "null", "by chance", "sd", "p (two-sided)", "q", "least p", "draws"]]
    cautions, parts = [], PartsTold(entries)
    for entry in entries:
        for name, found in entry["chance"].items():
            rows.append([
                parts.layer(entry, catalogue()[found["measure"]].title), *_heard(entry),
                shown(_whole(found["observed"])), found["null"], shown(found["mean"]), shown(found["sd"]),
                shown_p(found["p_two_sided"]), shown_p(found["q"]), shown_p(found["least_p"]),
                "exact" if found["exact"] else shown(found["draws"]),
            ])  # fmt: skip
            if found["caution"]:
                cautions.append(f"{parts.layer(entry, name)}: {found['caution']}")
    above = ["q is p adjusted over all tests here that chance leaves open (Benjamini and Hochberg 1995)."]
    missing = (
        (entry, ": ".join([entry["layer"], *_tested(path)]), reason)
        for entry in entries
        for path, reason in entry["undefined"].items()
        if path.split(".")[0] == "chance"
    )
    return Block("Against chance", [*parts.above, *above], rows, [*parts.unmeasured(missing), *cautions])


def _tested(path: str) -> Iterator[str]:
    """Yield the title of the number that is set against chance under a path, none for all of them."""
    name = path.removeprefix("chance").removeprefix(".")
    for place in (f"reciprocity.{name}", f"sectors.{name}", name):
        if name and place in catalogue():
            yield catalogue()[place].title
            return


def _ranges(entries: Sequence[Entry]) -> Block:
    """Return how far reciprocity depends on single claimants, on whose account is taken, and on coders."""
    policies = list(entries[0]["policies"]) if entries else []
    coders = list(dict.fromkeys(coder for entry in entries for coder in entry["coders"]))
    by_coder = [f"coder {notation(one)}" for one in coders]
    parts = PartsTold(entries)
    rows = [["", *_HEARD, "value", "without each claimant", *policies, *by_coder]]
    for entry in entries:
        for name in ("arc", "dyad"):
            if entry["reciprocity"][name] is None:
                continue
            of_coders = (value_at(entry["coders"].get(one, {}), name) for one in coders)
            between = entry["leave_one_out"].get(f"reciprocity.{name}")
            rows.append([
                parts.layer(entry, catalogue()[f"reciprocity.{name}"].title), *_heard(entry),
                shown(entry["reciprocity"][name]), " to ".join(map(shown, between)) if between else NO_VALUE,
                *(shown(entry["policies"][policy][name]) for policy in policies),
                *map(shown, of_coders),
            ])  # fmt: skip
    above = [*parts.above, "By whose account a tie is taken, and by which coder."]
    below = ["A dash: no tie is left."] if any(NO_VALUE in row for row in rows) else []
    return Block("How far it depends on whose word is taken", above, rows, below)


def _intervals(entries: Sequence[Entry]) -> Block:
    """Return what the numbers could be with other actors, where those at hand are a sample."""
    rows = [["", *_HEARD, "observed", "low", "high", "standard error", "draws"]]
    parts = PartsTold(entries)
    rows += [
        [
            parts.layer(entry, name),
            *_heard(entry),
            *(shown(one[key]) for key in ("observed", "low", "high", "se", "draws")),
        ]
        for entry in entries
        for name, one in entry["bootstrap"].items()
    ]
    above = [*parts.above, "95 % intervals; only where the actors are a sample."]
    return Block("If the actors were drawn anew", above, rows)


def _answers(found: Sequence[Entry]) -> Block:
    """Return how far each resource is answered by each other, where it is or was set against chance."""
    parts = PartsTold(found)
    rows = [["given", "answered by", *(["part"] if parts.are_many else []), *_HEARD, "share answered",
             "correlation", "p (two-sided)", "q", "least p"]]  # fmt: skip
    shown_ones = [one for one in found if one["answered"] or one["chance"]]
    rows += [
        [one["given"], one["returned"], *([parts.of(one)] if parts.are_many else []), *_heard(one),
         shown(one["answered"]), shown(one["correlation"]),
         *(shown_p(value_at(one, f"chance.{name}")) for name in ("p_two_sided", "q", "least_p"))]
        for one in shown_ones
    ]  # fmt: skip
    below = parts.unmeasured(
        (one, {"chance": "p"}.get(name, name), reason)
        for one in shown_ones
        for name, reason in one["undefined"].items()
    )
    if rest := len(found) - len(shown_ones):
        below.append(f"Not shown, nothing of the one is answered by the other: {rest} more of {len(found)}.")
    return Block(
        "Which gifts are answered by which", [*parts.above, "Resources are never added up."], rows, below
    )


def _agreement(found: Sequence[Entry]) -> Block:
    """Return how far attributed power and position agree, or why that is not told."""
    parts = PartsTold(found)
    rows = [["part", "position", *_HEARD, "rank correlation", "5 %", "95 %", "splits"]]
    missing = []
    for one in found:
        for name, between in one["agreement"].items():
            position = f"{name} in {one['structure']}"
            if between is None:
                missing.append((one, position, one["undefined"][f"agreement.{name}"]))
                continue
            rows.append([
                parts.of(one), position, shown(len(one["points"])), shown(one["voice"]["claimants"]),
                *(shown(between[key]) for key in ("median", "low", "high", "splits")),
            ])  # fmt: skip
    above = [
        *(parts.above if parts.are_many else []),
        "Power as it is attributed against position as it is measured, among actors who were asked.",
        "From disjoint claimants: median, 5th and 95th percentile over splits of them into halves.",
    ]
    return Block("Attributed power and position", above, rows, parts.unmeasured(missing))


def _leadership(found: Sequence[Entry]) -> Block:
    """Return how gathered leadership is said to be."""
    rows = [
        ["part", "claims", "claimants", "leaders", "named together", "Gini", "trend", "p (two-sided)", "q",
         "least p"]
    ]  # fmt: skip
    parts = PartsTold(found)
    numbers = ("voice.claims", "voice.claimants", "leaders", "leaders_per_claim", "gini", "trend.observed")
    tested = ("trend.p_two_sided", "trend.q", "trend.least_p")
    rows += [
        [
            parts.of(one),
            *(shown(value_at(one, number)) for number in numbers),
            *(shown_p(value_at(one, number)) for number in tested),
        ]
        for one in found
        if one["voice"]["claims"]
    ]
    above = [
        *(parts.above if parts.are_many else []),
        "Trend: rank correlation of how many are named together with time, within partnerships.",
    ]
    told = [one for one in found if one["voice"]["claims"]]
    titles = {"leaders_per_claim": "named together", "gini": "Gini", "trend": "trend"}
    below = parts.unmeasured(
        (one, titles[name], reason) for one in told for name, reason in one["undefined"].items()
    )
    return Block("Leadership", above, rows, below)


def _accounts(found: Sequence[Entry]) -> Block:
    """Return who says so for each layer that has ties."""
    parts = PartsTold(found)
    rows = [["layer", *_HEARD, *(key.replace("_", " ") for key in _ACCOUNTS)]]
    rows += [
        [parts.layer(entry), *_heard(entry), *(shown(entry[key]) for key in _ACCOUNTS)]
        for entry in found
        if any(entry[key] for key in _ACCOUNTS)
    ]
    above = [*parts.above, "Ties by whose account they rest on, whoever's is taken above."]
    return Block("Who says so", above, rows)
