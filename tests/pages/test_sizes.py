"""Sizes of actors by a measure of position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps
import pytest
import studies

from coprod_kg import build, resources
from coprod_kg.errors import ParameterError
from coprod_kg.network.measure import measure
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


@pytest.fixture(scope="module")
def riverside() -> Dataset:
    """Return the graph of riverside, which has actors and claimants enough."""
    return build.in_memory(resources.examples() / "riverside")


def test_order_of_sizes_is_that_of_measure(riverside: Dataset) -> None:
    """Who is larger on the page has the higher number in the table; who was not asked has none."""
    page = map_page(riverside, "exchange", study="s", size="pagerank")
    (layer,) = measure(riverside, ["flows"], study="s")["layers"]
    value = {actor["actor"]: actor["pagerank"] or 0.0 for actor in layer["actors"]}
    data = maps.island(page)
    iris = {actor["id"]: actor["iri"] for actor in data["actors"]}
    by_shape: dict[str, list[tuple[float, float]]] = {}
    for node in data["drawing"]["nodes"]:
        by_shape.setdefault(node["shape"], []).append((value[iris[node["id"]]], node["size"]))
    assert sum(map(len, by_shape.values())) == len(value) > 50
    for found in by_shape.values():
        sizes = [size for _, size in sorted(found)]
        assert sizes == sorted(sizes)
    assert "“PageRank”" in page


def test_parts_share_one_scale(riverside: Dataset) -> None:
    """The largest of all parts has the largest size, and no other part reaches for its own."""
    nodes = maps.island(map_page(riverside, "exchange", study="s", by="partnership", size="in"))["drawing"][
        "nodes"
    ]
    assert max(node["size"] for node in nodes if node["shape"] == "dot") <= 24
    assert len({node["size"] for node in nodes}) > 4


@pytest.mark.parametrize(
    ("kind", "size", "told"),
    [
        ("exchange", "pagerankk", "Did you mean 'pagerank'"),
        ("tensions", "pagerank", "Only actors of one layer"),
    ],
)
def test_what_no_size_can_show_is_told(riverside: Dataset, kind: str, size: str, told: str) -> None:
    """With what to do instead."""
    with pytest.raises(ParameterError, match=told):
        map_page(riverside, kind, study="s", size=size)


def test_values_below_0_are_no_sizes(tmp_path: Path) -> None:
    """Who gives to one who gives to many has Bonacich's power below 0, where beta is."""
    pairs = [("1", "2"), ("3", "4"), ("4", "3"), *(("2", str(n)) for n in range(5, 17))]
    flows = "\n".join(f"f{n},p,a{a},a{b},training,a{a}" for n, (a, b) in enumerate(pairs))
    folder = studies.write(
        tmp_path,
        partnerships="id,name\np,P\n",
        actors="id,name,kind\n" + "".join(f"a{n},A{n},person\n" for n in range(1, 17)),
        flows=f"id,partnership,giver,receiver,resource,claimant\n{flows}\n",
    ).folder
    with pytest.raises(ParameterError, match="can be below 0"):
        map_page(build.in_memory(folder), "exchange", study="s", size="bonacich_negative")


def test_few_claimants_have_no_sizes_by_position(mill_graph: Dataset) -> None:
    """They would show who was interviewed."""
    with pytest.raises(ParameterError, match="fewer than 3 claimants or 10 actors"):
        map_page(mill_graph, "exchange", study="s", size="pagerank")
