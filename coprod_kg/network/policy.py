"""Which claims make a tie: whose account, said in which mode, reported or not, coded by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args
from urllib.parse import unquote

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim

Account = Literal["affirmed", "giver", "receiver", "confirmed"]
ACCOUNTS: Final[tuple[Account, ...]] = get_args(Account)
AFFIRMED: Final = "affirmed"
DENIED: Final = "denied"


def _unknown(name: str, value: str, known: Sequence[str]) -> ParameterError:
    remedy = meant(nearest(value, known), f"Use one of: {', '.join(known)}.")
    return ParameterError(f"There is no {name} '{value}'.", remedy)


@dataclass(frozen=True, slots=True)
class Policy:
    """A stated choice of claims; the default is affirmed, happened and not reported.

    `claims` says whose account makes a tie: anybody's (affirmed), that of the one who
    gives or holds power (giver), that of the other end (receiver), or both (confirmed).
    `coder` is the id or the IRI of one coder; None takes the claims of all.
    """

    claims: Account = "affirmed"
    mode: str = "happened"
    reported: bool = False
    coder: str | None = None

    def __post_init__(self) -> None:
        """Refuse an account or a mode that does not exist; a mode may be given by any of its names."""
        schemes = vocabulary().tables["flows"].column("mode").schemes
        modes = vocabulary().concepts(self.mode, schemes)
        if self.claims not in ACCOUNTS:
            raise _unknown("claims", self.claims, ACCOUNTS)
        if not modes:
            raise _unknown("mode", self.mode, vocabulary().known(schemes))
        object.__setattr__(self, "mode", modes[0].notation)

    def hears(self, claim: TieClaim) -> bool:
        """Whether the policy looks at a claim at all, whatever its stance and claimant."""
        return (
            claim.mode == self.mode
            and (self.reported or claim.reported_by is None)
            and (self.coder is None or self.is_coder(claim.coder))
        )

    def is_coder(self, coder: str | None) -> bool:
        """Whether a coder's IRI is the one that was named, by IRI or by id."""
        return coder is not None and self.coder in {coder, unquote(coder.rpartition("/")[2])}


def sides(claim: TieClaim, ends: Ends) -> frozenset[str]:
    """Return the ends of the tie for which the claimant speaks: giver, receiver, both or none.

    A claimant speaks for the end that it is, else for each end that it is part of,
    directly or through others. A member who gives to its own organisation speaks for
    itself alone.
    """
    if claim.claimant is None:
        return frozenset()
    if claim.claimant == claim.giver:
        return frozenset({"giver"})
    if claim.claimant == claim.receiver:
        return frozenset({"receiver"})
    wholes = ends.wholes(claim.claimant) | ends.spoken_for.get(claim.claimant, frozenset())
    named = (("giver", claim.giver), ("receiver", claim.receiver))
    return frozenset(side for side, end in named if end in wholes)
