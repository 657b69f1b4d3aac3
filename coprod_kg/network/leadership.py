"""How gathered leadership is said to be, and whether it spreads over time.

A claim about leadership names a mode, a period and those who led. What spreads is how many
are named together; how evenly leading falls on the participants is its Gini.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.acceptance import accept
from coprod_kg.network.actors import notation
from coprod_kg.network.chance.order import order_test
from coprod_kg.network.chances import told
from coprod_kg.network.claims import Said
from coprod_kg.network.engine import rows
from coprod_kg.network.measures.concentration import gini
from coprod_kg.network.voice import voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.parts import Part
    from coprod_kg.network.policy import Policy

# As a tie: the mode is its topic, and it has no ends.
LEADING: Final = "SELECT ?situation ?none ?nobody ?mode WHERE { ?situation cp:leadershipMode ?mode . }"
LEADERS: Final = "SELECT ?situation ?leader WHERE { ?situation cp:ledBy ?leader . }"
QUERIES: Final = (LEADING, LEADERS)
NO_LEADERS: Final = "no claim says who led"
NO_TREND: Final = "all name as many leaders, or all speak of one time"


@dataclass(frozen=True, slots=True)
class Leading:
    """A claim about leadership, the mode as its topic, and those who are said to have led."""

    claim: TieClaim
    leaders: frozenset[str]

    @property
    def middle(self) -> float | None:
        """The middle of its period in days; the one end that is known, None without any."""
        known = [day for day in (self.claim.holds_from, self.claim.holds_to) if day is not None]
        return sum(dt.date.fromisoformat(day).toordinal() for day in known) / len(known) if known else None


def read(dataset: Dataset) -> list[Leading]:
    """Read all claims about leadership, sorted by claim; members of a category lead as its name."""
    said = Said(dataset)
    leaders: dict[str, set[str]] = defaultdict(set)
    for situation, leader in rows(dataset, LEADERS):
        leaders[situation or ""].add(leader or "")
    found = {
        claim: Leading(said.claim("power", claim, row), frozenset(leaders[row[0] or ""]))
        for row in rows(dataset, LEADING)
        for claim in said.about.get(row[0] or "", ())
    }
    return [found[claim] for claim in sorted(found)]


def leadership(
    said: Sequence[Leading], part: Part, policy: Policy, *, draws: int = 1000, seed: int = 1
) -> dict[str, Any]:
    """Return how gathered leadership is in the claims of a part, by name in the output.

    `voice` counts the claims that the policy takes, whoever makes them; `leaders` those who led,
    `leaders_per_claim` is their mean number among claims that name any, `gini` that of how often
    each participant is said to have led, `modes` counts claims by mode. `trend` is the rank
    correlation of how many are named with the middle of the period, within partnerships, and
    how it stands when periods are shuffled.
    """
    claims = _of_part(said, part, policy)
    named = [one for one in claims if one.leaders]
    times = Counter(leader for one in named for leader in one.leaders)
    dated = [one for one in named if one.middle is not None]
    trend = order_test(
        [one.middle or 0 for one in dated],
        [len(one.leaders) for one in dated],
        [one.claim.partnerships for one in dated],
        draws=draws,
        seed=seed,
    )
    members = part.claims.members
    taking_part = (
        members.get(part.partnership, frozenset())
        if part.partnership
        else frozenset().union(*members.values())
    )
    undefined = {} if named else {"leaders_per_claim": NO_LEADERS, "gini": NO_LEADERS}
    return {
        "voice": voice(part.claims.ends, [one.claim for one in claims]),
        "leaders": len(times),
        "leaders_per_claim": sum(len(one.leaders) for one in named) / len(named) if named else None,
        "gini": gini([times[actor] for actor in sorted({*taking_part, *times})]) if named else None,
        "modes": dict(sorted(Counter(notation(one.claim.topic) for one in claims).items())),
        "trend": trend and told(trend),
        "undefined": undefined if trend else undefined | {"trend": NO_TREND if named else NO_LEADERS},
    }


def _of_part(said: Sequence[Leading], part: Part, policy: Policy) -> list[Leading]:
    """Return the claims of a part that the policy takes, by anybody's account: no tie has two ends here."""
    inside = [
        one
        for one in said
        if (part.partnership is None or one.claim.partnership == part.partnership)
        and (
            part.period is None
            or (one.middle is not None and part.period.meets(one.claim.holds_from, one.claim.holds_to))
        )
    ]
    kept, _ = accept([one.claim for one in inside], replace(policy, claims="affirmed"), part.claims.ends)
    accepted = {claim.claim for claim in kept}
    return [one for one in inside if one.claim.claim in accepted]
