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
        (tie.id, row.actor.id, square.columns[at].id)
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
    for ends in ([row.actor for row in power.rows], power.columns):
        assert [actor.at.y for actor in ends] == sorted(actor.at.y for actor in ends)
    exchange = grid(_scene(mill_graph, "exchange"))
    assert exchange.order == "sector"
    for ends in ([row.actor for row in exchange.rows], exchange.columns):
        assert [actor.sector or "" for actor in ends] == sorted(actor.sector or "" for actor in ends)


@pytest.mark.parametrize("kind", KINDS)
def test_no_row_and_no_column_is_empty(mill_graph: Dataset, kind: str) -> None:
    """Who only receives needs no row: an empty one takes the room of a name and says nothing."""
    square = grid(_scene(mill_graph, kind))
    assert all(any(row.cells) for row in square.rows)
    assert all(any(row.cells[at] for row in square.rows) for at in range(len(square.columns)))


def test_columns_run_as_the_rows_reach_them_where_there_are_cards(mill_graph: Dataset) -> None:
    """Cards have no sector: what goes together stands together."""
    square = grid(_scene(mill_graph, "tensions"))
    assert square.order == "reached"
    first = [
        min(at for at, row in enumerate(square.rows) if row.cells[n]) for n in range(len(square.columns))
    ]
    assert first == sorted(first)
    assert len(square.columns) > 2


def test_who_is_not_in_it_is_counted(mill_graph: Dataset) -> None:
    """Those without a tie, and those for whom there is no room: the ones with the fewest ties."""
    scene = _scene(mill_graph, "exchange")
    whole, small = grid(scene), grid(scene, most=2)
    assert whole.beyond == 0
    assert whole.most + whole.without == len(scene.actors)
    assert small.most == 2
    assert small.beyond == whole.most - 2
    number = {actor.id: 0 for actor in scene.actors}
    for tie in scene.rows:
        number[tie.giver.id] += 1
        number[tie.receiver.id] += 1
    kept = {actor.id for actor in (*(row.actor for row in small.rows), *small.columns)}
    assert kept
    fewest = min(number[id_] for id_ in kept)
    assert fewest >= max(n for id_, n in number.items() if id_ not in kept)
