"""Which ties of a large map are drawn first: the strongest, and of each actor one at least."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.pages.figure import Line

# Actors up to which the whole map is drawn at once; and ties that are drawn first, an actor.
WHOLE: Final = 150
_FIRST: Final = 1.5


def first(lines: Sequence[Line]) -> set[int]:
    """Return the places of the lines that are drawn first; all of them up to 150 things.

    Stronger ones come before weaker ones, then those with more claims; each thing keeps its
    strongest, so that nobody looks alone who is not.
    """
    ends = {end for line in lines for end in line.pair}
    if len(ends) <= WHOLE:
        return set(range(len(lines)))
    order = sorted(
        range(len(lines)),
        key=lambda place: (-(lines[place].tie.strength or 0.0), -len(lines[place].tie.claims), place),
    )
    chosen: set[int] = set()
    reached: set[str] = set()
    for place in order:
        if not reached.issuperset(lines[place].pair):
            chosen.add(place)
            reached.update(lines[place].pair)
    for place in order:
        if len(chosen) >= _FIRST * len(ends):
            break
        chosen.add(place)
    return chosen
