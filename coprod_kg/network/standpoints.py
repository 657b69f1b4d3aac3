"""The same number by other accounts and by each coder: how far it depends on whose word is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from coprod_kg.network.graphs import matrix
from coprod_kg.network.layers import layer
from coprod_kg.network.measures.reciprocity import arc_reciprocity, dyad_reciprocity
from coprod_kg.network.policy import ACCOUNTS

if TYPE_CHECKING:
    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer
    from coprod_kg.network.policy import Policy

    Numbers = dict[str, float | int | None]

_KEPT: Final = ("arcs", "arc", "dyad")


def standpoints(made: Layer, claims: TieClaims) -> dict[str, dict[str, Numbers]]:
    """Return the number of ties and both reciprocities of a layer by each kind of account, and by coder.

    `coders` names those who coded claims about ties, where there are several and the policy takes
    all; disagreement between them is apart from that between those who speak.
    """
    policy = made.policy
    coders = sorted(claims.coders) if policy.coder is None and len(claims.coders) > 1 else []
    return {
        "policies": {
            account: _numbers(made, claims, replace(policy, claims=account)) for account in ACCOUNTS
        },
        "coders": {coder: _numbers(made, claims, replace(policy, coder=coder)) for coder in coders},
    }


def _numbers(made: Layer, claims: TieClaims, policy: Policy) -> Numbers:
    other = made if policy == made.policy else layer(claims, made.name, policy, made.partnership)
    net = matrix(other)
    return dict(zip(_KEPT, (net.size, arc_reciprocity(net), dyad_reciprocity(net)), strict=True))
