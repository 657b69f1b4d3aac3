"""The plots of what `measure` answers."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from coprod_kg.network.block import part
from coprod_kg.network.catalogue import catalogue
from coprod_kg.network.chance.mutual import MutualDyads
from coprod_kg.network.voice import voice_line
from coprod_kg.pages.plots import (
    AgainstChance,
    Census,
    Censuses,
    Change,
    Placed,
    Point,
    Positions,
    Series,
)
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coprod_kg.pages.plots import Plot
    from coprod_kg.pages.wording import Wording

    Entry = Mapping[str, Any]

_SEEN: Final = 1e-6  # chances below are not drawn
_CHANGING: Final = ("reciprocity.arc", "reciprocity.dyad", "centralisation.in", "centralisation.out")
_POSITION: Final = "out"  # of the two that attributed power is set beside, the one that needs fewest ties


def plots(measures: Entry, language: str = "en") -> list[Plot]:
    """Return what can be drawn of the answer, layer by layer.

    Dyads side by side, reciprocity among its exact chances, change over periods, and attributed power
    beside position.
    """
    words = wording(language, "plots")
    found: list[Plot] = []
    for name, group in groupby(measures["layers"], key=lambda entry: entry["layer"]):
        entries = list(group)
        found.append(_census(name, entries, words))
        found += [_chance(entry, words) for entry in entries if "arc" in entry["chance"]]
        found += _changes(name, entries, words)
    found += [_positions(one, words) for one in measures["attribution"]]
    return found


def _census(name: str, entries: Sequence[Entry], words: Wording) -> Censuses:
    """Return the dyads of each part; pairs without a tie only where silence means absence."""
    parts = tuple(
        Census(
            words.count("label.part", entry["voice"]["claimants"], part=part(entry)),
            entry["dyads"]["mutual"],
            entry["dyads"]["asymmetric"],
            entry["dyads"]["null"] if entry["density"] is not None else None,
        )
        for entry in entries
    )
    return Censuses(words.say("title.census", layer=name), parts, note=_note(entries))


def _note(entries: Sequence[Entry]) -> str:
    return voice_line(entries[0]) if len(entries) == 1 else ""


def _chance(entry: Entry, words: Wording) -> AgainstChance:
    """Return arc reciprocity among its exact chances given the density; of another null no draws are kept."""
    stands = entry["chance"]["arc"]
    dyads = entry["dyads"]
    chances: tuple[tuple[float, float], ...] = ()
    why = words.say("why.draws")
    if stands["exact"]:
        law = MutualDyads(sum(dyads.values()), entry["arcs"])
        mutual = np.arange(law.least, law.most + 1)
        share = np.exp(law.log_p(mutual))
        kept = (share > _SEEN) | (mutual == dyads["mutual"])
        chances = tuple(
            (2 * int(many) / entry["arcs"], float(one))
            for many, one in zip(mutual[kept], share[kept], strict=True)
        )
        why = ""
    return AgainstChance(
        words.say("title.chance", layer=entry["layer"], part=part(entry)),
        catalogue()["reciprocity.arc"].title,
        stands["observed"],
        chances,
        stands["null"],
        stands["mean"],
        stands["p_upper"],
        stands["p_lower"],
        stands["p_two_sided"],
        stands["draws"],
        note=voice_line(entry),
        why=why,
    )


def _changes(name: str, entries: Sequence[Entry], words: Wording) -> Iterator[Change]:
    """Yield the numbers of each part over its periods, where there are several."""
    whole = groupby(entries, key=lambda entry: (entry["partnership"], entry["sector"]))
    for _, group in whole:
        of_part = list(group)
        if len(of_part) > 1 and of_part[0]["period"]:
            series = [_series(number, of_part) for number in _CHANGING]
            where = part({**of_part[0], "period": None})
            yield Change(
                words.say("title.change", layer=name, part=where),
                tuple(entry["period"] for entry in of_part),
                tuple(one for one in series if any(point.value is not None for point in one.points)),
                ranges=words.say("ranges.claimants"),
                note="; ".join(
                    words.count("label.part", entry["voice"]["claimants"], part=entry["period"])
                    for entry in of_part
                ),
            )


def _series(number: str, entries: Sequence[Entry]) -> Series:
    """Return one number over the periods, with its range without each claimant."""
    table, _, name = number.partition(".")
    points = []
    for entry in entries:
        low, high = entry["leave_one_out"].get(number) or (None, None)
        points.append(Point(entry[table][name], low, high, entry["undefined"].get(number, "")))
    return Series(catalogue()[number].title, tuple(points))


def _positions(found: Entry, words: Wording) -> Positions:
    """Return attributed power beside position, actor by actor."""
    between = found["agreement"][_POSITION]
    return Positions(
        words.say("title.positions", part=part(found)),
        words.say("axis.position", layer=found["structure"]),
        words.say("axis.attributed"),
        tuple(Placed(one["label"], one[_POSITION], one["attributed"]) for one in found["points"]),
        between and (between["median"], between["low"], between["high"]),
        why="" if found["points"] else words.say("why.nobody"),
    )
