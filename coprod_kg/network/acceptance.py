"""Part claims into those that make ties under a policy and those that do not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from coprod_kg.network.policy import AFFIRMED, DENIED, Policy, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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

    Confirmed is an ordered pair, and for flows a resource, of which both ends say so, by two
    voices: who is part of both ends confirms nothing to itself.
    """
    if policy.claims == "affirmed":
        return affirmed
    if policy.claims != "confirmed":
        return [claim for claim in affirmed if policy.claims in sides(claim, ends)]
    spoken = spoken_for(affirmed, ends)
    return [claim for claim in affirmed if are_two_accounts(spoken[unit(claim)]) and sides(claim, ends)]


def unit(claim: TieClaim) -> tuple[str, str, str]:
    """Return what two accounts must agree on: the ordered pair, and for flows the resource."""
    return (*claim.pair, claim.topic if claim.kind == "flows" else "")


def spoken_for(
    affirmed: Iterable[TieClaim], ends: Ends
) -> dict[tuple[str, str, str], dict[str, set[str | None]]]:
    """Return who affirms each pair (and resource) for which end of it."""
    spoken: dict[tuple[str, str, str], dict[str, set[str | None]]] = defaultdict(lambda: defaultdict(set))
    for claim in affirmed:
        for side in sides(claim, ends):
            spoken[unit(claim)][side].add(claim.claimant)
    return spoken


def are_two_accounts(voices: Mapping[str, set[str | None]]) -> bool:
    """Whether both ends are spoken for, and not by one and the same."""
    return len(voices) > 1 and len(set().union(*voices.values())) > 1
