"""When a denial speaks against an affirmation, and when it only speaks of another time or matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from coprod_kg.network.actors import notation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.network.claims import TieClaim

Conflict = Literal["no", "possible", "yes"]
# The resource whose denial says that nothing at all was given.
ANYTHING: Final = "anything"
_NEVER: Final = "9999-12-31"


def _is_dated(claim: TieClaim) -> bool:
    """Whether anything is known of the period that a claim holds for."""
    return claim.holds_from is not None or claim.holds_to is not None


def _of_one_thing(denial: TieClaim, claim: TieClaim, *, power: bool) -> bool:
    """Whether two claims about one ordered pair are about the same resource or matter.

    Who denies power without naming a matter denies it in any; who denies anything, every
    resource. A denial in one matter leaves power as such, or in another, as it is.
    """
    if denial.topic == claim.topic:
        return True
    return not denial.topic if power else notation(denial.topic) == ANYTHING


def conflict(denial: TieClaim, claim: TieClaim, *, power: bool) -> Conflict:
    """Return whether a denial contradicts an affirmation about the same ordered pair.

    Denied for one period and affirmed for another is change, not conflict; where a
    period is unknown the conflict is possible. Two coders who read one extract of one
    claimant differently are no conflict between partners.
    """
    if not _of_one_thing(denial, claim, power=power):
        return "no"
    if denial.partnerships and claim.partnerships and set(denial.partnerships).isdisjoint(claim.partnerships):
        return "no"
    if (
        denial.claimant == claim.claimant
        and denial.coder != claim.coder
        and not set(denial.extracts).isdisjoint(claim.extracts)
    ):
        return "no"
    if not (_is_dated(denial) and _is_dated(claim)):
        return "possible"
    starts_in_time = (denial.holds_from or "") <= (claim.holds_to or _NEVER)
    ends_in_time = (claim.holds_from or "") <= (denial.holds_to or _NEVER)
    return "yes" if starts_in_time and ends_in_time else "no"


def worst(conflicts: Iterable[Conflict]) -> Conflict:
    """Return the strongest of several: yes before possible before no."""
    found = set(conflicts)
    return "yes" if "yes" in found else "possible" if "possible" in found else "no"
