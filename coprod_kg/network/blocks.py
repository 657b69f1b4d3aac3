"""Measures as blocks of a table for people: a heading, whose voice it is, rows, what was left out.

Parts stand side by side, one column each, in the order of their names and never by size.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.actors import notation
from coprod_kg.network.catalogue import catalogue
from coprod_kg.network.suppression import LEAST
from coprod_kg.network.voice import voice_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Entry = Mapping[str, Any]

NO_VALUE: Final = "\N{EN DASH}"
# What was left out, by its place in an entry.
_LEFT_OUT: Final = (
    ("categories", "ties of categories"),
    ("self_ties", "ties of an actor with itself"),
    ("no_shared_partnership", "ties of pairs that share no partnership"),
    ("said_of_more", "claims about several partnerships, or about co-production as such"),
    ("undated", "claims without a date"),
    ("no_unit", "claims about who belongs to no such unit"),
    ("other_sector", "claims about ties with another sector"),
    ("not_asked_arcs", "ties of pairs not asked"),
    ("not_asked_actors", "actors not asked, from positions, Gini and centralisation"),
    ("no_weight", "ties without a weight, from weighted numbers"),
    ("claims.mode", "claims of another mode"),
    ("claims.reported", "reported claims"),
    ("claims.coder", "claims of other coders"),
    ("claims.denied", "claims that deny a tie"),
    ("claims.uncertain", "uncertain claims"),
    ("claims.account", "claims of other accounts"),
)
_ACCOUNTS: Final = (
    "giver_only", "receiver_only", "both", "third_party_only", "denied_by_other_end", "not_asked", "jaccard",
)  # fmt: skip
_ROUNDING: Final = 1e-12  # what is nearer to 0 is 0 but for rounding; p are told however small
_TOLD_BELOW: Final = "self_ties_dropped"
# Numbers that are shown only where an option asks for them, by what an entry says of it.
_ON_DEMAND: Final = {
    "reciprocity.weighted": "weight",
    "reciprocity.rho_weighted": "weight",
    "reciprocity.returned_by_next": "period",
}
_POSITIONS: Final = ("in", "out", "betweenness", "pagerank", "bonacich", "constraint", "springrank")


@dataclass(frozen=True, slots=True)
class Block:
    """One table: lines above it, rows of which the first names the columns, lines below it."""

    heading: str
    above: list[str]
    rows: list[list[str]]
    below: list[str] = field(default_factory=list)


def value_at(entry: Entry, path: str) -> Any:
    """Return what stands in nested mappings under a dotted path, None where nothing does."""
    found: Any = entry
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def shown(value: float | None) -> str:
    """Return a number for people: whole as it is, else three places; a dash for none."""
    if value is None:
        return NO_VALUE
    if isinstance(value, int) or (value == int(value) and abs(value) >= 1000):
        return str(int(value))
    return f"{value:.3f}" if abs(value) >= 0.0005 or abs(value) < _ROUNDING else f"{value:.0e}"


def shown_p(value: float | None) -> str:
    """Return a p for people: however small, never 0."""
    return f"{value:.0e}" if value is not None and value < 0.001 else shown(value)


def cleaned(text: str) -> str:
    """Return a label as it can stand in a row: one line, and no sign that a screen would obey."""
    return "".join(one if unicodedata.category(one)[0] != "C" else " " for one in " ".join(text.split()))


def policy_line(measures: Entry) -> str:
    """Return which claims make the ties, as every table of them says."""
    said = [
        f"claims: {measures['claims']}",
        f"mode: {measures['mode']}",
        "reported ones too" if measures["reported"] else "not reported",
        f"coder: {notation(measures['coder'])}" if measures["coder"] else "all coders",
        *([f"rolled up to {measures['unit']}"] if measures["unit"] else []),
        *([f"weight: {measures['weight']}"] if measures["weight"] else []),
        *(["silence read as absence, as asked for"] if measures["as_if_asked"] else []),
        *(["positions also from few voices, as asked for"] if measures["everything"] else []),
    ]
    return f"Ties by {'; '.join(said)}."


def blocks(measures: Entry, *, actors: bool = False) -> Iterator[Block]:
    """Yield the blocks of what `measure` answers; with `actors` also the positions of each."""
    for name, group in groupby(measures["layers"], key=lambda entry: entry["layer"]):
        entries = list(group)
        block = _layer(name, entries, _suppressed(measures, name))
        yield replace(block, above=[*block.above, policy_line(measures)])
        if actors:
            yield from (_actors(entry) for entry in entries if entry["actors"])
    for name in dict.fromkeys(one["layer"] for one in measures.get("suppressed", ())):
        if all(entry["layer"] != name for entry in measures["layers"]):
            yield Block(name, [], [["", "value", "reading"]], _suppressed(measures, name))
    for block in (
        _ranges(measures["layers"]),
        _intervals(measures["layers"]),
        _chance(measures["layers"]),
        _answers(measures["multireciprocity"]),
        _agreement(measures["attribution"]),
        _leadership(measures["leadership"]),
        _accounts(measures),
    ):
        if len(block.rows) > 1:
            yield block


def part(entry: Entry) -> str:
    """Return what part an entry is of, in words."""
    names = [
        entry.get("partnership_label") or entry.get("partnership"),
        entry.get("sector_label") or entry.get("sector"),
        entry.get("period"),
    ]
    return cleaned(", ".join(name for name in names if name) or "all partnerships together")


def _column(entry: Entry) -> str:
    """Return what part an entry is of, in few letters: ids of partnership and sector, and the period."""
    ids = [notation(iri) for iri in (entry["partnership"], entry["sector"]) if iri]
    return ", ".join([*ids, *([entry["period"]] if entry["period"] else [])]) or part(entry)


def _suppressed(measures: Entry, layer: str) -> list[str]:
    """Return in words which parts of a layer are left out because they are small."""
    parts = [_column(one) for one in measures.get("suppressed", ()) if one["layer"] == layer]
    if not parts:
        return []
    return [f"Not shown, groups of fewer than {LEAST} actors, and what would tell them: {'; '.join(parts)}."]


def _layer(name: str, entries: Sequence[Entry], suppressed: Sequence[str]) -> Block:
    """Return the numbers of a layer, a column a part; what no part has is told below, with why."""
    one = len(entries) == 1
    rows = [["", *(["value", "reading"] if one else map(_column, entries))]]
    why: dict[str, list[str]] = {}
    unasked = {_TOLD_BELOW} | {name for name, option in _ON_DEMAND.items() if entries[0][option] is None}
    for number in catalogue().values():
        values = [value_at(entry, number.name) for entry in entries]
        if (
            any(isinstance(value, dict) for value in values)
            or number.name in unasked
            or number.name.startswith("actors.")
        ):
            continue
        reasons = {entry["undefined"].get(number.name) for entry in entries}
        if number.name == "dyads.null" and one and entries[0]["density"] is not None:
            number = replace(number, short="")  # noqa: PLW2901  # every pair was asked
        if all(value is None for value in values):
            for reason in sorted(reasons - {None}):
                why.setdefault(str(reason), []).append(number.title)
            continue
        rows.append([number.title, *map(shown, values), *([number.short] if one else [])])
    if one:
        above = [voice_line(entries[0])]
        below = [left_out(entries[0]["left_out"])]
    else:
        above = [
            *(f"{_column(entry)}: {part(entry)}" for entry in entries if _column(entry) != part(entry)),
            "Each column is a part by itself; none is better than another.",
        ]
        rows[1:1] = _voices(entries)
        below = [f"{_column(entry)}: {left_out(entry['left_out'])}" for entry in entries]
    below[:0] = [f"Not measured, {reason}: {'; '.join(titles)}." for reason, titles in why.items()]
    below += suppressed
    where = part(entries[0]) if one else "side by side"
    return Block(f"{name}, {where}", above, rows, below)


def _voices(entries: Sequence[Entry]) -> list[list[str]]:
    """Return whose word each part rests on, above its numbers."""
    return [
        ["claimants", *(shown(entry["voice"]["claimants"]) for entry in entries)],
        ["researchers among them", *(shown(entry["voice"]["researchers"]) for entry in entries)],
        ["sectors of claimants", *(shown(entry["voice"]["sectors"]) for entry in entries)],
        ["pairs not asked", *(shown(entry["left_out"]["not_asked_pairs"]) for entry in entries)],
    ]


def left_out(counts: Mapping[str, Any]) -> str:
    """Return all that was left out, in words."""
    parts = [f"{words} {many}" for path, words in _LEFT_OUT if (many := value_at(counts, path))]
    return "Left out: " + ("; ".join(parts) or "nothing") + "."


def _actors(entry: Entry) -> Block:
    """Return where each actor stands, in the order of labels, with the range without each claimant."""
    titles = catalogue()
    rows = [["actor", *(titles[f"actors.{name}"].title for name in _POSITIONS)]]
    rows += [
        [cleaned(actor["label"]), *(_with_range(actor, name) for name in _POSITIONS)]
        for actor in sorted(entry["actors"], key=lambda one: (one["label"].casefold(), one["actor"]))
    ]
    below = ["In brackets: the least and the greatest value without each claimant in turn."]
    return Block(f"Positions in {entry['layer']}, {part(entry)}", [voice_line(entry)], rows, below)


def _with_range(actor: Entry, name: str) -> str:
    between = actor["ranges"].get(name)
    text = shown(actor[name])
    return (
        f"{text} ({shown(between[0])} to {shown(between[1])})"
        if between and between[0] != between[1]
        else text
    )


def _whole(value: float) -> float:
    """Return a count as one."""
    return int(value) if value == int(value) and abs(value) > 1 else value


def _chance(entries: Sequence[Entry]) -> Block:
    """Return each number that was set against chance, and how it stands."""
    header = ["", "observed", "null", "by chance", "sd", "p (two-sided)", "q", "least p", "draws"]
    rows = [header]
    cautions = []
    for entry in entries:
        for name, found in entry["chance"].items():
            rows.append([
                f"{entry['layer']}, {part(entry)}: {catalogue()[found['measure']].title}",
                shown(_whole(found["observed"])), found["null"], shown(found["mean"]), shown(found["sd"]),
                shown_p(found["p_two_sided"]), shown_p(found["q"]), shown_p(found["least_p"]),
                "exact" if found["exact"] else shown(found["draws"]),
            ])  # fmt: skip
            if found["caution"]:
                cautions.append(f"{entry['layer']}, {part(entry)}, {name}: {found['caution']}")
    above = ["q is p adjusted over all rows (Benjamini and Hochberg 1995)."]
    return Block("Against chance", above, rows, cautions)


def _ranges(entries: Sequence[Entry]) -> Block:
    """Return how far reciprocity depends on single claimants, on whose account is taken, and on coders."""
    policies = list(entries[0]["policies"]) if entries else []
    coders = list(dict.fromkeys(coder for entry in entries for coder in entry["coders"]))
    rows = [["", "value", "without each claimant", *policies, *(f"coder {notation(one)}" for one in coders)]]
    for entry in entries:
        for name in ("arc", "dyad"):
            if entry["reciprocity"][name] is None:
                continue
            of_coders = (value_at(entry["coders"].get(one, {}), name) for one in coders)
            low, high = entry["leave_one_out"].get(f"reciprocity.{name}") or (None, None)
            rows.append([
                f"{entry['layer']}, {part(entry)}: {catalogue()[f'reciprocity.{name}'].title}",
                shown(entry["reciprocity"][name]), f"{shown(low)} to {shown(high)}",
                *(shown(entry["policies"][policy][name]) for policy in policies),
                *map(shown, of_coders),
            ])  # fmt: skip
    above = ["By whose account a tie is taken, and by which coder."]
    return Block("How far it depends on whose word is taken", above, rows)


def _intervals(entries: Sequence[Entry]) -> Block:
    """Return what the numbers could be with other actors, where those at hand are a sample."""
    rows = [["", "observed", "low", "high", "standard error", "draws"]]
    rows += [
        [
            f"{entry['layer']}, {part(entry)}: {name}",
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
    rows = [["given", "answered by", "part", "share answered", "correlation", "p (two-sided)", "q"]]
    rows += [
        [one["given"], one["returned"], part(one), shown(one["answered"]), shown(one["correlation"]),
         shown_p(value_at(one, "chance.p_two_sided")), shown_p(value_at(one, "chance.q"))]
        for one in found if one["answered"]
    ]  # fmt: skip
    return Block("Which gifts are answered by which", ["Resources are never added up."], rows)


def _agreement(found: Sequence[Entry]) -> Block:
    """Return how far attributed power and position agree."""
    rows = [["part", "position", "rank correlation", "5 %", "95 %", "claimants"]]
    for one in found:
        for name, between in one["agreement"].items():
            if between:
                spread = (shown(between[key]) for key in ("median", "low", "high"))
                rows.append([part(one), f"{name} in {one['structure']}", *spread, shown(one["claimants"])])
    above = ["Power as it is attributed against position as it is measured, from disjoint claimants."]
    return Block("Attributed power and position", above, rows)


def _leadership(found: Sequence[Entry]) -> Block:
    """Return how gathered leadership is said to be."""
    rows = [
        ["part", "claims", "claimants", "leaders", "named together", "Gini", "trend", "p (two-sided)", "q"]
    ]
    numbers = ("claims", "claimants", "leaders", "leaders_per_claim", "gini", "trend.observed")
    tested = ("trend.p_two_sided", "trend.q")
    rows += [
        [
            part(one),
            *(shown(value_at(one, number)) for number in numbers),
            *(shown_p(value_at(one, number)) for number in tested),
        ]
        for one in found
        if one["claims"]
    ]
    above = ["Trend: rank correlation of how many are named together with time, within partnerships."]
    return Block("Leadership", above, rows)


def _accounts(measures: Entry) -> Block:
    """Return who says so for each layer that has ties."""
    rows = [["layer", *(key.replace("_", " ") for key in _ACCOUNTS)]]
    rows += [
        [f"{entry['layer']}, {part(entry)}", *(shown(entry[key]) for key in _ACCOUNTS)]
        for entry in measures["accounts"]
        if any(entry[key] for key in _ACCOUNTS)
    ]
    return Block("Who says so (ties by whose account they rest on)", [], rows)
