"""The picture of a module: its classes, which is a kind of which, and what links them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import width_of
from coprod_kg.pages.reference.placing import placed
from coprod_kg.pages.reference.statements import OWL
from coprod_kg.vocabulary import RDFS

if TYPE_CHECKING:
    from coprod_kg.pages.reference.naming import Names
    from coprod_kg.pages.reference.phrases import Phrases
    from coprod_kg.pages.reference.places import Module
    from coprod_kg.pages.reference.placing import Point
    from coprod_kg.pages.reference.statements import Statements

_ANYTHING: Final = ""  # stands for what a property without a domain or range links
_SIZE: Final = 14.0  # of letters
_LINE: Final = 19.0  # from one line of words to the next
_PADDING: Final = 10.0
_MARGIN: Final = 14.0
_HEAD: Final = 9.0  # length of an arrow's head
_PORT: Final = 9.0  # height that each line needs where it meets a box


@dataclass(frozen=True, slots=True)
class Word:
    """One line of words in a box, and the term that it names, if any."""

    text: str
    iri: str | None
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A class, or the properties between two classes."""

    role: str  # own, other, anything or properties
    x: float
    y: float
    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line between boxes: to a more general class, from a class, or to one."""

    role: str  # general, from or to
    path: str
    head: str | None


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture with its words for those who do not see it."""

    name: str
    title: str
    description: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(slots=True)
class _Plan:
    """What is to be drawn: classes, kinds of, and the properties that link two classes."""

    own: list[str]
    general: list[tuple[str, str]]
    linked: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]]

    @property
    def classes(self) -> list[str]:
        ends = [one for starts, ends in self.linked for one in (*starts, *ends)]
        return list(dict.fromkeys([*self.own, *(one for pair in self.general for one in pair), *ends]))


def _plan(module: Module, said: Statements) -> _Plan:
    own = [iri for iri in module.terms if f"{OWL}Class" in said.kinds(iri)]
    general = [(iri, upper) for iri in own for upper in said.iris(iri, f"{RDFS}subClassOf")]
    linked: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for iri in module.terms:
        if f"{OWL}ObjectProperty" in said.kinds(iri):
            starts = tuple(said.classes(iri, f"{RDFS}domain")) or (_ANYTHING,)
            ends = tuple(said.classes(iri, f"{RDFS}range")) or (_ANYTHING,)
            linked.setdefault((starts, ends), []).append(iri)
    return _Plan(own, general, linked)


def diagram(module: Module, title: str, said: Statements, names: Names, words: Phrases) -> Diagram | None:
    """Return the picture of a module, or None where it has neither classes nor links between things."""
    plan = _plan(module, said)
    if not plan.classes:
        return None
    labels = {
        iri: words.say("picture.anything") if iri == _ANYTHING else names.picture(iri) for iri in plan.classes
    }
    texts = {iri: [(labels[iri], iri or None)] for iri in plan.classes}
    lines = [(f"class {lower}", f"class {upper}") for lower, upper in plan.general]
    boxes = {f"class {iri}": texts[iri] for iri in plan.classes}
    for (starts, ends), properties in plan.linked.items():
        name = f"properties {properties[0]}"
        boxes[name] = [(names.label(iri), iri) for iri in properties]
        lines += [*((f"class {one}", name) for one in starts), *((name, f"class {one}") for one in ends)]
    sizes = {name: _size(rows, sum(name in line for line in lines)) for name, rows in boxes.items()}
    sheet = placed(sizes, lines)
    roles = {
        f"class {iri}": "own" if iri in plan.own else "other" if iri else "anything" for iri in plan.classes
    }
    drawn = tuple(
        _box(roles.get(name, "properties"), (x + _MARGIN, y + _MARGIN), sizes[name], boxes[name])
        for name, (x, y) in sheet.corners.items()
    )
    arrows = tuple(
        _arrow(line, [(x + _MARGIN, y + _MARGIN) for x, y in points]) for line, points in sheet.lines.items()
    )
    sentences = [
        words.say("picture.general", lower=labels[one], upper=labels[other]) for one, other in plan.general
    ]
    sentences += [
        words.say(
            "picture.linked",
            property=names.label(iri),
            start=words.say("term.or").join(labels[one] for one in starts),
            end=words.say("term.or").join(labels[one] for one in ends),
        )
        for (starts, ends), properties in plan.linked.items()
        for iri in properties
    ]
    return Diagram(
        name=module.path.rpartition("/")[2],
        title=words.say("picture.title", module=title),
        description=" ".join(sentences),
        width=round(sheet.width + 2 * _MARGIN, 1),
        height=round(sheet.height + 2 * _MARGIN, 1),
        boxes=drawn,
        arrows=arrows,
    )


def _size(rows: list[tuple[str, str | None]], meeting: int) -> Point:
    width = max(width_of(text, _SIZE) for text, _ in rows) + 2 * _PADDING
    height = max(len(rows) * _LINE + _PADDING, (meeting + 1) / 2 * _PORT + 8)
    return round(width, 1), round(height, 1)


def _box(role: str, corner: Point, size: Point, rows: list[tuple[str, str | None]]) -> Box:
    x, y = corner
    first = y + size[1] / 2 - _LINE * (len(rows) - 1) / 2 + _SIZE * 0.35
    words = tuple(
        Word(text, iri, round(x + size[0] / 2, 1), round(first + _LINE * at, 1))
        for at, (text, iri) in enumerate(rows)
    )
    return Box(role, round(x, 1), round(y, 1), *size, words)


def _arrow(line: tuple[str, str], points: list[Point]) -> Arrow:
    """Return a line as curves; it ends in a head where it meets a class."""
    start, end = line
    role = "from" if end.startswith("properties ") else "to" if start.startswith("properties ") else "general"
    *way, (x, y) = points
    back = _HEAD if x > way[-1][0] else -_HEAD
    if role != "from":
        points = [*way, (x - back, y)]
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for number in range(1, len(points)):
        (x1, y1), (x2, y2) = points[number - 1], points[number]
        bend = (x2 - x1) / 2 if number % 2 else 0.0
        curve = f"C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        path += curve if bend and y1 != y2 else f"L{x2:.1f} {y2:.1f}"
    half = _HEAD * 0.6
    head = f"{x:.1f},{y:.1f} {x - back:.1f},{y - half:.1f} {x - back:.1f},{y + half:.1f}"
    return Arrow(role, path, None if role == "from" else head)
