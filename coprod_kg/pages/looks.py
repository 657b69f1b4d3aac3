"""How the things and lines of a page look: the same in each of its parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coprod_kg.pages.names import partings
from coprod_kg.pages.signs import BAR, NO_SECTOR, LineSign, Sign, card_signs, line_sign, signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.pages.figure import Figure, Line, Thing
    from coprod_kg.vocabulary import Vocabulary


class Looks:
    """How the things and lines of one page look, and where names part: the same in each of its parts."""

    def __init__(self, figures: Sequence[Figure], words: Vocabulary) -> None:
        """Find the sectors, classes and forms that the figures show."""
        things = [thing for figure in figures for thing in figure.names.values()]
        self._words = words
        self._sectors = signs((thing.sector for thing in things if thing.sector), words)
        shown = [figure.names[iri].card for figure in figures for iri in figure.things]
        denied = [thing.card for thing in things]
        self._cards = card_signs(card.of for card in (*shown, *denied) if card)
        self._partings = partings(thing.label for thing in things)
        self.forms = list(dict.fromkeys(line.form for figure in figures for line in figure.lines))

    def thing(self, thing: Thing) -> Sign:
        """Return how a thing looks."""
        if thing.card:
            return self._cards[thing.card.of]
        return self._sectors[thing.sector] if thing.sector else NO_SECTOR

    def parting(self, thing: Thing) -> int:
        """Return how many letters the name of a thing begins with that another begins with too."""
        return self._partings[thing.label]

    def line(self, line: Line) -> LineSign:
        """Return how a line looks: one of a form, barred where it has a note."""
        look = line_sign(line.form, self.forms)
        return replace(look, head=BAR) if line.note else look
