"""Shape and colour of a sector: Okabe and Ito's palette, which colour-blind readers can tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_kg.vocabulary import Vocabulary

SHAPES: Final = ("dot", "square", "triangle", "diamond", "star", "triangleDown", "hexagon")
COLOURS: Final = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#cc79a7", "#d55e00", "#0072b2")


@dataclass(frozen=True, slots=True)
class Sign:
    """How actors of a sector look; `name` is the class in the style sheet."""

    name: str
    shape: str
    colour: str


# Its outline is dashed, so that it is told apart from the first sector also where it is hollow.
NO_SECTOR: Final = Sign("sector-none", "dot", "#bbbbbb")
# What makes shapes of one size look alike in size.
STRETCH: Final = {"star": 1.4, "triangle": 1.15, "triangleDown": 1.15, "diamond": 1.2, "square": 0.92}


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
