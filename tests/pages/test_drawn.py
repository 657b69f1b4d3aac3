"""Large graphs: what is rolled up, and which ties are drawn first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps
import pytest
import studies

from coprod_kg import build
from coprod_kg.network.measure import measure
from coprod_kg.pages.drawn import EACH
from coprod_kg.pages.page import map_page
from coprod_kg.pages.strongest import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


def _ring(folder: Path, actors: int) -> Dataset:
    """Return a study in which each gives to the next two, ten actors an organisation."""
    said = ["id,partnership,giver,receiver,resource,strength,claimant"]
    names = ["id,name,kind,sector,part_of"]
    whole = max(1, actors // 10)
    for n in range(actors):
        is_whole = n < whole
        kind, part = ("organisation", "") if is_whole else ("person", f"a{n % whole}")
        names.append(f"a{n},Actor {n},{kind},{'policy' if n % 2 else 'academia'},{part}")
        said += [f"f{n}_{s},p,a{n},a{(n + s) % actors},training,{1 + n % 5},a{n}" for s in (1, 2)]
    tables = {"partnerships": "id,name\np,P\n", "actors": "\n".join(names), "flows": "\n".join(said)}
    return build.in_memory(studies.write(folder, **tables).folder)


@pytest.fixture(scope="module")
def hundreds(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return a study with more actors than a whole map holds."""
    return _ring(tmp_path_factory.mktemp("hundreds"), 2 * WHOLE)


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return a study with more actors than are drawn one by one."""
    return _ring(tmp_path_factory.mktemp("thousands"), EACH + 100)


def test_strongest_ties_are_drawn_first_and_all_are_there(hundreds: Dataset) -> None:
    """Nobody looks alone who is not; what is hidden is counted on the button."""
    page = map_page(hundreds, "exchange", study="s")
    data = maps.island(page)
    edges = data["drawing"]["edges"]
    shown = [edge for edge in edges if not edge.get("hidden")]
    assert len(edges) == 4 * WHOLE
    assert len(shown) < len(edges)
    assert f"Show {len(edges) - len(shown)} weaker ties too" in page
    ends = {end for edge in shown for end in (edge["from"], edge["to"])}
    assert len(ends) == 2 * WHOLE
    strength = {tie["id"]: tie["said"][0].get("strength") for tie in data["ties"]}
    assert 5 in strength.values()
    hidden = [edge for edge in edges if edge.get("hidden")]
    assert not any(strength[edge["id"]] == 5 for edge in hidden)


def test_small_map_is_drawn_whole(mill_graph: Dataset) -> None:
    """Up to 150 things nothing waits for a button."""
    page = map_page(mill_graph, "exchange", study="s")
    assert "weaker ties too" not in page
    assert not any(edge.get("hidden") for edge in maps.island(page)["drawing"]["edges"])


def test_too_many_actors_are_rolled_up_and_the_page_says_so(thousands: Dataset) -> None:
    """Organisations first; nothing is lost, and the option that draws all is named."""
    page = map_page(thousands, "exchange", study="s")
    data = maps.island(page)
    rolled = measure(thousands, ["flows"], study="s", unit="organisation")["layers"][0]
    assert len(data["actors"]) == rolled["nodes"] == (EACH + 100) // 10
    assert f"There are {EACH + 100} actors, too many for a picture" in page
    assert "--all draws each" in page


def test_all_draws_each_actor(thousands: Dataset) -> None:
    """Who wants every actor gets every actor."""
    data = maps.island(map_page(thousands, "exchange", study="s", everything=True))
    assert len(data["actors"]) == EACH + 100
    assert len(data["ties"]) == 2 * (EACH + 100)


def test_unit_counts_as_measure_does(mill_graph: Dataset) -> None:
    """Rolled up to sectors, the page has the numbers of the table."""
    page = map_page(mill_graph, "exchange", study="s", unit="sector")
    rolled = measure(mill_graph, ["flows"], study="s", unit="sector")["layers"][0]
    data = maps.island(page)
    assert len(data["actors"]) == rolled["nodes"]
    assert f"{rolled['nodes']} actors, " in page
    assert len(data["ties"]) == rolled["arcs"] + rolled["left_out"]["not_asked_arcs"]
