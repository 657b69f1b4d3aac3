"""What stands on a map, before it is drawn."""

from __future__ import annotations

import pytest

from coprod_kg.pages.layout import Point
from coprod_kg.pages.scene import DrawnActor
from coprod_kg.pages.signs import NO_SECTOR


@pytest.mark.parametrize(
    ("heading", "on_card"),
    [
        ("shared power", "SHARED POWER"),
        ("meeting of a council", "meeting of a council:"),
        ("meeting of a council of elders", "meeting of a council…"),
    ],
)
def test_heading_has_room_on_its_card(heading: str, on_card: str) -> None:
    """Capitals are wide: the name of a long class in them would run over the rim."""
    look = {"sector": None, "sign": NO_SECTOR, "tied": True, "radius": 1.0, "at": Point(0, 0)}
    card = DrawnActor("x", "x", "x", ("x",), **look, heading=heading)
    assert card.on_card == on_card
