"""Every claim about a tie, as it stands in the graph, with the actors it is about.

One query a kind of tie and one a thing that has several values, so that no row is
multiplied by another; all of them run on the engine itself where there is one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from coprod_kg.network.actors import Ends, notation, read_ends
from coprod_kg.network.engine import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib import Dataset

    from coprod_kg.network.engine import Row

Kind = Literal["power", "flows"]

_OF_CLAIM: Final = """
  OPTIONAL { ?claim cp:stance ?stance . }
  OPTIONAL { ?claim cp:mode ?mode . }
  OPTIONAL { ?claim cp:claimant ?claimant . }
  OPTIONAL { ?claim cp:reportedBy ?reporter . }
  OPTIONAL { ?claim cp:coder ?coder . }
  OPTIONAL { ?claim cp:strength ?strength . }
  OPTIONAL { ?claim cp:holdsFrom ?from . }
  OPTIONAL { ?claim cp:holdsTo ?to . }
"""
_COLUMNS: Final = "?stance ?mode ?claimant ?reporter ?coder ?strength ?from ?to"
TIES: Final[dict[Kind, str]] = {
    "power": f"""
SELECT ?claim ?situation ?giver ?receiver ?topic {_COLUMNS}
WHERE {{
  ?situation cp:holder ?giver .
  ?situation cp:heldOver ?receiver .
  OPTIONAL {{ ?situation cp:concernsMatter ?topic . }}
  ?claim cp:about ?situation .{_OF_CLAIM}}}""",
    "flows": f"""
SELECT ?claim ?situation ?giver ?receiver ?topic {_COLUMNS}
WHERE {{
  ?situation cp:giver ?giver .
  ?situation cp:receiver ?receiver .
  ?situation cp:resource ?topic .
  ?claim cp:about ?situation .{_OF_CLAIM}}}""",
}
_TIED: Final = """
  { ?situation a cp:PowerRelation . }
  UNION
  { ?situation a cp:Flow . }"""
SCOPES: Final = f"""
SELECT ?situation ?partnership
WHERE {{{_TIED}
  ?situation cp:withinPartnership|cp:acrossPartnership ?partnership .
}}"""
BASES: Final = """
SELECT ?claim ?base
WHERE { ?claim cp:basis ?base . }"""
EVIDENCE: Final = f"""
SELECT ?claim ?extract ?elicitation
WHERE {{{_TIED}
  ?claim cp:about ?situation .
  ?claim cp:evidence ?extract .
  OPTIONAL {{
    ?extract cp:extractOf ?source .
    ?source cp:elicitation ?elicitation .
  }}
}}"""
QUERIES: Final = (*TIES.values(), SCOPES, BASES, EVIDENCE)
# Ways of asking in which every pair was put to somebody, so that silence means no.
ASKED_OF_ALL: Final = frozenset({"roster", "name-generator"})


@dataclass(frozen=True, slots=True)
class TieClaim:
    """One claim about one tie; `topic` is a resource's IRI, or the matter of power, or empty.

    `partnerships` has one member when said of one partnership, several when said of
    the set as a whole, none when said in general. Dates are ISO texts, whole days.
    """

    claim: str
    situation: str
    giver: str
    receiver: str
    topic: str
    stance: str
    mode: str
    claimant: str | None
    reported_by: str | None = None
    coder: str | None = None
    strength: int | None = None
    holds_from: str | None = None
    holds_to: str | None = None
    partnerships: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    extracts: tuple[str, ...] = ()
    asked_of_all: bool = False
    is_flow: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The ordered pair that it speaks of."""
        return self.giver, self.receiver

    @property
    def partnership(self) -> str | None:
        """The one partnership it is said of, None when of a set or in general."""
        return self.partnerships[0] if len(self.partnerships) == 1 else None


@dataclass(frozen=True)
class TieClaims:
    """All that a graph says about ties."""

    ends: Ends
    claims: dict[Kind, tuple[TieClaim, ...]]

    @cached_property
    def resources(self) -> tuple[str, ...]:
        """The resources that flows are said to be of, whatever the stance, sorted."""
        return tuple(sorted({claim.topic for claim in self.claims["flows"]}))

    @cached_property
    def bases(self) -> tuple[str, ...]:
        """The bases that power is said to have, sorted."""
        return tuple(sorted({base for claim in self.claims["power"] for base in claim.bases}))

    @cached_property
    def coders(self) -> frozenset[str]:
        """Those who coded claims about ties."""
        return frozenset(claim.coder for kind in self.claims.values() for claim in kind if claim.coder)

    @cached_property
    def _by_partnership(self) -> dict[tuple[Kind, str], list[TieClaim]]:
        """The claims of a kind about one partnership."""
        index: dict[tuple[Kind, str], list[TieClaim]] = defaultdict(list)
        for kind, claims in self.claims.items():
            for claim in claims:
                if claim.partnership is not None:
                    index[kind, claim.partnership].append(claim)
        return index

    def said(self, kind: Kind, partnership: str | None) -> Sequence[TieClaim]:
        """Return the claims about one partnership, or (None) all, also those of no single one."""
        return self.claims[kind] if partnership is None else self._by_partnership.get((kind, partnership), ())

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        """Who belongs to each partnership, whatever the layer.

        Its participants; where it has none, all ends of any statement about a tie of it,
        in any layer and under any policy. Categories belong nowhere.
        """
        ends = self.ends
        members: dict[str, set[str]] = {iri: set(one.participants) for iri, one in ends.partnerships.items()}
        spoken_of = {partnership for _, partnership in self._by_partnership}
        for partnership in spoken_of | set(members):
            if not members.get(partnership):
                members[partnership] = {
                    end
                    for kind in self.claims
                    for claim in self.said(kind, partnership)
                    for end in claim.pair
                }
        return {
            iri: frozenset(actor for actor in actors if not ends.actor(actor).is_category)
            for iri, actors in sorted(members.items())
        }


def read(dataset: Dataset) -> TieClaims:
    """Read all claims about ties, with their ends, from a graph; sorted by claim."""
    lists = _Lists(dataset)
    claims = {kind: _claims(kind, rows(dataset, query), lists) for kind, query in TIES.items()}
    return TieClaims(read_ends(dataset), claims)


class _Lists:
    """What a claim has several of, by claim or by situation."""

    def __init__(self, dataset: Dataset) -> None:
        """Ask for each apart, so that no row is multiplied by another."""
        self.scopes = _gather(rows(dataset, SCOPES))
        self.bases = _gather(rows(dataset, BASES))
        self.extracts: dict[str, set[str]] = defaultdict(set)
        self.unasked: set[str] = set()
        for claim, extract, elicitation in rows(dataset, EVIDENCE):
            self.extracts[claim or ""].add(extract or "")
            if elicitation is None or notation(elicitation) not in ASKED_OF_ALL:
                self.unasked.add(claim or "")


def _gather(pairs: Iterator[Row]) -> dict[str, set[str]]:
    """Gather the values of each subject."""
    values: dict[str, set[str]] = defaultdict(set)
    for subject, value in pairs:
        values[subject or ""].add(value or "")
    return values


def _claims(kind: Kind, found: Iterator[Row], lists: _Lists) -> tuple[TieClaim, ...]:
    """Make one claim of each IRI, however often the graph repeats a value of it."""
    made: dict[str, TieClaim] = {}
    for row in found:
        claim, situation, giver, receiver, topic = (value or "" for value in row[:5])
        stance, mode, claimant, reporter, coder, strength, start, end = row[5:]
        made[claim] = TieClaim(
            claim=claim,
            situation=situation,
            giver=giver,
            receiver=receiver,
            topic=topic,
            stance=notation(stance) if stance else "affirmed",
            mode=notation(mode) if mode else "happened",
            claimant=claimant,
            reported_by=reporter,
            coder=coder,
            strength=int(strength) if strength else None,
            holds_from=start,
            holds_to=end,
            partnerships=tuple(sorted(lists.scopes.get(situation, ()))),
            bases=tuple(sorted(lists.bases.get(claim, ()))),
            extracts=tuple(sorted(lists.extracts.get(claim, ()))),
            asked_of_all=claim in lists.extracts and claim not in lists.unasked,
            is_flow=kind == "flows",
        )
    return tuple(made[claim] for claim in sorted(made))
