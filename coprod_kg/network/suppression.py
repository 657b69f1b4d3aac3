"""Numbers of groups so small that a number speaks of somebody: left out of what is public.

Where one part of several is left out, so is the next smallest: otherwise the whole less the rest
would tell it (complementary suppression; Hundepool et al. 2012, section 4.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.parts import BY

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST: Final = 5
_OTHERS: Final = ("accounts", "multireciprocity", "attribution", "exchanges", "supply", "leadership")


def without_small_groups(measures: Mapping[str, Any], least: int = LEAST) -> dict[str, Any]:
    """Return what `measure` answers without the parts of fewer than `least` actors.

    `suppressed` names each part that is left out, with its layer, and says nothing else of it.
    """
    small = _small(measures["layers"], least)
    parts = {part for _, part in small}

    def kept(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [one for one in entries if _part(one) not in parts]

    return {
        **measures,
        "layers": [one for one in measures["layers"] if _part(one) not in parts],
        **{name: kept(measures[name]) for name in _OTHERS},
        "suppressed": [
            {"layer": layer, **dict(zip(BY, part, strict=True))} for layer, part in sorted(small, key=str)
        ],
    }


def _part(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in BY)


def _small(entries: list[dict[str, Any]], least: int) -> set[tuple[str, tuple[Any, ...]]]:
    """Return the layers and parts that are left out: the small ones, and one more where it is only one."""
    found = set()
    for layer in dict.fromkeys(entry["layer"] for entry in entries):
        there = sorted((entry for entry in entries if entry["layer"] == layer), key=lambda one: one["nodes"])
        few = [entry for entry in there if 0 < entry["nodes"] < least]
        if len(few) == 1 and len(there) > 1:
            rest = [entry for entry in there if entry not in few and entry["nodes"]]
            few += rest[:1]
        found |= {(layer, _part(entry)) for entry in few}
    return found
