"""Every claim about a tie, as it stands in the graph, with the actors it is about.

One query a kind of tie and one a thing that has several values, so that no row is
multiplied by another; all of them run on the engine itself where there is one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote

from coprod_kg.graph import store
from coprod_kg.vocabulary import CP, RDFS, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

Kind = Literal["power", "flows"]
Row = tuple[str | None, ...]

_PREFIXES: Final = f"PREFIX cp: <{CP}>\nPREFIX rdfs: <{RDFS}>\n"
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
ACTORS: Final = """
SELECT ?actor ?label ?sector ?researcher ?whole ?kind
WHERE {
  ?actor a cp:Actor .
  OPTIONAL { ?actor rdfs:label ?label . }
  OPTIONAL { ?actor cp:inSector ?sector . }
  OPTIONAL { ?actor cp:isResearcher ?researcher . }
  OPTIONAL { ?actor cp:partOf ?whole . }
  OPTIONAL { ?actor a ?kind . FILTER (?kind != cp:Actor) }
}"""
PARTNERSHIPS: Final = """
SELECT ?partnership ?label
WHERE {
  ?partnership a cp:Partnership .
  OPTIONAL { ?partnership rdfs:label ?label . }
}"""
PARTICIPATIONS: Final = """
SELECT ?partnership ?actor ?asked
WHERE {
  ?participation cp:withinPartnership ?partnership .
  ?participation cp:participant ?actor .
  OPTIONAL { ?participation cp:asked ?asked . }
}"""
QUERIES: Final = (*TIES.values(), SCOPES, BASES, EVIDENCE, ACTORS, PARTNERSHIPS, PARTICIPATIONS)
# Ways of asking in which every pair was put to somebody, so that silence means no.
ASKED_OF_ALL: Final = frozenset({"roster", "name-generator"})


def rows(dataset: Dataset, query: str) -> Iterator[Row]:
    """Yield the rows of a SELECT as texts, None for what is not bound, in no order."""
    try:
        engine = store.engine(dataset)
    except (AttributeError, TypeError):
        for row in dataset.query(_PREFIXES + query):
            yield tuple(None if term is None else str(term) for term in row)  # type: ignore[union-attr]
        return
    for solution in engine.query(_PREFIXES + query, use_default_graph_as_union=True):
        yield tuple(None if term is None else term.value for term in solution)


def notation(iri: str | None) -> str | None:
    """Return the short form of a concept's IRI, its part after '#' (or the last '/')."""
    return iri and unquote(iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as measures and maps need it."""

    iri: str
    label: str
    sector: str | None = None
    researcher: bool = False
    kinds: frozenset[str] = frozenset()
    part_of: frozenset[str] = frozenset()

    @property
    def is_category(self) -> bool:
        """Whether it stands for a kind of people, so that its ties enter no network."""
        return CP + "Category" in self.kinds


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partnership, and for each participant whether an account was asked for (None: not said)."""

    iri: str
    label: str
    participants: dict[str, bool | None] = field(default_factory=dict)


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

    @property
    def pair(self) -> tuple[str, str]:
        """The ordered pair that it speaks of."""
        return self.giver, self.receiver

    @property
    def partnership(self) -> str | None:
        """The one partnership it is said of, None when of a set or in general."""
        return self.partnerships[0] if len(self.partnerships) == 1 else None


@dataclass(frozen=True)
class Ends:
    """Actors and partnerships: all that can be an end of a tie, and where."""

    actors: dict[str, Actor]
    partnerships: dict[str, Partnership]
    _wholes: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def actor(self, iri: str) -> Actor:
        """Return an actor; one that the graph only mentions is called by the end of its IRI."""
        return self.actors.get(iri) or Actor(iri, notation(iri) or iri)

    def wholes(self, iri: str) -> frozenset[str]:
        """Return all that an actor is part of, directly or through others."""
        if iri not in self._wholes:
            found: set[str] = set()
            todo = [iri]
            while todo:
                new = self.actor(todo.pop()).part_of - found
                found |= new
                todo.extend(new)
            self._wholes[iri] = frozenset(found)
        return self._wholes[iri]


@dataclass(frozen=True)
class TieClaims:
    """All that a graph says about ties."""

    ends: Ends
    claims: dict[Kind, tuple[TieClaim, ...]]

    @cached_property
    def topics(self) -> tuple[str, ...]:
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


def read(dataset: Dataset) -> TieClaims:
    """Read all claims about ties, with their ends, from a graph; sorted by claim."""
    scopes = _several(rows(dataset, SCOPES))
    bases = _several(rows(dataset, BASES))
    extracts: dict[str, set[str]] = defaultdict(set)
    unasked: set[str] = set()
    for claim, extract, elicitation in rows(dataset, EVIDENCE):
        extracts[claim or ""].add(extract or "")
        if notation(elicitation) not in ASKED_OF_ALL:
            unasked.add(claim or "")
    claims = {
        kind: _claims(rows(dataset, query), scopes, bases, extracts, unasked) for kind, query in TIES.items()
    }
    return TieClaims(Ends(_actors(dataset), _partnerships(dataset)), claims)


def _several(pairs: Iterator[Row]) -> dict[str, set[str]]:
    """Gather the values of each subject."""
    values: dict[str, set[str]] = defaultdict(set)
    for subject, value in pairs:
        values[subject or ""].add(value or "")
    return values


def _claims(
    found: Iterator[Row],
    scopes: dict[str, set[str]],
    bases: dict[str, set[str]],
    extracts: dict[str, set[str]],
    unasked: set[str],
) -> tuple[TieClaim, ...]:
    """Make one claim of each IRI, however often the graph repeats a value of it."""
    made: dict[str, TieClaim] = {}
    nothing: frozenset[str] = frozenset()
    for row in found:
        claim, situation, giver, receiver, topic = (value or "" for value in row[:5])
        stance, mode, claimant, reporter, coder, strength, start, end = row[5:]
        made[claim] = TieClaim(
            claim,
            situation,
            giver,
            receiver,
            topic,
            notation(stance) or "affirmed",
            notation(mode) or "happened",
            claimant,
            reporter,
            coder,
            int(strength) if strength else None,
            start,
            end,
            tuple(sorted(scopes.get(situation, nothing))),
            tuple(sorted(bases.get(claim, nothing))),
            tuple(sorted(extracts.get(claim, nothing))),
            claim in extracts and claim not in unasked,
        )
    return tuple(made[claim] for claim in sorted(made))


def _actors(dataset: Dataset) -> dict[str, Actor]:
    """Read the actors, each with all its kinds and wholes; of several sectors the first counts."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows(dataset, ACTORS):
        found[row[0] or ""].append(row[1:])
    actors = {}
    for iri, values in found.items():
        labels, sectors, researcher, wholes, kinds = (
            sorted({value for value in column if value is not None}) for column in zip(*values, strict=True)
        )
        actors[iri] = Actor(
            iri,
            labels[0] if labels else notation(iri) or iri,
            sectors[0] if sectors else None,
            "true" in researcher or "1" in researcher,
            frozenset(kinds),
            frozenset(wholes),
        )
    return actors


def _partnerships(dataset: Dataset) -> dict[str, Partnership]:
    """Read the partnerships with their participants; one row that says asked is enough."""
    found = {
        iri or "": Partnership(iri or "", label or notation(iri) or "")
        for iri, label in sorted(rows(dataset, PARTNERSHIPS), key=str, reverse=True)
    }
    for iri, actor, asked in rows(dataset, PARTICIPATIONS):
        said = None if asked is None else asked in {"true", "1"}
        participants = found.setdefault(iri or "", Partnership(iri or "", notation(iri) or "")).participants
        former = participants.get(actor or "")
        participants[actor or ""] = said if former is None else former or bool(said)
    return dict(sorted(found.items()))


def concept_label(iri: str) -> str:
    """Return the label of a concept that came with the program, else its short form."""
    return vocabulary().labels().get(iri) or notation(iri) or iri
