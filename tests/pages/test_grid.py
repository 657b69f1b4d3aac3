"""The grid: each tie in the cell of its ends, and who is not in it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.grid import grid
from coprod_kg.pages.page import KINDS
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from rdflib import Dataset

    from coprod_kg.pages.scene import Scene


def _scene(graph: Dataset, kind: str) -> Scene:
    return Drawn(graph, kind, Policy(), wording()).scene(None, None, [])[0]


@pytest.mark.parametrize("kind", KINDS)
def test_each_tie_stands_in_the_row_it_starts_from(mill_graph: Dataset, kind: str) -> None:
    """And in the column where it ends, once."""
    scene = _scene(mill_graph, kind)
    square = grid(scene)
    found = [
        (tie.id, row.actor.id, square.actors[at].id)
        for row in square.rows
        for at, cell in enumerate(row.cells)
        for tie in cell
    ]
    placed = {actor.id for actor in scene.actors}
    expected = [
        (tie.id, tie.giver.id, tie.receiver.id)
        for tie in scene.rows
        if {tie.giver.id, tie.receiver.id} <= placed
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) >= len(scene.ties) > 0


def test_power_runs_from_the_top_of_the_map_and_exchange_by_sector(mill_graph: Dataset) -> None:
    """The order is one that can be said."""
    power = grid(_scene(mill_graph, "power"))
    assert power.order == "power"
    assert [actor.at.y for actor in power.actors] == sorted(actor.at.y for actor in power.actors)
    exchange = grid(_scene(mill_graph, "exchange"))
    assert exchange.order == "sector"
    sectors = [actor.sector or "" for actor in exchange.actors]
    assert sectors == sorted(sectors)


def test_who_is_not_in_it_is_counted(mill_graph: Dataset) -> None:
    """Those without a tie, and those for whom there is no room: the ones with the fewest ties."""
    scene = _scene(mill_graph, "exchange")
    whole, small = grid(scene), grid(scene, most=2)
    assert whole.beyond == 0
    assert len(whole.rows) + whole.without == len(scene.actors)
    assert len(small.rows) == 2
    assert small.beyond == len(whole.rows) - 2
    number = {actor.id: 0 for actor in scene.actors}
    for tie in scene.rows:
        number[tie.giver.id] += 1
        number[tie.receiver.id] += 1
    fewest = min(number[actor.id] for actor in small.actors)
    assert fewest >= max(n for id_, n in number.items() if id_ not in {one.id for one in small.actors})
