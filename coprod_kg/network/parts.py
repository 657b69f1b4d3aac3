"""The parts that a graph is measured in: partnerships, sectors, periods, side by side or all together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network.periods import during, years
from coprod_kg.network.units import among, rolled_up, sectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.periods import Period

BY: Final = ("partnership", "sector", "period")  # from the outermost


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a graph and the claims of it; None where it is not parted that way."""

    claims: TieClaims
    partnership: str | None = None
    sector: str | None = None
    period: Period | None = None

    def names(self) -> dict[str, Any]:
        """Return what it is, by the names in the output."""
        ends = self.claims.ends
        return {
            "partnership": self.partnership,
            "partnership_label": self.partnership and ends.partnerships[self.partnership].label,
            "sector": self.sector,
            "sector_label": self.sector and ends.concept(self.sector),
            "period": self.period and self.period.text,
        }


def parts(
    claims: TieClaims, by: Sequence[str], periods: Sequence[Period] = (), unit: str | None = None
) -> list[Part]:
    """Return the parts in the order of partnerships' IRIs, sectors' IRIs, and time; never by size.

    Actors are rolled up to `unit` where one is given. By period without periods: each calendar
    year that a claim about a tie names. Raises ParameterError for what a graph cannot be
    parted by, and where there is nothing to part.
    """
    for one in by:
        if one not in BY:
            raise ParameterError(
                f"Layers cannot be parted by '{one}'.",
                meant(nearest(one, BY), f"Use one of: {', '.join(BY)}."),
            )
    spans: list[Period | None] = [None]
    if periods or "period" in by:
        spans = [*(sorted(set(periods), key=lambda one: (one.first, one.last)) or years(claims))]
        if not spans:
            raise ParameterError(
                "No claim about a tie says when it holds.",
                "Fill the columns from and to, or leave out --by period.",
            )
    return list(_parts(claims, by, spans, unit))


def _parts(
    claims: TieClaims, by: Sequence[str], spans: Sequence[Period | None], unit: str | None
) -> Iterator[Part]:
    timed = [(span, during(claims, span) if span else claims) for span in spans]
    if unit is not None:
        timed = [(span, rolled_up(of_time, unit)) for span, of_time in timed]
    of_sectors: list[str | None] = [*sectors(claims)] if "sector" in by else [None]
    held = {
        (sector, at): among(of_time, sector) if sector else of_time
        for sector in of_sectors
        for at, (_, of_time) in enumerate(timed)
    }
    for partnership in tuple(claims.ends.partnerships) if "partnership" in by else (None,):
        for sector in of_sectors:
            for at, (span, _) in enumerate(timed):
                yield Part(held[sector, at], partnership, sector, span)
