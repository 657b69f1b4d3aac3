"""The same layer by other accounts and other coders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.standpoints import standpoints

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims

    World = Callable[..., TieClaims]

FLOWS = "a>b data by a\na>b data by b\nb>a data by a\na>c data by b coder=c2"


def test_each_account_has_its_own_network(world: World) -> None:
    """Givers tell of one tie of theirs, receivers of two; one is confirmed."""
    said = world(FLOWS)
    found = standpoints(layer(said, layer_name("flows", said)), said)["policies"]
    assert {name: numbers["arcs"] for name, numbers in found.items()} == {
        "affirmed": 3,
        "giver": 1,
        "receiver": 2,
        "confirmed": 1,
    }
    assert found["affirmed"]["arc"] == 2 / 3
    assert found["giver"]["arc"] == 0


def test_each_coder_has_its_own_network_where_there_are_several(world: World) -> None:
    """Disagreement between coders is apart from that between those who speak."""
    said = world(FLOWS)
    found = standpoints(layer(said, layer_name("flows", said)), said)["coders"]
    assert {iri[-2:]: numbers["arcs"] for iri, numbers in found.items()} == {"c1": 2, "c2": 1}
    alone = world("a>b data by a")
    assert standpoints(layer(alone, layer_name("flows", alone)), alone)["coders"] == {}
