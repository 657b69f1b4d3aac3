"""Whose accounts a network rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.layers import Tie


def voice(ends: Ends, ties: Iterable[Tie]) -> dict[str, int]:
    """Count the claims that make ties, who makes them, and how many of those are researchers.

    `sectors` counts the sectors of the claimants, `extracts` the passages the claims rest on.
    """
    claims = [claim for tie in ties for claim in tie.claims]
    claimants = {claim.claimant for claim in claims if claim.claimant is not None}
    speakers = [ends.actor(claimant) for claimant in sorted(claimants)]
    return {
        "claims": len(claims),
        "claimants": len(claimants),
        "researchers": sum(speaker.researcher for speaker in speakers),
        "sectors": len({speaker.sector for speaker in speakers if speaker.sector is not None}),
        "extracts": len({extract for claim in claims for extract in claim.extracts}),
    }


def voice_line(entry: Mapping[str, Any]) -> str:
    """Return the line that stands beside every number: how many actors, and whose claims."""
    heard = entry["voice"]
    return (
        f"{_many(entry['nodes'], 'actor')}; claims by {_many(heard['claimants'], 'claimant')} "
        f"({_many(heard['researchers'], 'researcher')}) of {_many(heard['sectors'], 'sector')}; "
        f"pairs not asked: {entry['left_out']['not_asked_pairs']}"
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
