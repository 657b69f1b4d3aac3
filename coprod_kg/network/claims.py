"""Every claim about a tie, as it stands in the graph, with the actors it is about.

One query a kind of tie, and one plain scan a property of claims: gathering in Python
what scans bring costs less on disk than optional joins, and repeats no row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from coprod_kg.network.actors import Ends, notation, read_ends
from coprod_kg.network.engine import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib import Dataset

    from coprod_kg.network.engine import Row
    from coprod_kg.vocabulary import Vocabulary

Kind = Literal["power", "flows"]

TIES: Final[dict[Kind, str]] = {
    "power": """
SELECT ?situation ?giver ?receiver ?topic
WHERE {
  ?situation cp:holder ?giver .
  ?situation cp:heldOver ?receiver .
  OPTIONAL { ?situation cp:concernsMatter ?topic . }
}""",
    "flows": """
SELECT ?situation ?giver ?receiver ?topic
WHERE {
  ?situation cp:giver ?giver .
  ?situation cp:receiver ?receiver .
  ?situation cp:resource ?topic .
}""",
}
# What is said of each claim; one scan a property.
OF_CLAIMS: Final = {
    name: f"SELECT ?claim ?value WHERE {{ ?claim cp:{name} ?value . }}"
    for name in (
        "about",
        "stance",
        "mode",
        "claimant",
        "reportedBy",
        "coder",
        "strength",
        "holdsFrom",
        "holdsTo",
        "basis",
        "evidence",
    )
}
SCOPES: Final = """
SELECT ?situation ?partnership
WHERE {
  { ?situation cp:withinPartnership ?partnership . }
  UNION
  { ?situation cp:acrossPartnership ?partnership . }
}"""
# From sources in which every pair was put to somebody, so that silence means no.
ASKED_OF_ALL: Final = """
SELECT ?extract
WHERE {
  ?way cp:asksEveryPair true .
  ?source cp:elicitation ?way .
  ?extract cp:extractOf ?source .
}"""
# Until when what an extract says can have been told.
TOLD: Final = "SELECT ?extract ?day WHERE { ?source cp:dateTo ?day . ?extract cp:extractOf ?source . }"
QUERIES: Final = (*TIES.values(), *OF_CLAIMS.values(), SCOPES, ASKED_OF_ALL, TOLD)


@dataclass(frozen=True, slots=True)
class TieClaim:
    """One claim about one tie; `topic` is a resource's IRI, or the matter of power, or empty.

    `partnerships` has one member when said of one partnership, several when said of
    the set as a whole, none when said in general. Dates are ISO texts, whole days; `told` is the
    last on which a source that it rests on can have been made.
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
    told: str | None = None
    kind: Kind = "flows"

    @property
    def pair(self) -> tuple[str, str]:
        """The ordered pair that it speaks of."""
        return self.giver, self.receiver

    @property
    def partnership(self) -> str | None:
        """The one partnership it is said of, None when of a set or in general."""
        return self.partnerships[0] if len(self.partnerships) == 1 else None

    def reaches(self, partnership: str) -> bool:
        """Whether it is said of a partnership: by itself, in a set, or in general."""
        return not self.partnerships or partnership in self.partnerships


@dataclass(frozen=True)
class TieClaims:
    """All that a graph says about ties, or a part of it.

    `aside` holds the claims that a part leaves out, by why: "undated" names no time, "no_unit"
    speaks of an end that belongs to no unit, "other_sector" of one that is not of the sector.
    """

    ends: Ends
    claims: dict[Kind, tuple[TieClaim, ...]]
    aside: dict[str, tuple[TieClaim, ...]] = field(default_factory=dict)

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
            if not members.get(partnership) and not (
                partnership in ends.partnerships and ends.partnerships[partnership].is_listed
            ):
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


def read(dataset: Dataset, words: Vocabulary | None = None, whole: Dataset | None = None) -> TieClaims:
    """Read all claims about ties, with their ends, from a graph; sorted by claim.

    `whole` is the graph that it is a view of, where it withholds something: which claims come from
    asking about every pair, and for whom a claimant speaks, is read there, and nothing else.
    """
    said = Said(dataset, whole)
    claims = {}
    for kind, query in TIES.items():
        made = {
            claim: said.claim(kind, claim, row)
            for row in rows(dataset, query)
            for claim in said.about.get(row[0] or "", ())
        }
        claims[kind] = tuple(made[claim] for claim in sorted(made))
    return TieClaims(read_ends(dataset, words, whole), claims)


class Said:
    """What is said of each claim, and where each situation is said to be."""

    def __init__(self, dataset: Dataset, whole: Dataset | None = None) -> None:
        """Scan the graph once a property, and that which it is a view of for what claims rest on."""
        self._values = {name: _gather(rows(dataset, query)) for name, query in OF_CLAIMS.items()}
        self._scopes = _gather(rows(dataset, SCOPES))
        self._told = _gather(rows(dataset, TOLD))
        beneath = dataset if whole is None else whole
        self._asked = {row[0] for row in rows(beneath, ASKED_OF_ALL)}
        self._rests_on = (
            self._values["evidence"] if whole is None else _gather(rows(whole, OF_CLAIMS["evidence"]))
        )
        self.about: dict[str, list[str]] = defaultdict(list)
        for claim, situations in self._values.pop("about").items():
            for situation in situations:
                self.about[situation].append(claim)

    def _one(self, name: str, claim: str) -> str | None:
        values = self._values[name].get(claim)
        return min(values) if values else None

    def claim(self, kind: Kind, claim: str, row: Row) -> TieClaim:
        """Put a claim together from its situation and from what is said of it."""
        situation, giver, receiver, topic = (value or "" for value in row)
        stance, mode, strength = (self._one(name, claim) for name in ("stance", "mode", "strength"))
        extracts = self._values["evidence"].get(claim, set())
        rests_on = self._rests_on.get(claim, set())
        return TieClaim(
            claim=claim,
            situation=situation,
            giver=giver,
            receiver=receiver,
            topic=topic,
            stance=notation(stance) if stance else "affirmed",
            mode=notation(mode) if mode else "happened",
            claimant=self._one("claimant", claim),
            reported_by=self._one("reportedBy", claim),
            coder=self._one("coder", claim),
            strength=int(strength) if strength else None,
            holds_from=self._one("holdsFrom", claim),
            holds_to=self._one("holdsTo", claim),
            partnerships=tuple(sorted(self._scopes.get(situation, ()))),
            bases=tuple(sorted(self._values["basis"].get(claim, ()))),
            extracts=tuple(sorted(extracts)),
            asked_of_all=bool(rests_on) and rests_on <= self._asked,
            told=max((day for extract in extracts for day in self._told.get(extract, ())), default=None),
            kind=kind,
        )


def _gather(pairs: Iterator[Row]) -> dict[str, set[str]]:
    """Gather the values of each subject."""
    values: dict[str, set[str]] = {}
    for subject, value in pairs:
        values.setdefault(subject or "", set()).add(value or "")
    return values
