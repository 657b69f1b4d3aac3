"""Who gives to whom as a grid: a row for each giver and a column for each receiver, in a stated order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coprod_kg.pages.scene import Denial, DrawnActor, DrawnTie, Scene

# More rows than this nobody can read; the table holds the others.
MOST: Final = 60
# Columns up to which it can be printed on an upright page.
_UPRIGHT: Final = 26


@dataclass(frozen=True, slots=True)
class Row:
    """What starts ties, with what goes from it to each actor of the columns, in their order."""

    actor: DrawnActor
    cells: list[list[DrawnTie | Denial]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of what starts ties and columns of what they reach; `order` names what sorts them.

    `without` counts actors without any tie, `beyond` those for which there is no room, `most` those
    for which there is.
    """

    order: str
    rows: list[Row]
    columns: list[DrawnActor]
    without: int
    beyond: int
    most: int

    @property
    def is_large(self) -> bool:
        """Whether it needs a printed page that is turned sideways."""
        return len(self.columns) > _UPRIGHT


def grid(scene: Scene, most: int = MOST) -> Grid:
    """Return the grid of a scene; where there are more than `most`, those with the most ties."""
    number: dict[str, int] = {}
    for one in scene.rows:
        for end in (one.giver, one.receiver):
            number[end.id] = number.get(end.id, 0) + 1
    tied = [actor for actor in scene.actors if actor.id in number]
    kept = {actor.id for actor in sorted(tied, key=lambda actor: -number[actor.id])[:most]}
    within = [one for one in scene.rows if {one.giver.id, one.receiver.id} <= kept]
    order, rows, columns = _ordered(scene, within)
    at = {actor.id: place for place, actor in enumerate(columns)}
    cells: dict[str, list[list[DrawnTie | Denial]]] = {actor.id: [[] for _ in columns] for actor in rows}
    for one in within:
        cells[one.giver.id][at[one.receiver.id]].append(one)
    return Grid(
        order,
        [Row(actor, cells[actor.id]) for actor in rows],
        columns,
        len(scene.actors) - len(tied),
        len(tied) - len(kept),
        len(kept),
    )


def _ordered(
    scene: Scene, ties: Sequence[DrawnTie | Denial]
) -> tuple[str, list[DrawnActor], list[DrawnActor]]:
    """Return what sorts rows and columns, and the rows and columns.

    Actors run by power as the map has it, else by sector; within a row of the map, or a sector, they
    stay in the order of their names. Where there are cards, columns run as the rows reach them.
    """
    places = {actor.id: place for place, actor in enumerate(scene.actors)}
    rows = sorted({one.giver for one in ties}, key=lambda actor: places.get(actor.id, len(places)))
    columns = sorted({one.receiver for one in ties}, key=lambda actor: places.get(actor.id, len(places)))
    if not scene.is_of_actors:
        row = {actor.id: place for place, actor in enumerate(rows)}
        reached = sorted(ties, key=lambda one: row[one.giver.id])
        return "reached", rows, list(dict.fromkeys(one.receiver for one in reached))
    order = "power" if scene.kind == "power" else "sector"
    return order, sorted(rows, key=_ORDERS[order]), sorted(columns, key=_ORDERS[order])


_ORDERS: Final[dict[str, Callable[[DrawnActor], Any]]] = {
    "power": lambda actor: actor.at.y,
    "sector": lambda actor: (actor.sector is None, actor.sector or ""),
}
