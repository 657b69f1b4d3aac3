"""Whose accounts a network rests on, and how long after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.layers import Layer


def voice(ends: Ends, said: Iterable[TieClaim]) -> dict[str, Any]:
    """Count claims, who makes them, and how many of those are researchers.

    `sectors` counts the sectors of the claimants, `extracts` the passages the claims rest on.
    `recalled` is the greatest number of whole years between the first day that a claim tells of and
    the last on which it can have been told; None where no claim has both. `undated` counts those
    that lack one.
    """
    claims = list(said)
    claimants = {claim.claimant for claim in claims if claim.claimant is not None}
    speakers = [ends.actor(claimant) for claimant in sorted(claimants)]
    years = list(_recalled(claims))
    return {
        "claims": len(claims),
        "claimants": len(claimants),
        "researchers": sum(speaker.researcher for speaker in speakers),
        "sectors": len({speaker.sector for speaker in speakers if speaker.sector is not None}),
        "extracts": len({extract for claim in claims for extract in claim.extracts}),
        "recalled": max(years, default=None),
        "undated": len(claims) - len(years),
    }


def _recalled(claims: Iterable[TieClaim]) -> Iterator[int]:
    """Yield how many years after each dated claim was told; what is told ahead is not recalled."""
    for claim in claims:
        first = claim.holds_from or claim.holds_to
        if first is not None and claim.told is not None:
            years = int(claim.told[:4]) - int(first[:4]) - (claim.told[4:] < first[4:])
            yield max(years, 0)


def heard(*layers: Layer) -> dict[str, Any]:
    """Return how many actors some layers of one part have together, and whose claims make their ties."""
    claims = {claim.claim: claim for made in layers for tie in made.observed for claim in tie.claims}
    return {
        "nodes": len({node for made in layers for node in made.nodes}),
        "voice": voice(layers[0].ends, claims.values()),
    }


def voice_line(entry: Mapping[str, Any]) -> str:
    """Return the line that stands beside every number: how many actors, whose claims, how long after."""
    said = entry["voice"]
    who = f"{_many(said['claimants'], 'claimant')} ({_many(said['researchers'], 'researcher')})"
    return "; ".join([
        _many(entry["nodes"], "actor"),
        f"claims by {who} of {_many(said['sectors'], 'sector')}",
        *_memory(said),
        f"pairs not asked: {entry['left_out']['not_asked_pairs']}",
    ])  # fmt: skip


def _memory(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield how long after it is told, and of how many claims nobody knows that."""
    if not said["claims"]:
        return
    if said["recalled"] is None:
        yield "how much later is not known"
        return
    undated = f" (of {_many(said['undated'], 'claim')} not known)" if said["undated"] else ""
    yield f"recalled up to {_many(said['recalled'], 'year')} later{undated}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
