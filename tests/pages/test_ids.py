"""Ids of links: the study's own, the same on every page, and one for each thing and tie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from maps import island

from coprod_kg.pages.page import KINDS, map_page

if TYPE_CHECKING:
    from typing import Any

    from rdflib import Dataset


def _data(graph: Dataset, kind: str, **options: Any) -> dict[str, Any]:
    return island(map_page(graph, kind, study="s", release="controlled", **options))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("by", [None, "partnership"])
def test_no_two_things_and_no_two_ties_have_one_id(mill_graph: Dataset, kind: str, by: str | None) -> None:
    """Two of one id would be one on the map, and a link would lead to either."""
    data = _data(mill_graph, kind, by=by)
    for found in (data["actors"], [*data["ties"], *data["denials"]]):
        ids = [one["id"] for one in found]
        assert len(ids) > 2
        assert len(set(ids)) == len(ids)


def test_actor_is_called_by_its_id_in_the_study_on_every_page(mill_graph: Dataset) -> None:
    """A link sent for one map finds the actor on another, and after actors are added."""
    for options in ({}, {"partnership": "p3"}):
        for actor in _data(mill_graph, "exchange", **options)["actors"]:
            assert actor["iri"] == f"https://example.org/mill/actor/{actor['id']}"


def test_part_side_by_side_comes_first(mill_graph: Dataset) -> None:
    """The same actor stands in several frames."""
    ids = {actor["id"] for actor in _data(mill_graph, "exchange", by="partnership")["actors"]}
    assert {id_.partition(":")[0] for id_ in ids} == {"p1", "p2", "p3"}


@pytest.mark.parametrize("kind", KINDS)
def test_ids_hold_no_names(mill_graph: Dataset, kind: str) -> None:
    """Addresses are sent around and logged."""
    for actor in _data(mill_graph, kind)["actors"]:
        assert " " not in actor["id"]
        assert actor["label"] not in actor["id"]
