"""Part claims into those that make ties under a policy and those that do not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from coprod_kg.network.policy import AFFIRMED, DENIED, Policy, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim

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

    Confirmed is an ordered pair, and for flows a resource, of which both ends say so.
    """
    if policy.claims == "affirmed":
        return affirmed
    if policy.claims != "confirmed":
        return [claim for claim in affirmed if policy.claims in sides(claim, ends)]
    spoken = spoken_for(affirmed, ends)
    return [
        claim for claim in affirmed if spoken[unit(claim)] == {"giver", "receiver"} and sides(claim, ends)
    ]


def unit(claim: TieClaim) -> tuple[str, str, str]:
    """Return what two accounts must agree on: the ordered pair, and for flows the resource."""
    return (*claim.pair, claim.topic if claim.kind == "flows" else "")


def spoken_for(affirmed: Iterable[TieClaim], ends: Ends) -> dict[tuple[str, str, str], set[str]]:
    """Return the ends that affirm each pair (and resource)."""
    spoken: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for claim in affirmed:
        spoken[unit(claim)] |= sides(claim, ends)
    return spoken
