"""Layers at the edges of what can be: each has an answer or a reason, and nothing is said on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.measure import measure
from coprod_kg.network.writers import FORMATS, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]

pytestmark = pytest.mark.filterwarnings("error", "ignore:Dataset.identifier:DeprecationWarning")

RING = "\n".join(f"a{one}>a{(one + 1) % 12} data by a{one} from=2010 to=2012" for one in range(12))
WORLDS = {
    "nothing": "",
    "one actor with itself": "a>a data by a",
    "two actors": "a>b data by a",
    "two who return": "a>b data by a\nb>a data by b",
    "denied only": "a>b data by a stance=denied\nb>c data by b stance=denied",
    "planned only": "a>b data by a mode=planned",
    "all self-ties": "a>a data by a\nb>b data by b",
    "disconnected": "a>b data by a\nc>d data by c\ne>f data by e",
    "a ring": RING,
    "a ring and one apart": f"{RING}\nx>y data by x",
    "complete": "\n".join(f"{a}>{b} data by {a}" for a in "abcd" for b in "abcd" if a != b),
    "a star": "\n".join(f"hub>b{one} data by b{one}" for one in range(12)),
}
WAYS: list[dict[str, Any]] = [
    {},
    {"as_if_asked": True, "everything": True, "weight": "strength"},
    {"as_if_asked": True, "everything": True, "by": ("partnership", "sector"), "null": "degrees"},
    {"as_if_asked": True, "unit": "sector"},
    {"as_if_asked": True, "everything": True, "null": "dyads", "weight": "claimants"},
]


@pytest.mark.parametrize("options", WAYS, ids=["usual", "weighted", "parted", "by sector", "dyads"])
@pytest.mark.parametrize("world", WORLDS)
def test_every_world_has_an_answer_in_every_form(
    graph_of: Graph, capfd: pytest.CaptureFixture[str], world: str, options: dict[str, Any]
) -> None:
    """No crash, no warning, no NaN, whatever is asked of whatever is there."""
    found = measure(graph_of(WORLDS[world]), ["flows", "power", "flows:data"], study="s", draws=20, **options)
    for form in FORMATS:
        assert "nan" not in write(found, form, actors=True).casefold().replace("nance", "")
    assert capfd.readouterr().err == ""


def test_many_actors_without_ties_cost_little(graph_of: Graph) -> None:
    """Ten thousand participants whom nobody spoke of; nothing is listed pair by pair."""
    people = [{"id": f"n{one}", "partnership": "p", "actor": f"n{one}"} for one in range(10_000)]
    found = measure(
        graph_of("a>b data by a stance=denied", participations=people),
        ["flows"],
        study="s",
        as_if_asked=True,
        everything=True,
    )
    (layer,) = found["layers"]
    assert layer["isolates"] == layer["nodes"] == 10_000
    assert layer["density"] == 0
    assert layer["reciprocity"]["arc"] is None
    assert layer["undefined"]["reciprocity.arc"] == "no arcs"
