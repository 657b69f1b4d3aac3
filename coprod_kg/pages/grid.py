"""Who gives to whom as a square: one row and one column for each actor, in a stated order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.pages.scene import Denial, DrawnActor, DrawnTie, Scene

# More rows than this nobody can read; the table holds the others.
MOST: Final = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One actor with what goes from it to each actor of the columns, in their order."""

    actor: DrawnActor
    cells: list[list[DrawnTie | Denial]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A square of the actors that have ties; `order` names what sorts them.

    `without` counts actors without any tie, `beyond` those for which there is no room.
    """

    order: str
    rows: list[Row]
    without: int
    beyond: int

    @property
    def actors(self) -> list[DrawnActor]:
        """The actors of the rows, which are those of the columns."""
        return [row.actor for row in self.rows]


def grid(scene: Scene, most: int = MOST) -> Grid:
    """Return the square of a scene; where there are more than `most`, those with the most ties."""
    number: dict[str, int] = {}
    for one in scene.rows:
        for end in (one.giver, one.receiver):
            number[end.id] = number.get(end.id, 0) + 1
    tied = [actor for actor in scene.actors if actor.id in number]
    kept = {actor.id for actor in sorted(tied, key=lambda actor: -number[actor.id])[:most]}
    order, actors = _ordered(scene.kind, [actor for actor in tied if actor.id in kept])
    at = {actor.id: place for place, actor in enumerate(actors)}
    cells: list[list[list[DrawnTie | Denial]]] = [[[] for _ in actors] for _ in actors]
    for one in scene.rows:
        if one.giver.id in at and one.receiver.id in at:
            cells[at[one.giver.id]][at[one.receiver.id]].append(one)
    return Grid(
        order,
        [Row(actor, row) for actor, row in zip(actors, cells, strict=True)],
        len(scene.actors) - len(tied),
        len(tied) - len(actors),
    )


def _ordered(kind: str, actors: Sequence[DrawnActor]) -> tuple[str, list[DrawnActor]]:
    """Return what actors are sorted by, and the actors: by power as the map has it, else by sector.

    Within a row of the map, or a sector, they stay in the order of their names.
    """
    if kind == "power":
        return "power", sorted(actors, key=lambda actor: actor.at.y)
    return "sector", sorted(actors, key=lambda actor: (actor.sector is None, actor.sector or ""))
