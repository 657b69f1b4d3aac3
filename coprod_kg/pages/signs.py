"""How things and lines look: Okabe and Ito's palette, which colour-blind readers can tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.vocabulary import Vocabulary

SHAPES: Final = ("dot", "square", "triangle", "diamond", "star", "triangleDown", "hexagon")
COLOURS: Final = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#cc79a7", "#d55e00", "#0072b2")
# The same hues, dark enough for the rim of a card on white, light enough for one on black.
RIMS: Final = ("#0072b2", "#d55e00", "#00805e", "#b0588a", "#9a6a00", "#2f86c1", "#7a7a00")
# How much the corners of a card are rounded.
CORNERS: Final = (0, 10, 24)
CARD: Final = "box"


@dataclass(frozen=True, slots=True)
class Sign:
    """How actors of a sector, or cards of a class, look; `name` is the class in the style sheet."""

    name: str
    shape: str
    colour: str
    corner: int = 0


@dataclass(frozen=True, slots=True)
class LineSign:
    """How lines of a form look; None is the colour of lines without one, and no head."""

    colour: str | None = None
    head: str | None = "arrow"


# Its outline is dashed, so that it is told apart from the first sector also where it is hollow.
NO_SECTOR: Final = Sign("sector-none", "dot", "#bbbbbb")
# What makes shapes of one size look alike in size.
STRETCH: Final = {"star": 1.4, "triangle": 1.15, "triangleDown": 1.15, "diamond": 1.2, "square": 0.92}
# Two forms differ in head, or in what they join, and not by colour alone.
LINES: Final = {
    "power": LineSign("#d55e00", "arrow"),
    "exchange": LineSign("#2f86c1", "vee"),
    "causes": LineSign("#00805e", "arrow"),
    "meets": LineSign("#b0588a", None),
}
# The end of a line of which something is to be noted: that a cause lessens its effect.
BAR: Final = "bar"
OTHER_LINES: Final = LineSign(None, None)


def line_sign(form: str, forms: Iterable[str]) -> LineSign:
    """Return how lines of a form look on a map of some forms; one form alone needs no colour."""
    found = LINES.get(form, OTHER_LINES)
    return found if len(set(forms)) > 1 else LineSign(None, found.head and "arrow")


def signs(sectors: Iterable[str], words: Vocabulary) -> dict[str, Sign]:
    """Return a sign for each sector, the same on every map of a vocabulary.

    The vocabulary's sectors come first, in its order, then those that only the graph knows, sorted.
    After the seventh, shapes and colours are paired anew, so that no pair comes twice
    before the forty-ninth.
    """
    schemes = words.tables["actors"].column("sector").schemes
    known = [concept.iri for scheme in schemes for concept in words.schemes[scheme].concepts]
    order = [*known, *sorted(set(sectors) - set(known))]
    return {
        sector: Sign(
            f"sector-{place}",
            SHAPES[place % len(SHAPES)],
            COLOURS[(place + place // len(SHAPES)) % len(COLOURS)],
        )
        for place, sector in enumerate(order)
    }


def card_signs(classes: Iterable[str]) -> dict[str, Sign]:
    """Return a sign for each class of card, in the order in which a map first shows them.

    Rim and corner differ; the class stands on every card in words as well.
    """
    return {
        class_: Sign(f"card-{place}", CARD, RIMS[place % len(RIMS)], CORNERS[place % len(CORNERS)])
        for place, class_ in enumerate(dict.fromkeys(classes))
    }
