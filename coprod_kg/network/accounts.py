"""Whose account a tie rests on: the giver's, the receiver's, both, or only that of others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.acceptance import are_two_accounts, by_unit, voices
from coprod_kg.network.conflict import conflict
from coprod_kg.network.policy import sides
from coprod_kg.network.voice import heard

if TYPE_CHECKING:
    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.layers import Layer

_OTHER: Final = {"giver": "receiver", "receiver": "giver"}
COUNTED: Final = (
    "giver_only",
    "receiver_only",
    "both",
    "third_party_only",
    "denied_by_other_end",
    "not_asked",
)
NO_END_SAYS_SO: Final = "no tie is affirmed by one of its ends"


def accounts(made: Layer) -> dict[str, Any]:
    """Count the ties of a layer by who affirms them; a tie of flows is a pair and a resource.

    The layer must take anybody's account. `giver_only`, `receiver_only`, `both` and
    `third_party_only` count ties between two who were both asked, `not_asked` the others. Who is
    part of both ends, and alone says so, is a third party.
    `denied_by_other_end` counts those that one end affirms and the other denies, for the
    same time or one that is not known. `jaccard` = both / (giver_only + receiver_only +
    both), from 0 to 1; undefined when no end affirms a tie.
    """
    if made.policy.claims != "affirmed":
        raise ValueError("accounts are compared where anybody's account makes a tie")
    power = made.name.kind == "power"
    counts: Counter[str] = Counter()
    for tie in made.ties.values():
        for supports in by_unit(tie.claims).values():
            if not tie.observed:
                counts["not_asked"] += 1
                continue
            counts[_whose(supports, made.ends)] += 1
            counts["denied_by_other_end"] += _is_denied(supports, tie.denials, made.ends, power=power)
    said_by_ends = counts["giver_only"] + counts["receiver_only"] + counts["both"]
    return {
        "layer": made.name.text,
        "partnership": made.partnership,
        **{name: counts[name] for name in COUNTED},
        "jaccard": counts["both"] / said_by_ends if said_by_ends else None,
        **heard(made),
        "undefined": {} if said_by_ends else {"jaccard": NO_END_SAYS_SO},
    }


def _whose(supports: list[TieClaim], ends: Ends) -> str:
    """Return the name of the count that a tie with these claims belongs to."""
    spoken = voices(supports, ends)
    if are_two_accounts(spoken):
        return "both"
    return f"{next(iter(spoken))}_only" if len(spoken) == 1 else "third_party_only"


def _is_denied(supports: list[TieClaim], denials: list[TieClaim], ends: Ends, *, power: bool) -> bool:
    """Whether one end affirms what the other denies."""
    return any(
        _OTHER[side] in sides(denial, ends) and conflict(denial, claim, power=power) != "no"
        for claim in supports
        for side in sides(claim, ends)
        for denial in denials
    )
