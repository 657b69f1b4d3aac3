"""What a map shows, before it is drawn: actors and ties with their claims in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.layout import Point, power_rows, ring
from coprod_kg.pages.signs import NO_SECTOR, Sign, signs

if TYPE_CHECKING:
    from coprod_kg.network.layers import Layer, Pair, Tie
    from coprod_kg.pages.sentences import Said, Sentences

# Radius of an actor, and width of a tie: the least, and what one more tie or grade adds.
_RADIUS: Final = (11.0, 3.0, 24.0)
_WIDTH: Final = (1.5, 0.9)
_LINE: Final = 16
_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class DrawnActor:
    """An actor on the map; `lines` is its name as far as there is room, `tied` whether it has a tie."""

    id: str
    iri: str
    label: str
    lines: tuple[str, ...]
    sector: str | None
    sign: Sign
    tied: bool
    radius: float
    at: Point


@dataclass(frozen=True, slots=True)
class DrawnTie:
    """A tie on the map; `mutual` when there is one the other way."""

    id: str
    giver: DrawnActor
    receiver: DrawnActor
    mutual: bool
    contested: str
    width: float
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Denial:
    """A pair of which somebody says that there is no tie, and nobody that there is one."""

    giver: DrawnActor
    receiver: DrawnActor
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a map of one layer shows, in the order in which lists show it."""

    kind: str
    actors: list[DrawnActor]
    ties: list[DrawnTie]
    denials: list[Denial]

    @property
    def quotations(self) -> int:
        """How many passages the page holds, each counted once."""
        lists = [tie.said for tie in self.ties] + [denial.said for denial in self.denials]
        return len({quotation.extract for said in lists for one in said for quotation in one.quotations})


def wrapped(label: str) -> tuple[str, ...]:
    """Return a name in short lines, cut with an ellipsis where there is no more room."""
    lines: list[str] = []
    for word in label[: _LINE * (_LINES + 1)].split():
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE:
            lines[-1] += f" {word}"
        else:
            lines += [word[i : i + _LINE] for i in range(0, len(word), _LINE)]
    if len(lines) > _LINES or len(label) > _LINE * (_LINES + 1):
        lines = lines[:_LINES]
        lines[-1] = lines[-1][: _LINE - 1] + "…"
    return tuple(lines)


def scene(kind: str, made: Layer, sentences: Sentences) -> Scene:
    """Return what a map of a layer shows; the same layer gives the same scene."""
    order = sorted(made.nodes, key=lambda iri: (made.actor(iri).label.casefold(), iri))
    places = {iri: place for place, iri in enumerate(order)}
    pairs = sorted(made.ties, key=lambda pair: (places[pair[0]], places[pair[1]]))
    sectors = {iri: made.actor(iri).sector for iri in order}
    known = signs((sector for sector in sectors.values() if sector), made.ends.words)
    at = (power_rows if kind == "power" else ring)(order, pairs, sectors)
    weight = _weights(kind, order, pairs)
    tied = {end for pair in pairs for end in pair}
    actors = {
        iri: DrawnActor(
            id=f"a{places[iri] + 1}",
            iri=iri,
            label=made.actor(iri).label,
            lines=wrapped(made.actor(iri).label),
            sector=(sector := sectors[iri]) and made.ends.concept(sector),
            sign=known[sector] if sector else NO_SECTOR,
            tied=iri in tied,
            radius=round(min(_RADIUS[2], _RADIUS[0] + _RADIUS[1] * sqrt(weight[iri])), 1),
            at=at[iri],
        )
        for iri in order
    }
    ties = [
        _drawn(f"t{number}", made.ties[pair], actors, sentences, mutual=pair[::-1] in made.ties)
        for number, pair in enumerate(pairs, 1)
    ]
    denied = sorted(
        (pair for pair in made.denied if places.keys() >= set(pair)),
        key=lambda pair: (places[pair[0]], places[pair[1]]),
    )
    denials = [
        Denial(actors[pair[0]], actors[pair[1]], [sentences.said(claim) for claim in made.denied[pair]])
        for pair in denied
    ]
    return Scene(kind, list(actors.values()), ties, denials)


def _weights(kind: str, order: list[str], pairs: list[Pair]) -> dict[str, int]:
    """Return what the size of an actor shows: over how many it holds power, or its number of ties."""
    weight = dict.fromkeys(order, 0)
    for giver, receiver in pairs:
        weight[giver] += 1
        if kind != "power":
            weight[receiver] += 1
    return weight


def _drawn(
    id_: str, tie: Tie, actors: dict[str, DrawnActor], sentences: Sentences, *, mutual: bool
) -> DrawnTie:
    """Return a tie as it is drawn, claims that make it before those that deny it."""
    strength = max((claim.strength or 1 for claim in tie.claims), default=1)
    return DrawnTie(
        id_,
        actors[tie.giver],
        actors[tie.receiver],
        mutual,
        tie.contested,
        round(_WIDTH[0] + _WIDTH[1] * (strength - 1), 1),
        [sentences.said(claim) for claim in (*tie.claims, *tie.denials)],
    )
