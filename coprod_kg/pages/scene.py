"""What a map shows, with the place and the look of each thing, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Final

from coprod_kg.network.actors import notation
from coprod_kg.pages.ids import thing_id, tie_id
from coprod_kg.pages.layout import Point
from coprod_kg.pages.names import in_lines
from coprod_kg.pages.strongest import first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_kg.network.layers import Pair
    from coprod_kg.pages.figure import Figure, Line
    from coprod_kg.pages.looks import Looks
    from coprod_kg.pages.panels import Panel
    from coprod_kg.pages.sentences import Said
    from coprod_kg.pages.signs import LineSign, Sign

# Radius of an actor, and width of a tie: the least, and what one more tie or grade adds.
_RADIUS: Final = (11.0, 3.0, 24.0)
_WIDTH: Final = (1.5, 0.9)
THINNEST: Final = _WIDTH[0]
# How far the arrows of ties between the same two bow, as a share of their length.
BOW: Final = 0.16
# Letters in a line of a name, and lines: below an actor, and on a card.
_ON_MAP, _ON_CARD = (16, 3), (20, 3)
_CAPITALS: Final = 16  # that a card has room for
CARD_SIZE: Final = (156.0, 74.0)


@dataclass(frozen=True, slots=True)
class DrawnActor:
    """An actor on the map, or (with a heading) a card.

    `lines` is its name as far as there is room, `parting` how many letters of it another begins with
    too, `tied` whether it has a tie, `sector` its sector in words and `sector_id` in short, `is_open`
    whether it waits for something, `home` where it belongs, in words, if others are called like it.
    """

    id: str
    iri: str
    label: str
    lines: tuple[str, ...]
    sector: str | None
    sign: Sign
    tied: bool
    radius: float
    at: Point
    heading: str = ""
    is_open: bool = False
    panel: str = ""
    sector_id: str | None = None
    parting: int = 0
    home: str = ""

    @property
    def on_card(self) -> str:
        """The heading as it stands on a card: in capitals, or where these have no room, before a colon."""
        if len(self.heading) <= _CAPITALS:
            return self.heading.upper()
        return in_lines(f"{self.heading}:", _ON_CARD[0] + 2, 1)[0]

    @property
    def place(self) -> str:
        """The part of the map that it is in and where it belongs, as far as that must be told."""
        return ", ".join(dict.fromkeys(filter(None, (self.panel, self.home))))


class _Between:
    """What runs from one thing to another."""

    __slots__ = ()
    giver: DrawnActor
    receiver: DrawnActor

    @property
    def place(self) -> str:
        """The part of the map that it is in and where its ends belong, as far as that must be told."""
        return self.giver.place or self.receiver.place


@dataclass(frozen=True, slots=True)
class DrawnTie(_Between):
    """A tie on the map; `mutual` when there is one of its form the other way.

    `bow` is how far it bows, as a share of its length; `note` says why its end is barred; `first`
    whether it is drawn before all are asked for.
    """

    id: str
    giver: DrawnActor
    receiver: DrawnActor
    mutual: bool
    contested: str
    width: float
    said: list[Said]
    form: str
    look: LineSign
    bow: float = 0.0
    note: str = ""
    first: bool = True
    panel: str = ""


@dataclass(frozen=True, slots=True)
class Denial(_Between):
    """A pair of which somebody says that there is no tie, and nobody that there is one.

    `is_placed` is whether both ends stand on the map, so that it can be drawn.
    """

    id: str
    form: str
    giver: DrawnActor
    receiver: DrawnActor
    said: list[Said]
    panel: str = ""
    is_placed: bool = True


@dataclass(slots=True)
class Scene:
    """All that a map shows, in the order in which lists show it; `panels` are its parts side by side."""

    kind: str
    actors: list[DrawnActor] = field(default_factory=list)
    ties: list[DrawnTie] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)

    @property
    def quotations(self) -> int:
        """How many passages the page holds, each counted once."""
        lists = [tie.said for tie in self.ties] + [denial.said for denial in self.denials]
        return len({quotation.extract for said in lists for one in said for quotation in one.quotations})

    @property
    def rows(self) -> list[DrawnTie | Denial]:
        """Every tie and then every denial, as the table has them."""
        return [*self.ties, *self.denials]

    @property
    def is_of_actors(self) -> bool:
        """Whether all that stands on it by itself is an actor."""
        return not any(actor.heading for actor in self.actors)

    @property
    def rest(self) -> int:
        """How many ties are not drawn until all are asked for."""
        return sum(not tie.first for tie in self.ties)


def add(  # noqa: PLR0913  # a figure, where it goes, and how it looks
    scene: Scene,
    figure: Figure,
    at: Mapping[str, Point],
    looks: Looks,
    sectors: Mapping[str, str],
    *,
    panel: str = "",
    panel_id: str = "",
    sizes: Mapping[str, float] | None = None,
    homes: Mapping[str, str] | None = None,
) -> None:
    """Add a figure to a scene at the given places.

    `sizes` are shares of the greatest area, from 0 to 1, `homes` say where things belong that are
    called alike.
    """
    order = sorted(at, key=figure.by_name)
    place = {iri: number for number, iri in enumerate(order)}
    tied = {end for pair in figure.pairs for end in pair}
    weight = weights(figure)
    if sizes is not None:
        weight = {iri: share * ((_RADIUS[2] - _RADIUS[0]) / _RADIUS[1]) ** 2 for iri, share in sizes.items()}
    drawn = {}
    for iri in (
        *order,
        *sorted({end for one in figure.denied for end in (one.giver, one.receiver)} - set(at)),
    ):
        thing = figure.names[iri]
        drawn[iri] = DrawnActor(
            id=thing_id(thing, panel_id),
            iri=iri,
            label=thing.label,
            lines=in_lines(thing.label, *(_ON_CARD if thing.card else _ON_MAP), looks.parting(thing)),
            sector=thing.sector and sectors.get(thing.sector, thing.sector),
            sign=looks.thing(thing),
            tied=iri in tied,
            radius=round(min(_RADIUS[2], _RADIUS[0] + _RADIUS[1] * sqrt(weight.get(iri, 0.0))), 1),
            at=at.get(iri, Point(0.0, 0.0)),
            heading=thing.card.heading if thing.card else "",
            is_open=bool(thing.card and thing.card.is_open),
            panel=panel,
            sector_id=thing.sector and notation(thing.sector),
            parting=looks.parting(thing),
            home=(homes or {}).get(iri, ""),
        )
    lines = sorted(figure.lines, key=lambda line: (place[line.pair[0]], place[line.pair[1]], line.form))
    shown_first = first(lines)
    bows = _bows(lines)
    there = {(line.form, *line.pair) for line in lines}
    for number, line in enumerate(lines):
        giver, receiver = line.pair
        scene.ties.append(
            DrawnTie(
                tie_id(scene.kind, line.form, drawn[giver].id, drawn[receiver].id),
                drawn[giver],
                drawn[receiver],
                (line.form, receiver, giver) in there,
                line.tie.contested,
                _width(line),
                line.said,
                line.form,
                looks.line(line),
                bows[number],
                line.note,
                number in shown_first,
                panel,
            )
        )
    scene.actors += [drawn[iri] for iri in order]
    scene.denials += [
        Denial(
            tie_id(scene.kind, one.form, drawn[one.giver].id, drawn[one.receiver].id),
            one.form,
            drawn[one.giver],
            drawn[one.receiver],
            one.said,
            panel,
            is_placed=one.giver in place and one.receiver in place,
        )
        for one in sorted(
            figure.denied, key=lambda one: (_name(drawn[one.giver]), _name(drawn[one.receiver]))
        )
    ]


def _name(thing: DrawnActor) -> str:
    return thing.label.casefold()


def weights(figure: Figure) -> dict[str, float]:
    """Return what the size of an actor shows: over how many it holds power, or its number of ties."""
    weight = dict.fromkeys(figure.things, 0.0)
    for giver, receiver in figure.pairs:
        weight[giver] += 1
        if figure.kind != "power":
            weight[receiver] += 1
    return weight


def _width(line: Line) -> float:
    strength = max((claim.strength or 1 for claim in line.tie.claims), default=1)
    return round(_WIDTH[0] + _WIDTH[1] * (strength - 1), 1)


def _bows(lines: Sequence[Line]) -> list[float]:
    """Return how far each line bows: none where it is the only one between its ends."""
    many: dict[frozenset[str], int] = {}
    before: dict[Pair, int] = {}
    for line in lines:
        many[frozenset(line.pair)] = many.get(frozenset(line.pair), 0) + 1
    bows = []
    for line in lines:
        before[line.pair] = before.get(line.pair, 0) + 1
        bows.append(round(BOW * before[line.pair], 2) if many[frozenset(line.pair)] > 1 else 0.0)
    return bows
