"""Who can be an end of a tie, and where: actors, partnerships and who takes part."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from coprod_kg.network.engine import rows
from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from rdflib import Dataset

    from coprod_kg.network.engine import Row
    from coprod_kg.vocabulary import Vocabulary

ACTORS: Final = """
SELECT ?actor ?label ?sector ?researcher ?whole ?kind
WHERE {
  ?actor a cp:Actor .
  OPTIONAL { ?actor rdfs:label ?label . }
  OPTIONAL { ?actor cp:inSector ?sector . }
  OPTIONAL { ?actor cp:isResearcher ?researcher . }
  OPTIONAL { ?actor cp:partOf ?whole . }
  OPTIONAL { ?actor a ?kind . }
}"""
PARTNERSHIPS: Final = """
SELECT ?partnership ?label
WHERE {
  ?partnership a cp:Partnership .
  OPTIONAL { ?partnership rdfs:label ?label . }
}"""
PARTICIPATIONS: Final = """
SELECT ?partnership ?actor ?asked ?from ?to
WHERE {
  ?participation cp:withinPartnership ?partnership .
  ?participation cp:participant ?actor .
  OPTIONAL { ?participation cp:asked ?asked . }
  OPTIONAL { ?participation cp:holdsFrom ?from . }
  OPTIONAL { ?participation cp:holdsTo ?to . }
}"""
CONCEPTS: Final = """
SELECT ?concept ?label
WHERE {
  ?concept skos:inScheme ?scheme .
  ?concept skos:prefLabel ?label .
}"""
QUERIES: Final = (ACTORS, PARTNERSHIPS, PARTICIPATIONS, CONCEPTS)
_TRUE: Final = frozenset({"true", "1"})


def notation(iri: str) -> str:
    """Return the short form of a concept's IRI: its part after '#', else after the last '/'."""
    return unquote(iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2])


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
    """A partnership, and for each participant whether an account was asked for (None: not said).

    `times` says from when to when each takes part, as often as it is said; None: not said.
    `unasked` are those of whom it is said that no account was asked, also where a part of the graph
    has them take part no more; `is_listed` says whether participants are listed at all.
    """

    iri: str
    label: str
    participants: dict[str, bool | None] = field(default_factory=dict)
    times: dict[str, list[tuple[str | None, str | None]]] = field(default_factory=dict)
    unasked: frozenset[str] = frozenset()
    is_listed: bool = False

    def was_left_unasked(self, actor: str) -> bool:
        """Whether it is said that no account was asked of an actor, so that its ties are unknown."""
        return actor in self.unasked


@dataclass(frozen=True)
class Ends:
    """Actors, partnerships and the labels of concepts, by IRI; and the words and tables in force.

    `spoken_for` says, where a view withholds what somebody is part of, for whom it still speaks.
    """

    actors: dict[str, Actor]
    partnerships: dict[str, Partnership]
    concepts: dict[str, str]
    words: Vocabulary = field(default_factory=vocabulary, repr=False, compare=False)
    spoken_for: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _wholes: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def actor(self, iri: str) -> Actor:
        """Return an actor; one that the graph only mentions is called by the end of its IRI."""
        return self.actors.get(iri) or Actor(iri, notation(iri))

    def concept(self, iri: str) -> str:
        """Return the label of a concept, else its short form."""
        return self.concepts.get(iri) or notation(iri)

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


def read_ends(dataset: Dataset, words: Vocabulary | None = None, whole: Dataset | None = None) -> Ends:
    """Read the actors, partnerships and concept labels of a graph; `whole` is that which it is a view of."""
    words = words or vocabulary()
    labels = words.labels() | {
        iri: label for iri, label in sorted(rows(dataset, CONCEPTS), key=str) if iri and label
    }
    ends = Ends(_actors(dataset), _partnerships(dataset), labels, words)
    if whole is not None:
        beneath = Ends(_actors(whole), {}, {}, words)
        ends.spoken_for.update({iri: beneath.wholes(iri) for iri in beneath.actors})
    return ends


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
            labels[0] if labels else notation(iri),
            sectors[0] if sectors else None,
            not _TRUE.isdisjoint(researcher),
            frozenset(kinds) - {CP + "Actor"},
            frozenset(wholes),
        )
    return actors


def _partnerships(dataset: Dataset) -> dict[str, Partnership]:
    """Read the partnerships with their participants; one row that says asked is enough."""
    found: dict[str, Partnership] = {}
    for iri, label in sorted(rows(dataset, PARTNERSHIPS), key=str):
        found.setdefault(iri or "", Partnership(iri or "", label or notation(iri or "")))
    for iri, actor, asked, since, until in rows(dataset, PARTICIPATIONS):
        partnership = found.setdefault(iri or "", Partnership(iri or "", notation(iri or "")))
        former = partnership.participants.get(actor or "")
        said = None if asked is None else asked in _TRUE
        partnership.participants[actor or ""] = said if former is None else former or bool(said)
        partnership.times.setdefault(actor or "", []).append((since, until))
    return {
        iri: replace(
            one,
            unasked=frozenset(actor for actor, asked in one.participants.items() if asked is False),
            is_listed=bool(one.participants),
        )
        for iri, one in sorted(found.items())
    }
