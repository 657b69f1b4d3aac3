"""Ties of one period: what is claimed to hold in it, among those who took part then."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from coprod_kg.cells import bounds
from coprod_kg.errors import ParameterError
from coprod_kg.network.claims import TieClaims

if TYPE_CHECKING:
    from coprod_kg.network.claims import TieClaim

_DATE: Final = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_PERIOD: Final = re.compile(rf"({_DATE})(?:/({_DATE}))?")
MOST: Final = 60  # calendar years that stand side by side unless periods are named
_EVER, _NEVER = "0000-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days, both ends within it; `text` is as it was given."""

    text: str
    first: str
    last: str

    def meets(self, since: str | None, until: str | None) -> bool:
        """Whether what holds from one day to another holds on any day of it; None is without end."""
        return (since or _EVER) <= self.last and self.first <= (until or _NEVER)


def period(text: str) -> Period:
    """Return the period that a text names: a year, month or day, or two of them as FROM/TO (ISO 8601).

    Raises ParameterError.
    """
    found = _PERIOD.fullmatch(text.strip())
    try:
        first, last = (bounds(found[1])[0], bounds(found[2] or found[1])[1]) if found else ("", "")
    except ValueError:  # no such day
        first, last = "", ""
    if not first:
        raise ParameterError(f"'{text}' is no period.", "Write a year, or two as FROM/TO: 2008/2012.")
    if first > last:
        raise ParameterError(f"The period '{text}' ends before it begins.", "Write the earlier date first.")
    return Period(text.strip(), first, last)


def years(claims: TieClaims) -> list[Period]:
    """Return each calendar year from the first to the last day that a claim about a tie names.

    Raises ParameterError where there are more than sixty, for then a date is mistyped.
    """
    days = [
        day
        for kind in claims.claims.values()
        for claim in kind
        for day in (claim.holds_from, claim.holds_to)
        if day is not None
    ]
    if not days:
        return []
    first, last = min(days), max(days)
    found = range(int(first[:4]), int(last[:4]) + 1)
    if len(found) > MOST:
        raise ParameterError(
            f"Claims about ties reach from {first} to {last}, which is {len(found)} years.",
            "Correct a date that is mistyped, or name periods with --period FROM/TO.",
        )
    return [period(f"{year:04}") for year in found]


def _is_dated(claim: TieClaim) -> bool:
    return claim.holds_from is not None or claim.holds_to is not None


def during(claims: TieClaims, when: Period) -> TieClaims:
    """Return the claims that hold in a period, among those who took part in it.

    A claim without any date is left out, since nobody knows when it holds; a participation
    without one is taken to last throughout.
    """
    ends = replace(
        claims.ends,
        partnerships={
            iri: replace(
                partnership,
                participants={
                    actor: asked
                    for actor, asked in partnership.participants.items()
                    if any(when.meets(*times) for times in partnership.times.get(actor, [(None, None)]))
                },
            )
            for iri, partnership in claims.ends.partnerships.items()
        },
    )
    held = {
        kind: tuple(
            claim for claim in said if _is_dated(claim) and when.meets(claim.holds_from, claim.holds_to)
        )
        for kind, said in claims.claims.items()
    }
    undated = tuple(claim for said in claims.claims.values() for claim in said if not _is_dated(claim))
    return TieClaims(ends, held, claims.aside | {"undated": undated})
