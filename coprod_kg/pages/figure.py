"""What a map shows, before anything has a place: things, lines between them, and what is denied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim
    from coprod_kg.network.layers import Layer, Pair, Tie
    from coprod_kg.pages.sentences import Said, Sentences


@dataclass(frozen=True, slots=True)
class Card:
    """What makes a thing that is no actor: its class, the word above its name, and whether it is open.

    Open is what waits for something: a tension that nobody is said to have met.
    """

    of: str
    heading: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor, or (with a card) something else that stands on a map by itself."""

    iri: str
    label: str
    sector: str | None = None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A tie, with what is said of it; `form` names the words for it, `note` says what is unusual in it."""

    form: str
    tie: Tie
    said: list[Said]
    note: str = ""

    @property
    def pair(self) -> Pair:
        """The things that it joins, in the order in which it runs."""
        return self.tie.giver, self.tie.receiver


@dataclass(frozen=True, slots=True)
class Denied:
    """An ordered pair of which somebody says that there is no tie, and nobody that there is one."""

    form: str
    giver: str
    receiver: str
    said: list[Said]


@dataclass(slots=True)
class Figure:
    """All that a map shows; `names` holds the things that denials alone speak of too.

    `layers` are the networks among actors in it, `parts` the figures that it is made of.
    """

    kind: str
    names: dict[str, Thing] = field(default_factory=dict)
    things: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    denied: list[Denied] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)
    parts: list[Figure] = field(default_factory=list)
    claims_left_out: dict[str, int] = field(default_factory=dict)

    @property
    def pairs(self) -> list[Pair]:
        """The ordered pairs that lines join, each once."""
        return list(dict.fromkeys(line.pair for line in self.lines))

    def by_name(self, iri: str) -> tuple[str, str, str]:
        """Return what things are ordered by: actors, then cards of a class, each by name."""
        thing = self.names[iri]
        return thing.card.of if thing.card else "", thing.label.casefold(), iri

    def named(self, things: Iterable[Thing]) -> None:
        """Make some things known by name."""
        self.names |= {thing.iri: thing for thing in things}

    def add(self, form: str, ties: Iterable[Tie], sentences: Sentences, notes: Mapping[Pair, str]) -> None:
        """Add ties as lines of a form."""
        self.lines += [
            Line(
                form,
                tie,
                sentences.of_tie(tie),
                notes.get((tie.giver, tie.receiver), ""),
            )
            for tie in ties
        ]

    def deny(self, form: str, denied: Mapping[Pair, Iterable[TieClaim]], sentences: Sentences) -> None:
        """Add what is denied of pairs without a line of a form."""
        self.denied += [
            Denied(form, *pair, [sentences.said(claim) for claim in claims])
            for pair, claims in denied.items()
        ]

    def left_out(self, counts: Mapping[str, int]) -> None:
        """Add to the claims that make no line, by why."""
        for why, number in counts.items():
            self.claims_left_out[why] = self.claims_left_out.get(why, 0) + number


def actor(ends: Ends, iri: str) -> Thing:
    """Return an actor as a thing on a map."""
    return Thing(iri, ends.actor(iri).label, ends.actor(iri).sector)


def of_layer(kind: str, made: Layer, sentences: Sentences) -> Figure:
    """Return a layer of ties as a figure; actors in the order of their names."""
    figure = Figure(kind, layers=[made])
    ends = made.ends
    figure.named(actor(ends, iri) for iri in made.nodes)
    figure.named(actor(ends, iri) for pair in made.denied for iri in pair)
    figure.things = list(made.nodes)
    figure.add(kind, made.ties.values(), sentences, {})
    figure.deny(kind, made.denied, sentences)
    figure.left_out(made.claims_left_out)
    return figure
