"""Claims about situations that are no ties between actors, as ties between things of two kinds.

A tension that shows in a partnership, a practice that meets it, a cause and its effect: each
claim of these is read as the claims about ties are, under the same policy.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from coprod_kg.network.acceptance import accept
from coprod_kg.network.claims import Said
from coprod_kg.network.conflict import conflict, worst
from coprod_kg.network.engine import rows
from coprod_kg.network.layers import Tie
from coprod_kg.network.policy import AFFIRMED, DENIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import Dataset

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.layers import Pair
    from coprod_kg.network.periods import Period
    from coprod_kg.network.policy import Policy

# Where a claim is said of no partnership, but of co-production as such.
GENERAL: Final = "general"
OF_CLAIMS: Final = """
SELECT ?claim ?partnership
WHERE {
  ?claim a cp:Claim .
  { ?claim cp:withinPartnership ?partnership . }
  UNION
  { ?claim cp:acrossPartnership ?partnership . }
}"""
CLASSES: Final = """
SELECT ?situation ?class
WHERE {
  ?claim cp:about ?situation .
  ?situation a ?class .
  FILTER (?class != cp:Situation)
}"""
QUERIES: Final = (OF_CLAIMS, CLASSES)


@dataclass(frozen=True, slots=True)
class Strands:
    """What claims say of pairs of things: ties, denials without a tie, and how many make none, by why."""

    ties: dict[Pair, Tie]
    denied: dict[Pair, list[TieClaim]]
    left_out: dict[str, int]


class Told:
    """The claims of a graph about situations, as far as a policy, a partnership and a period take them."""

    def __init__(
        self,
        dataset: Dataset,
        ends: Ends,
        policy: Policy,
        partnership: str | None = None,
        period: Period | None = None,
    ) -> None:
        """Scan the graph; a policy that asks for the accounts of ends is taken as asking for anybody's.

        A tension has no end that could speak for itself.
        """
        self.dataset, self.ends, self._policy = dataset, ends, replace(policy, claims=AFFIRMED)
        self._partnership, self._period = partnership, period
        self._said = Said(dataset)
        self._places = gathered(dataset, OF_CLAIMS)
        self.classes = {iri: values[0] for iri, values in gathered(dataset, CLASSES).items()}

    def at(self, partnership: str | None, period: Period | None) -> Told:
        """Return the claims of one part of the graph, without scanning it again."""
        other = object.__new__(Told)
        other.__dict__ |= self.__dict__ | {"_partnership": partnership, "_period": period}
        return other

    def partnerships(self, situation: str) -> list[str]:
        """Return where a situation is said to be; in general where it is said of none."""
        claims = self._said.about.get(situation, ())
        found = {one for claim in claims for one in self._scope(claim, situation)}
        return sorted(found) or [GENERAL]

    def _scope(self, claim: str, situation: str) -> tuple[str, ...]:
        of_situation = self._said.claim("flows", claim, (situation, "", "", "")).partnerships
        return of_situation or tuple(self._places.get(claim, ()))

    def strands(self, links: Iterable[tuple[str, str, str, str]]) -> Strands:
        """Return situation, start, end and matter of links as ties with the claims that make them."""
        said = []
        for situation, start, end, matter in sorted(set(links)):
            for claim in self._said.about.get(situation, ()):
                read = self._said.claim("flows", claim, (situation, start, end, matter))
                said.append(replace(read, partnerships=self._scope(claim, situation)))
        said = [claim for claim in said if self._is_meant(claim)]
        accepted, left_out = accept(said, self._policy, self.ends)
        denials = _by_pair(one for one in said if one.stance == DENIED and self._policy.hears(one))
        ties = {
            pair: Tie(
                *pair,
                made,
                denials.get(pair, []),
                worst(
                    conflict(denial, claim, power=False) for denial in denials.get(pair, ()) for claim in made
                ),
            )
            for pair, made in _by_pair(accepted).items()
        }
        return Strands(ties, {pair: found for pair, found in denials.items() if pair not in ties}, left_out)

    def _is_meant(self, claim: TieClaim) -> bool:
        """Whether a claim is of the partnership and the period; undated claims are of no period."""
        if self._partnership is not None and claim.partnership != self._partnership:
            return False
        dated = claim.holds_from is not None or claim.holds_to is not None
        return self._period is None or (dated and self._period.meets(claim.holds_from, claim.holds_to))


def _by_pair(claims: Iterable[TieClaim]) -> dict[Pair, list[TieClaim]]:
    found: dict[Pair, list[TieClaim]] = defaultdict(list)
    for claim in claims:
        found[claim.pair].append(claim)
    return {pair: found[pair] for pair in sorted(found)}


def gathered(dataset: Dataset, query: str) -> dict[str, list[str]]:
    """Return the values of each subject of a query of two columns, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject, value in rows(dataset, query):
        if subject and value:
            found[subject].add(value)
    return {subject: sorted(values) for subject, values in found.items()}


def joined(*said: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the values of each subject in several mappings, one after the other."""
    subjects = {subject for one in said for subject in one}
    return {subject: [value for one in said for value in one.get(subject, ())] for subject in subjects}
