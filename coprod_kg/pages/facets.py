"""What readers can filter a claim by, as far as it is known of the claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from coprod_kg.network.actors import notation
from coprod_kg.network.conflict import conflict
from coprod_kg.network.names import LayerName

if TYPE_CHECKING:
    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.layers import Tie

# A concept that no claim is about: what can be denied of it can be denied of every concept.
_NONE: Final = "urn:none"


class Choice(NamedTuple):
    """A value of a filter: its short form, as it stands in links and stories, and its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Facets:
    """What a claim can be filtered by; a claim of which nothing is known passes only where all do.

    `layers` are the parts of its layer that it makes, named as `measure` names them; `in_all` says
    that it denies the layer as a whole and so every part of it. Days are ISO texts.
    """

    layers: tuple[Choice, ...] = ()
    in_all: bool = False
    sector: Choice | None = None
    coder: Choice | None = None
    strength: int | None = None
    since: str | None = None
    until: str | None = None


def facets(claim: TieClaim, form: str, ends: Ends, coder: str | None) -> Facets:
    """Return what a claim about a tie of a form can be filtered by; `coder` is the coder's name.

    Only layers of ties among actors have parts.
    """
    concepts = {"power": claim.bases, "exchange": (claim.topic,)}.get(form, ())
    sector = ends.actor(claim.claimant).sector if claim.claimant else None
    return Facets(
        layers=tuple(
            Choice(f"{claim.kind}:{notation(concept)}", ends.concept(concept))
            for concept in concepts
            if concept
        ),
        in_all=bool(concepts or form == "power") and LayerName(claim.kind, claim.kind, _NONE).may_deny(claim),
        sector=Choice(notation(sector), ends.concept(sector)) if sector else None,
        coder=Choice(notation(claim.coder), coder or notation(claim.coder)) if claim.coder else None,
        strength=claim.strength,
        since=claim.holds_from,
        until=claim.holds_to,
    )


def contradicted(denial: TieClaim, tie: Tie, *, power: bool) -> dict[str, str]:
    """Return the claims of a tie that a denial speaks against, each with whether it surely does."""
    against = {claim.claim: conflict(denial, claim, power=power) for claim in tie.claims}
    return {claim: degree for claim, degree in against.items() if degree != "no"}
