"""Measures as blocks of a table for people: a heading, whose voice it is, rows, what was left out.

Parts stand side by side, one column each, in the order of their names and never by size.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.actors import notation
from coprod_kg.network.block import ALONE, Block, cleaned, part, part_in_short, shown, unmeasured, value_at
from coprod_kg.network.catalogue import catalogue
from coprod_kg.network.parts import BY
from coprod_kg.network.side_tables import side_tables
from coprod_kg.network.suppression import LEAST
from coprod_kg.network.voice import voice_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coprod_kg.network.block import Entry

_WIDE: Final = 12  # parts that a screen and a page hold side by side
_TOLD_BELOW: Final = "self_ties_dropped"
# Numbers that are shown only where an option asks for them, by what an entry says of it.
_ON_DEMAND: Final = {
    "reciprocity.weighted": "weight",
    "reciprocity.rho_weighted": "weight",
    "reciprocity.returned_by_next": "period",
}
_POSITIONS: Final = ("in", "out", "betweenness", "pagerank", "bonacich", "constraint", "springrank")
_BROKERED: Final = ("observed", "expected", "sd", "z")


def blocks(measures: Entry, *, actors: bool = False) -> Iterator[Block]:
    """Yield the blocks of what `measure` answers; with `actors` also who stands where and brokers."""
    for name, group in groupby(measures["layers"], key=lambda entry: entry["layer"]):
        entries = list(group)
        for sheet in _sheets(entries):
            block = _layer(name, sheet, _suppressed(measures, name) if sheet[-1] is entries[-1] else [])
            yield replace(block, above=[*block.above, policy_line(measures)])
        if len(entries) == 1 and entries[0]["sectors"]["matrix"]:
            yield _between_sectors(entries[0])
        if actors:
            yield from (_actors(entry) for entry in entries if entry["actors"])
            yield from (_brokers(entry) for entry in entries if entry["brokerage"]["total"]["observed"])
    for name in dict.fromkeys(one["layer"] for one in measures.get("suppressed", ())):
        if all(entry["layer"] != name for entry in measures["layers"]):
            yield Block(name, [], [ALONE], _suppressed(measures, name))
    yield from side_tables(measures)


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


def left_out(counts: Mapping[str, Any]) -> str:
    """Return all that was left out, in words."""
    words = catalogue()["left_out"].parts
    parts = [f"{what} {many}" for path, what in words.items() if (many := value_at(counts, path))]
    return "Left out: " + ("; ".join(parts) or "nothing") + "."


def _sheets(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Yield what stands side by side: parts that differ only in the last way, and not too many."""
    ways = _parting(entries)[:-1]
    for _, group in groupby(entries, key=lambda entry: [entry[way] for way in ways]):
        alike = list(group)
        yield from (alike[first : first + _WIDE] for first in range(0, len(alike), _WIDE))


def _parting(entries: Sequence[Entry]) -> list[str]:
    """Return the ways in which some parts differ, from the outermost."""
    return [way for way in BY if len({entry[way] for entry in entries}) > 1]


def _suppressed(measures: Entry, layer: str) -> list[str]:
    """Return in words which parts of a layer are left out because they are small."""
    parts = [part_in_short(one) for one in measures.get("suppressed", ()) if one["layer"] == layer]
    if not parts:
        return []
    return [f"Not shown, groups of fewer than {LEAST} actors, and what would tell them: {'; '.join(parts)}."]


def _layer(name: str, entries: Sequence[Entry], suppressed: Sequence[str]) -> Block:
    """Return the numbers of a layer, a column a part; what no part has is told below, with why."""
    alone = entries[0] if len(entries) == 1 else None
    ways = _parting(entries)
    columns = [part_in_short(entry, ways) for entry in entries]
    rows = [ALONE if alone else ["", *columns]]
    missing: list[tuple[str, str, str]] = []
    unasked = {_TOLD_BELOW} | {name for name, option in _ON_DEMAND.items() if entries[0][option] is None}
    for number in catalogue().values():
        values = [value_at(entry, number.name) for entry in entries]
        if (
            any(isinstance(value, dict | list) for value in values)
            or number.name in unasked
            or number.name.startswith("actors.")
        ):
            continue
        reasons = [entry["undefined"].get(number.name) for entry in entries]
        if number.name == "dyads.null" and alone and alone["density"] is not None:
            number = replace(number, short="")  # noqa: PLW2901  # every pair was asked
        for reason in sorted({*reasons} - {None}):
            where = [column for column, said in zip(columns, reasons, strict=True) if said == reason]
            missing.append((number.title, _in(where, columns), reason))
        if all(value is None for value in values):
            continue
        rows.append([number.title, *map(shown, values), *([number.short] if alone else [])])
    if alone:
        above = [voice_line(alone)]
        below = [left_out(alone["left_out"])]
    else:
        words = [part(entry, ways) for entry in entries]
        above = [
            *(f"{short}: {long}" for short, long in zip(columns, words, strict=True) if short != long),
            "Each column is a part by itself; none is better than another.",
        ]
        rows[1:1] = _voices(entries)
        below = [
            f"{short}: {left_out(entry['left_out'])}" for short, entry in zip(columns, entries, strict=True)
        ]
    below[:0] = unmeasured(missing)
    below += suppressed
    shared = [way for way in BY if way not in ways and entries[0][way]]
    where = [] if not alone and not shared else [part(entries[0], shared)]
    return Block(", ".join([name, *where, *([] if alone else ["side by side"])]), above, rows, below)


def _in(where: Sequence[str], columns: Sequence[str]) -> str:
    """Return in which columns something holds, where it does not in all of them."""
    return "" if len(where) == len(columns) else f" in {', '.join(where)}"


def _voices(entries: Sequence[Entry]) -> list[list[str]]:
    """Return whose word each part rests on, above its numbers."""
    return [
        [title, *(shown(value_at(entry, place)) for entry in entries)]
        for title, place in (
            ("claimants", "voice.claimants"),
            ("researchers among them", "voice.researchers"),
            ("sectors of claimants", "voice.sectors"),
            ("recalled up to, years later", "voice.recalled"),
            ("pairs not asked", "left_out.not_asked_pairs"),
        )
    ]


def _between_sectors(entry: Entry) -> Block:
    """Return how many ties run from each sector to each."""
    counts = {(one["from"], one["to"]): one["arcs"] for one in entry["sectors"]["matrix"]}
    labels = {one[end]: one[f"{end}_label"] for one in entry["sectors"]["matrix"] for end in ("from", "to")}
    there = sorted(labels)
    rows = [["from, to", *(cleaned(labels[sector]) for sector in there)]]
    rows += [
        [cleaned(labels[giving]), *(shown(counts.get((giving, receiving), 0)) for receiving in there)]
        for giving in there
    ]
    return Block(f"Ties from sector to sector in {entry['layer']}", [voice_line(entry)], rows)


def _actors(entry: Entry) -> Block:
    """Return where each actor stands, in the order of labels, with the range without each claimant."""
    titles = catalogue()
    rows = [["actor", *(titles[f"actors.{name}"].title for name in _POSITIONS)]]
    rows += [
        [cleaned(actor["label"]), *(_with_range(actor, name) for name in _POSITIONS)]
        for actor in sorted(entry["actors"], key=lambda one: (one["label"].casefold(), one["actor"]))
    ]
    below = ["In brackets: the least and the greatest value without each claimant in turn."]
    called = {"actors": "every position of theirs"} | {
        f"actors.{name}": titles[f"actors.{name}"].title for name in _POSITIONS
    }
    why = entry["undefined"]
    below += unmeasured((title, "", why[name]) for name, title in called.items() if why.get(name))
    return Block(f"Positions in {entry['layer']}, {part(entry)}", [voice_line(entry)], rows, below)


def _with_range(actor: Entry, name: str) -> str:
    between = actor["ranges"].get(name)
    text = shown(actor[name])
    return (
        f"{text} ({shown(between[0])} to {shown(between[1])})"
        if between and between[0] != between[1]
        else text
    )


def _brokers(entry: Entry) -> Block:
    """Return how often somebody stands between two who have no tie, by role, and what chance would make."""
    rows = [["role", *_BROKERED]]
    rows += [
        [role, *(shown(found[column]) for column in _BROKERED)]
        for role, found in entry["brokerage"].items()
        if isinstance(found, dict)
    ]
    heading = f"{catalogue()['brokerage'].title[0].upper()}{catalogue()['brokerage'].title[1:]}"
    return Block(f"{heading} in {entry['layer']}, {part(entry)}", [voice_line(entry)], rows)
