"""The key: every sign that is on the map, and none that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.key import key
from coprod_kg.pages.page import KINDS, map_page
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from rdflib import Dataset

    from coprod_kg.pages.scene import Scene


def _scene(graph: Dataset, kind: str, by: str | None = None) -> Scene:
    return Drawn(graph, kind, Policy(), wording()).scene(None, by, [])[0]


def _key(graph: Dataset, kind: str) -> tuple[Scene, dict[str, Any]]:
    scene = _scene(graph, kind)
    return scene, key(scene, kind, wording())


@pytest.mark.parametrize("kind", KINDS)
def test_sign_stands_in_the_key_when_it_is_on_the_map_and_not_else(
    riverside_graph: Dataset, kind: str
) -> None:
    """Readers look for what the key explains; what is nowhere makes them doubt the map."""
    scene, found = _key(riverside_graph, kind)
    assert found["mutual"] == any(tie.mutual for tie in scene.ties)
    assert found["bowed"] == any(tie.bow and not tie.mutual for tie in scene.ties)
    assert found["contested"] == any(tie.contested != "no" for tie in scene.ties)
    assert found["directed"] == any(tie.look.head for tie in scene.ties)
    assert found["hollow"] == (kind == "power" and any(not one.tied for one in scene.actors))


def test_maps_differ_in_their_keys(riverside_graph: Dataset) -> None:
    """A law that no map tries would hold for any key."""
    found = {kind: _key(riverside_graph, kind)[1] for kind in KINDS}
    for sign in ("mutual", "bowed", "contested", "directed", "hollow"):
        assert {one[sign] for one in found.values()} == {True, False}, sign


def test_key_says_how_actors_stand_on_this_map(mill_graph: Dataset, riverside_graph: Dataset) -> None:
    """A ring and closeness are two things; a page says which it has."""
    words = wording()
    few, many = words.say("key.height.ring"), words.say("key.height.exchange")
    mill, riverside = (map_page(graph, "exchange", study="S") for graph in (mill_graph, riverside_graph))
    assert few in mill
    assert many not in mill
    assert many in riverside
    assert few not in riverside


def test_every_sort_of_line_has_a_word_for_it(riverside_graph: Dataset) -> None:
    """Short names of the program, such as 'holds' and 'does', are no words for readers."""
    forms = {tie.form for kind in KINDS for tie in _scene(riverside_graph, kind).rows}
    assert len(forms) > 5
    assert {form for form in forms if not wording().has("relation", form)} == set()
