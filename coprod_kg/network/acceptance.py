"""Part claims into those that make ties under a policy and those that do not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from coprod_kg.network.policy import AFFIRMED, DENIED, Policy, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim

    Voices = dict[str, set[str | None]]  # by the end that is spoken for

Reason = Literal["mode", "reported", "coder", "denied", "uncertain", "account"]


def accept(said: Sequence[TieClaim], policy: Policy, ends: Ends) -> tuple[list[TieClaim], dict[str, int]]:
    """Part the claims into those that make ties and a count of the others by reason.

    A claim is counted once, under the first reason that holds.
    """
    left: dict[Reason, int] = dict.fromkeys(
        ("mode", "reported", "coder", "denied", "uncertain", "account"), 0
    )
    affirmed: list[TieClaim] = []
    for claim in said:
        reason: Reason | None = (
            "mode"
            if claim.mode != policy.mode
            else "reported"
            if claim.reported_by is not None and not policy.reported
            else "coder"
            if not policy.hears(claim)
            else "denied"
            if claim.stance == DENIED
            else "uncertain"
            if claim.stance != AFFIRMED
            else None
        )
        if reason is None:
            affirmed.append(claim)
        else:
            left[reason] += 1
    accepted = _by_account(affirmed, policy, ends)
    left["account"] = len(affirmed) - len(accepted)
    return accepted, {str(reason): many for reason, many in left.items()}


def _by_account(affirmed: list[TieClaim], policy: Policy, ends: Ends) -> list[TieClaim]:
    """Keep the claims of those whose account the policy takes.

    Confirmed is an ordered pair, and for flows a resource, of which both ends say so, by two
    voices: who is part of both ends confirms nothing to itself.
    """
    if policy.claims == "affirmed":
        return affirmed
    if policy.claims != "confirmed":
        return [claim for claim in affirmed if policy.claims in sides(claim, ends)]
    confirmed = {
        agreed for agreed, claims in by_unit(affirmed).items() if are_two_accounts(voices(claims, ends))
    }
    return [claim for claim in affirmed if unit(claim) in confirmed and sides(claim, ends)]


def unit(claim: TieClaim) -> tuple[str, str, str]:
    """Return what two accounts must agree on: the ordered pair, and for flows the resource."""
    return (*claim.pair, claim.topic if claim.kind == "flows" else "")


def by_unit(claims: Iterable[TieClaim]) -> dict[tuple[str, str, str], list[TieClaim]]:
    """Gather claims by what two accounts must agree on."""
    gathered: dict[tuple[str, str, str], list[TieClaim]] = defaultdict(list)
    for claim in claims:
        gathered[unit(claim)].append(claim)
    return gathered


def voices(claims: Iterable[TieClaim], ends: Ends) -> Voices:
    """Return who speaks in claims about one tie for which end of it."""
    found: Voices = defaultdict(set)
    for claim in claims:
        for side in sides(claim, ends):
            found[side].add(claim.claimant)
    return found


def are_two_accounts(found: Voices) -> bool:
    """Whether both ends are spoken for, and not by one and the same."""
    return len(found) > 1 and len(set().union(*found.values())) > 1
