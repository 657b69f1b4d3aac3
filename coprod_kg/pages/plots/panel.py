"""One panel of a plot: its marks, and the same in words. Lengths are in pixels of a sheet 720 wide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.lettering import shortened, wrapped
from coprod_kg.pages.wording import isolated

if TYPE_CHECKING:
    from coprod_kg.pages.wording import Wording

WIDTH: Final = 720.0
LEFT: Final = 24.0
RIGHT: Final = WIDTH - LEFT
TEXT: Final = 19.0  # of letters; on a phone, half as wide, still ten pixels
HEADING: Final = 24.0
BOLD: Final = 1.08  # times as wide as plain letters
LINE: Final = 26.0
_SERIES: Final = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One element of SVG: its name, its class in the style sheet, its attributes and its text."""

    name: str
    role: str
    attributes: dict[str, float | str]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands on a sheet from top to bottom, and the same in words."""

    marks: list[Mark]
    height: float
    words: str


@dataclass(slots=True)
class Sheet:
    """A panel in the making; `y` is how far down it is filled."""

    title: str
    y: float = LEFT
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with the title."""
        for line in wrapped(label(self.title), RIGHT - LEFT, HEADING * BOLD):
            self.y += HEADING
            self.marks.append(words("heading", LEFT, self.y, line))
            self.y += HEADING / 4

    def write(self, text: str, role: str = "words") -> None:
        """Add a paragraph."""
        for line in wrapped(text, RIGHT - LEFT, TEXT):
            self.y += LINE
            self.marks.append(words(role, LEFT, self.y, line))

    def panel(self, said: list[str]) -> Panel:
        """Return the panel, with what is said of it."""
        return Panel(self.marks, round(self.y + LEFT, 1), " ".join(one for one in said if one))


def label(text: str) -> str:
    """Return a name on one line that cannot turn the words around it."""
    return isolated(" ".join(text.split()))


def short(text: str, width: float) -> str:
    """Return as much of a name as a width has room for."""
    return isolated(shortened(" ".join(text.split()), width, TEXT))


def empty(title: str, why: str, note: str, texts: Wording) -> Panel:
    """Return a panel that says why there is nothing to draw."""
    sheet = Sheet(title)
    said = texts.say("plot.nothing", why=label(why) or texts.say("plot.no_reason"))
    sheet.write(said)
    if note:
        sheet.write(label(note))
    return sheet.panel([said, label(note)])


def number(value: float) -> str:
    """Return a number as people read it: whole ones whole, others with three digits at most."""
    if value == int(value):
        return f"{int(value):,}"
    shown = f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
    return shown.rstrip("0").rstrip(".") if float(shown) else f"{value:.1g}"


def rect(role: str, x: float, y: float, width: float, height: float) -> Mark:
    """Return a rectangle."""
    return Mark("rect", role, _rounded(x=x, y=y, width=width, height=height))


def line(role: str, start: tuple[float, float], end: tuple[float, float]) -> Mark:
    """Return a straight line."""
    return Mark("line", role, _rounded(x1=start[0], y1=start[1], x2=end[0], y2=end[1]))


def words(role: str, x: float, y: float, text: str) -> Mark:
    """Return a line of words; the role says from where it runs."""
    return Mark("text", role, _rounded(x=x, y=y), text)


def path(role: str, points: list[tuple[float, float]], *, closed: bool = False) -> Mark:
    """Return a line through points, or the shape they bound."""
    way = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return Mark("path", role, {"d": f"M{way}{'Z' if closed else ''}"})


def circle(role: str, x: float, y: float, radius: float) -> Mark:
    """Return a circle."""
    return Mark("circle", role, _rounded(cx=x, cy=y, r=radius))


def shape(kind: int, x: float, y: float, radius: float, *, role: str = "point") -> Mark:
    """Return a circle, a square, a triangle or one upside down: shapes that need no colour."""
    role = f"{role} shape-{kind % _SERIES}"
    far = radius * 1.2
    if kind % _SERIES == 1:
        return rect(role, x - radius, y - radius, 2 * radius, 2 * radius)
    if kind % _SERIES == 2:
        return path(role, [(x, y - far), (x + far, y + radius), (x - far, y + radius)], closed=True)
    if kind % _SERIES == 3:
        return path(role, [(x, y + far), (x + far, y - radius), (x - far, y - radius)], closed=True)
    return circle(role, x, y, radius)


def _rounded(**lengths: float) -> dict[str, float | str]:
    return {name: f"{value:.1f}" for name, value in lengths.items()}
