"""The still picture of a map: what stands where in an SVG, for print and for readers without scripts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.drawing import CONTESTED
from coprod_kg.pages.layout import CELL, Point, extent
from coprod_kg.pages.scene import BOW, CARD_SIZE, THINNEST, DrawnTie
from coprod_kg.pages.signs import BAR, LineSign

if TYPE_CHECKING:
    from coprod_kg.pages.scene import Denial, DrawnActor, Scene
    from coprod_kg.pages.signs import Sign

_LINE_HEIGHT: Final = 16.0
_GAP: Final = 3.0
_HEAD: Final = (11.0, 4.5)
_BAR: Final = (2.0, 8.0)
_NOTCH: Final = 0.5
# Wider than this a picture has names too small to read on an upright page; and how small they may be.
_LARGE, _READABLE = 900.0, 0.8
# How much wider than high it is where a page turned sideways has more room for it.
_SIDEWAYS: Final = 1.2
CROSSED: Final = "\N{MULTIPLICATION X}"
# Corners of a shape and the turn of the first one, in parts of a whole turn.
_CORNERS: Final = {
    "square": (4, 1 / 8),
    "triangle": (3, 0.0),
    "diamond": (4, 0.0),
    "triangleDown": (3, 1 / 2),
    "hexagon": (6, 1 / 12),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An actor or a card in the picture: a circle where `outline` is empty, else a polygon; then its name."""

    name: str
    hollow: bool
    outline: str
    x: float
    y: float
    radius: float
    lines: list[tuple[str, float]]
    title: str
    card: bool = False
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A tie in the picture: a path, the corners of its head, and where its sign stands.

    `form` is the class in the style sheet, `head` is empty for lines without one, `tie` the
    id of what it shows. What `is_out` is shown only when it is asked for.
    """

    path: str
    head: str
    width: float
    contested: bool
    middle: Point
    title: str
    form: str
    sign: str
    tie: str
    is_out: bool = False
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """All marks and arrows, and the part of the plane that holds them.

    `scale` is how large it is where it cannot be zoomed: a large one as small as can still be read.
    """

    view_box: str
    width: float
    height: float
    marks: list[Mark]
    arrows: list[Arrow]

    @property
    def is_large(self) -> bool:
        """Whether it needs a printed page of its own, turned sideways."""
        return self.width > max(_LARGE, self.height * _SIDEWAYS)

    @property
    def scale(self) -> float:
        """How many pixels a unit of the plane takes in a page without a script."""
        return _READABLE if self.width > _LARGE else 1.0


def _numbers(*points: Point) -> str:
    return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in points)


def outline(sign: Sign, at: Point, radius: float) -> str:
    """Return the corners of a sector's shape as SVG reads them; nothing for a circle."""
    if sign.shape == "star":
        steps = [(n / 10, radius * (1.25 if n % 2 == 0 else 0.55)) for n in range(10)]
    elif sign.shape in _CORNERS:
        many, first = _CORNERS[sign.shape]
        steps = [(first + n / many, radius * 1.2) for n in range(many)]
    else:
        return ""
    return _numbers(
        *(Point(at.x + far * sin(2 * pi * turn), at.y - far * cos(2 * pi * turn)) for turn, far in steps)
    )


def mark(actor: DrawnActor, *, hollow: bool) -> Mark:
    """Return an actor as the picture shows it."""
    if actor.heading:
        return _card(actor)
    top = actor.at.y + actor.radius + _LINE_HEIGHT + _GAP
    return Mark(
        actor.sign.name,
        hollow,
        outline(actor.sign, actor.at, actor.radius),
        actor.at.x,
        actor.at.y,
        actor.radius,
        [(line, round(top + number * _LINE_HEIGHT, 1)) for number, line in enumerate(actor.lines)],
        actor.label,
        actor=actor.id,
    )


def _card(card: DrawnActor) -> Mark:
    """Return a card as the picture shows it: a heading and its name within a frame."""
    lines = [card.on_card, *card.lines]
    top = card.at.y - len(lines) * _LINE_HEIGHT / 2 + _LINE_HEIGHT - _GAP
    return Mark(
        f"{card.sign.name}{' open' if card.is_open else ''}",
        hollow=False,
        outline=frame(card.at, *CARD_SIZE, card.sign.corner),
        x=card.at.x,
        y=card.at.y,
        radius=0.0,
        lines=[(line, round(top + number * _LINE_HEIGHT, 1)) for number, line in enumerate(lines)],
        title=card.label,
        card=True,
        actor=card.id,
    )


def frame(at: Point, width: float, height: float, corner: float) -> str:
    """Return the corners of a frame, cut or rounded off, as SVG reads them."""
    x, y = width / 2 - corner, height / 2 - corner
    middles = [Point(x, y), Point(-x, y), Point(-x, -y), Point(x, -y)]
    steps = range(5) if corner else range(1)
    return _numbers(
        *(
            Point(
                at.x + middle.x + corner * cos(pi / 2 * (quarter + step / 4)),
                at.y + middle.y + corner * sin(pi / 2 * (quarter + step / 4)),
            )
            for quarter, middle in enumerate(middles)
            for step in steps
        )
    )


def mark_of_card(sign: Sign, *, is_open: bool = False) -> Mark:
    """Return the sign of a class of card as the key shows it, in a field of 36 by 24."""
    at = Point(18.0, 12.0)
    outline_ = frame(at, 32.0, 20.0, min(sign.corner, 9) * 0.9)
    name = f"{sign.name}{' open' if is_open else ''}"
    return Mark(
        name, hollow=False, outline=outline_, x=at.x, y=at.y, radius=0.0, lines=[], title="", card=True
    )


def mark_of_sector(sign: Sign) -> Mark:
    """Return the sign of a sector as the key shows it, in a field of 24 by 24."""
    at = Point(12.0, 12.0)
    return Mark(
        sign.name,
        hollow=False,
        outline=outline(sign, at, 8.0),
        x=at.x,
        y=at.y,
        radius=8.0,
        lines=[],
        title="",
    )


def arrow(tie: DrawnTie) -> Arrow:
    """Return a tie as the picture shows it: straight one way, bowed where there is one back."""
    start, end = tie.giver.at, tie.receiver.at
    far = hypot(end.x - start.x, end.y - start.y) or 1.0
    along = Point((end.x - start.x) / far, (end.y - start.y) / far)
    aside = Point(along.y, -along.x)
    bow = tie.bow * far * 2
    control = Point(
        (start.x + end.x) / 2 + aside.x * bow,
        (start.y + end.y) / 2 + aside.y * bow,
    )
    first = _towards(start, control, _rim(tie.giver, control))
    tip = _towards(end, control, _rim(tie.receiver, control))
    long = (_BAR[0] if tie.look.head == BAR else _HEAD[0]) + tie.width
    neck = _towards(tip, control, long) if tie.look.head else tip
    return Arrow(
        f"M{_numbers(first)} Q{_numbers(control, neck)}",
        _numbers(*_head(tie.look.head, neck, tip, tie.width)) if tie.look.head else "",
        tie.width,
        tie.contested != "no",
        Point(
            round((first.x + 2 * control.x + neck.x) / 4, 1), round((first.y + 2 * control.y + neck.y) / 4, 1)
        ),
        f"{tie.giver.label} → {tie.receiver.label}",
        f"line-{tie.form}",
        CONTESTED if tie.contested != "no" else "",
        tie.id,
        is_out=not tie.first,
    )


def _head(kind: str, neck: Point, tip: Point, width: float) -> tuple[Point, ...]:
    """Return the corners of the head of a line from neck to tip: an arrow, one with a notch, or a bar."""
    back = Point(tip.x - neck.x, tip.y - neck.y)
    length = hypot(*back) or 1.0
    half = (_BAR[1] if kind == BAR else _HEAD[1]) + width
    side = Point(-back.y / length * half, back.x / length * half)
    wings = (Point(neck.x + side.x, neck.y + side.y), Point(neck.x - side.x, neck.y - side.y))
    if kind == BAR:
        return (*wings, Point(tip.x - side.x, tip.y - side.y), Point(tip.x + side.x, tip.y + side.y))
    notch = Point(neck.x + back.x * _NOTCH, neck.y + back.y * _NOTCH)
    return (tip, wings[0], notch, wings[1]) if kind == "vee" else (tip, *wings)


def _crossed(denial: Denial) -> Arrow:
    """Return a denied tie as the picture shows it when it is asked for: bowed, with a cross on it."""
    tie = DrawnTie(
        id=denial.id,
        giver=denial.giver,
        receiver=denial.receiver,
        mutual=False,
        contested="no",
        width=THINNEST,
        said=denial.said,
        form=denial.form,
        look=LineSign(),
        bow=BOW,
    )
    return replace(arrow(tie), sign=CROSSED, is_out=True, is_denied=True)


def _rim(actor: DrawnActor, towards: Point) -> float:
    """Return how far the rim of an actor or a card is from its middle, in a direction, with a gap."""
    if not actor.heading:
        return actor.radius * 1.2 + _GAP
    across, down = abs(towards.x - actor.at.x), abs(towards.y - actor.at.y)
    reach = max(across / CARD_SIZE[0], down / CARD_SIZE[1], 1e-9) * 2
    return hypot(across, down) / reach + _GAP


def _towards(start: Point, end: Point, far: float) -> Point:
    """Return the point so far from a start towards an end, but never all the way."""
    length = hypot(end.x - start.x, end.y - start.y) or 1.0
    share = min(far / length, 0.95)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def picture(scene: Scene) -> Picture:
    """Return the still picture of a scene."""
    marks = [mark(actor, hollow=scene.kind == "power" and not actor.tied) for actor in scene.actors]
    left, top, width, height = extent(
        (actor.at for actor in scene.actors), (CARD_SIZE[0] + 24, CELL[1] * 1.3)
    )
    if scene.panels:
        left, top = min(panel.x for panel in scene.panels), min(panel.y for panel in scene.panels)
        width = max(panel.x + panel.width for panel in scene.panels) - left
        height = max(panel.y + panel.height for panel in scene.panels) - top
    return Picture(
        f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}",
        width,
        height,
        marks,
        [
            *(arrow(tie) for tie in scene.ties),
            *(_crossed(denial) for denial in scene.denials if denial.is_placed),
        ],
    )
