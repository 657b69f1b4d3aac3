"""Layers: directed networks among actors, made from claims by a stated policy.

`power` goes from who holds power to whom it is held over, `flows` from giver to
receiver of any resource; `flows:RESOURCE` and `power:BASE` are parts of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final, Literal, get_args

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network.acceptance import accept
from coprod_kg.network.actors import notation
from coprod_kg.network.conflict import Conflict, conflict, worst
from coprod_kg.network.ground import Ground
from coprod_kg.network.policy import DENIED, Policy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.network.actors import Actor, Ends
    from coprod_kg.network.claims import TieClaim, TieClaims
    from coprod_kg.network.names import LayerName

Pair = tuple[str, str]
Weight = Literal["strength", "claims", "claimants"]
WEIGHTS: Final[tuple[Weight, ...]] = get_args(Weight)


@dataclass(slots=True)
class Tie:
    """One ordered pair with all claims that make it, and all that deny it at any time."""

    giver: str
    receiver: str
    claims: list[TieClaim]
    denials: list[TieClaim] = field(default_factory=list)
    contested: Conflict = "no"
    observed: bool = True

    @property
    def strength(self) -> float | None:
        """The median of the strengths that claims state, None where none does; its scale is ordinal."""
        stated = [claim.strength for claim in self.claims if claim.strength is not None]
        return float(median(stated)) if stated else None

    @property
    def claimants(self) -> frozenset[str]:
        """Those by whose claims it is there."""
        return frozenset(claim.claimant for claim in self.claims if claim.claimant is not None)

    def weight(self, name: Weight) -> float | None:
        """Return its weight: the strength, or how many claims or claimants it rests on; None for none."""
        if name == "strength":
            return self.strength
        return float(len(self.claims) if name == "claims" else len(self.claimants)) or None


@dataclass(slots=True)
class Layer:
    """A network among actors under a policy; `ties` hold no categories and no self-ties.

    Ties between actors of whom one was not asked are in `ties`, marked not observed;
    measures take the observed ones. `observed_pairs` counts unordered pairs. `was_asked` says
    whether somebody was asked about every one of them, so that silence means no.
    """

    name: LayerName
    policy: Policy
    partnership: str | None
    ends: Ends
    nodes: list[str]
    ties: dict[Pair, Tie]
    denied: dict[Pair, list[TieClaim]]
    ground: Ground
    observed_pairs: int
    was_asked: bool
    self_ties: int
    left_out: dict[str, int]
    claims_left_out: dict[str, int]

    @property
    def observed(self) -> list[Tie]:
        """The ties that are measured: between two who share a partnership where neither went unasked."""
        return [tie for tie in self.ties.values() if tie.observed]

    def actor(self, iri: str) -> Actor:
        """Return one of the actors."""
        return self.ends.actor(iri)


def check_coder(policy: Policy, claims: TieClaims) -> None:
    """Refuse a coder who coded nothing about ties, since the answer would look like silence."""
    if policy.coder is None or any(policy.is_coder(coder) for coder in claims.coders):
        return
    known = sorted(notation(coder) for coder in claims.coders)
    raise ParameterError(
        f"No claim about a tie was coded by '{policy.coder}'.",
        meant(nearest(policy.coder, known), f"Coders are: {', '.join(known) or 'none'}."),
    )


def layer(
    claims: TieClaims, name: LayerName, policy: Policy | None = None, partnership: str | None = None
) -> Layer:
    """Make a layer, of one partnership or (None) of all together.

    Pooled over partnerships only pairs that share one can have a tie. Claims about a
    set of partnerships or about co-production as such count in no single partnership.
    """
    policy = policy or Policy()
    check_coder(policy, claims)
    said = claims.said(name.kind, partnership)
    accepted, claims_left_out = accept([claim for claim in said if name.holds(claim)], policy, claims.ends)
    of_categories = {
        claim.pair for claim in accepted if any(claims.ends.actor(end).is_category for end in claim.pair)
    }
    kept = [claim for claim in accepted if claim.pair not in of_categories]
    members = claims.members
    if partnership is not None:
        members = {partnership: members.get(partnership, frozenset())}
    ground = Ground(claims.ends, members, kept)
    by_pair = _by_pair(kept)
    denials = _by_pair(
        claim for claim in said if claim.stance == DENIED and policy.hears(claim) and name.may_deny(claim)
    )
    selves = {pair for pair in by_pair if pair[0] == pair[1]}
    apart = {pair for pair in by_pair if not ground.shares(pair)} - selves
    ties = {
        pair: _tie(made, denials.get(pair, []), power=name.kind == "power", observed=ground.is_observed(pair))
        for pair, made in sorted(by_pair.items())
        if pair not in selves and pair not in apart
    }
    pairs, observed_pairs = ground.pairs(), ground.observed_pairs()
    return Layer(
        name=name,
        policy=policy,
        partnership=partnership,
        ends=claims.ends,
        nodes=sorted(ground.nodes()),
        ties=ties,
        denied={pair: denials[pair] for pair in sorted(denials) if pair not in ties},
        ground=ground,
        observed_pairs=observed_pairs,
        was_asked=_was_asked(claims, name, policy, partnership),
        self_ties=len(selves),
        left_out={
            "categories": len(of_categories),
            "self_ties": len(selves),
            "no_shared_partnership": len(apart),
            "said_of_more": _said_of_more(claims, name, policy, partnership),
            **_set_aside(claims, name, policy, partnership),
            "not_asked_pairs": pairs - observed_pairs,
            "not_asked_actors": len(ground.unasked()),
            "not_asked_arcs": sum(not tie.observed for tie in ties.values()),
        },
        claims_left_out=claims_left_out,
    )


def _was_asked(claims: TieClaims, name: LayerName, policy: Policy, partnership: str | None) -> bool:
    """Return whether every pair of the partnership, or of each, was asked about.

    All that the policy hears of the layer, whatever its stance, must come from asking about every
    pair; where nothing is heard, nobody knows that anybody was asked.
    """
    heard: dict[str | None, list[bool]] = {
        one: []
        for one in (claims.members if partnership is None else [partnership])
        if len(claims.members.get(one, ())) > 1
    }
    for claim in claims.said(name.kind, partnership):
        if name.holds(claim) and policy.hears(claim):
            heard.setdefault(claim.partnership, []).append(claim.asked_of_all)
    return bool(heard) and all(bool(one) and all(one) for one in heard.values())


def _said_of_more(claims: TieClaims, name: LayerName, policy: Policy, partnership: str | None) -> int:
    """Count the claims that reach a partnership but are not said of it alone; none when pooled."""
    if partnership is None:
        return 0
    return sum(
        claim.partnership is None and claim.reaches(partnership) and policy.hears(claim)
        for claim in claims.claims[name.kind]
        if name.holds(claim)
    )


def _set_aside(claims: TieClaims, name: LayerName, policy: Policy, partnership: str | None) -> dict[str, int]:
    """Count the claims that a part of the graph leaves out, by why."""
    return {
        why: sum(
            claim.kind == name.kind
            and name.holds(claim)
            and policy.hears(claim)
            and (partnership is None or claim.partnership == partnership)
            for claim in claims.aside.get(why, ())
        )
        for why in ("undated", "no_unit", "other_sector")
    }


def _by_pair(claims: Iterable[TieClaim]) -> dict[Pair, list[TieClaim]]:
    """Gather claims by the ordered pair they speak of."""
    gathered: dict[Pair, list[TieClaim]] = defaultdict(list)
    for claim in claims:
        gathered[claim.pair].append(claim)
    return gathered


def _tie(made: list[TieClaim], denials: list[TieClaim], *, power: bool, observed: bool) -> Tie:
    """Put a tie together from the claims that make it and those that deny it."""
    contested = worst(conflict(denial, claim, power=power) for denial in denials for claim in made)
    return Tie(*made[0].pair, made, denials, contested, observed)
