"""Ties between larger units: organisations, sectors; and ties within one sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.errors import ParameterError
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.units import among, rolled_up, sectors, units
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer

    World = Callable[..., TieClaims]

ACTORS = [
    {"id": "u", "kind": "organisation", "sector": "academia"},
    {"id": "h", "kind": "organisation", "sector": "health-practice"},
    {"id": "a", "part_of": "u", "sector": "academia"},
    {"id": "b", "part_of": "u", "sector": "academia"},
    {"id": "c", "part_of": "h", "sector": "health-practice"},
    {"id": "z", "sector": ""},
]
FLOWS = "a>b data by a\na>c data by a\nc>u data by c\nb>z data by b\nb>c data by b"


def _flows(said: TieClaims) -> Layer:
    return layer(said, layer_name("flows", said))


def _arcs(made: Layer) -> list[str]:
    return [">".join(iri.replace("#", "/").rpartition("/")[2] for iri in pair) for pair in made.ties]


def test_persons_stand_for_what_they_are_part_of(world: World) -> None:
    """The two of the university who gave to the clinic are one tie of it, with two supports."""
    made = _flows(rolled_up(world(FLOWS, actors=ACTORS), "organisation"))
    assert _arcs(made) == ["h>u", "u>h"]
    assert len(made.ties[made.nodes[1], made.nodes[0]].claims) == 2


def test_ties_within_a_unit_are_dropped_and_counted(world: World) -> None:
    """Two colleagues' gift is the university's with itself."""
    assert _flows(rolled_up(world(FLOWS, actors=ACTORS), "organisation")).self_ties == 1


def test_claims_of_who_belongs_to_no_unit_are_left_out_and_counted(world: World) -> None:
    """A person of no organisation is no organisation: levels are never mixed."""
    made = _flows(rolled_up(world(FLOWS, actors=ACTORS), "organisation"))
    assert made.left_out["no_unit"] == 1
    assert all(iri[-1] in "uh" for iri in made.nodes)


def test_persons_only_leaves_organisations_out(world: World) -> None:
    """What the university as such received is no tie of a person."""
    assert _arcs(_flows(rolled_up(world(FLOWS, actors=ACTORS), "person"))) == ["a>b", "a>c", "b>c", "b>z"]


def test_sectors_are_units_too(world: World) -> None:
    """And have their labels, though they are no actors of the graph."""
    made = _flows(rolled_up(world(FLOWS, actors=ACTORS), "sector"))
    assert _arcs(made) == ["academia>health-practice", "health-practice>academia"]
    assert {made.actor(iri).label for iri in made.nodes} == {"academia", "health practice"}


def test_member_still_speaks_for_its_unit(world: World) -> None:
    """By the giver's own account: a person of the university gave."""
    from coprod_kg.network.policy import Policy

    said = rolled_up(world(FLOWS, actors=ACTORS), "sector")
    made = layer(said, layer_name("flows", said), Policy(claims="giver"))
    assert _arcs(made) == ["academia>health-practice", "health-practice>academia"]


def test_unit_is_asked_when_any_part_of_it_is(world: World) -> None:
    """An organisation speaks through its members."""
    parts = [
        {"id": str(at), "partnership": "p", "actor": actor, "asked": asked}
        for at, (actor, asked) in enumerate([("a", "no"), ("b", "yes"), ("c", "no")])
    ]
    said = rolled_up(world("a>c data by b", actors=ACTORS, participations=parts), "organisation")
    (partnership,) = said.ends.partnerships.values()
    assert {iri[-1]: asked for iri, asked in partnership.participants.items()} == {"u": True, "h": False}


def test_unknown_unit_is_told_with_those_there_are(world: World) -> None:
    """Kinds of actors come from the ontology."""
    with pytest.raises(ParameterError, match="organisation"):
        rolled_up(world(FLOWS), "organisations of any kind")
    assert {"person", "organisation", "sector"} <= set(units(vocabulary()))


def test_ties_within_one_sector_only(world: World) -> None:
    """Those across are left out, and counted as of another sector."""
    said = world(FLOWS, actors=ACTORS)
    academia = next(iri for iri in sectors(said) if iri.endswith("academia"))
    made = _flows(among(said, academia))
    assert _arcs(made) == ["a>b"]
    assert made.left_out["other_sector"] == 4
