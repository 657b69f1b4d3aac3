"""Tables that people read: what stands side by side, and what is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.blocks import blocks
from coprod_kg.network.measure import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    from coprod_kg.network.block import Block

    Graph = Callable[..., Dataset]


def _blocks(graph: Dataset, *names: str, actors: bool = False, **options: Any) -> dict[str, Block]:
    """Return the blocks by heading."""
    found = list(blocks(measure(graph, names, study="s", **options), actors=actors))
    by_heading = {block.heading: block for block in found}
    assert len(by_heading) == len(found)
    return by_heading


def _years(graph_of: Graph, years: int) -> Dataset:
    lines = [
        f"a>b data by a partnership={where} from={2000 + year} to={2000 + year}"
        for where in "pq"
        for year in range(years)
    ]
    return graph_of("\n".join(lines))


def test_parts_stand_side_by_side_in_the_last_way_they_are_parted(graph_of: Graph) -> None:
    """Ten years of two partnerships are two tables of ten columns, not one of twenty."""
    found = _blocks(_years(graph_of, 3), "flows", by=("partnership", "period"))
    assert found["flows, p, side by side"].rows[0] == ["", "2000", "2001", "2002"]
    assert found["flows, q, side by side"].rows[0] == ["", "2000", "2001", "2002"]


def test_many_parts_go_on_in_another_table(graph_of: Graph) -> None:
    """A table wider than a page is read by nobody."""
    graph = _years(graph_of, 14)
    heads = [
        block.rows[0]
        for block in blocks(measure(graph, ["flows"], study="s", by="period"))
        if block.heading == "flows, side by side"
    ]
    assert [len(head) - 1 for head in heads] == [12, 2]


def test_all_parts_say_whose_voice_they_are(graph_of: Graph) -> None:
    """Before the first number of each column."""
    rows = _blocks(_years(graph_of, 2), "flows", by="period")["flows, side by side"].rows
    assert [row[0] for row in rows[1:6]] == [
        "claimants",
        "researchers among them",
        "sectors of claimants",
        "recalled up to, years later",
        "pairs not asked",
    ]


@pytest.mark.parametrize(
    "heading", ["How far it depends on whose word is taken", "Who says so", "Against chance"]
)
def test_side_tables_say_how_many_speak_in_each_row(graph_of: Graph, heading: str) -> None:
    """Rows of many layers stand there, each by other claimants."""
    block = _blocks(graph_of("a>b data by a\nb>a data by b\na>c data by c"), "flows", as_if_asked=True)[
        heading
    ]
    assert block.rows[0][1:3] == ["actors", "claimants"]
    assert {tuple(row[1:3]) for row in block.rows[1:]} == {("3", "3")}


def test_ties_between_sectors_are_counted_both_ways(graph_of: Graph) -> None:
    """Whose sector gives to whose, or holds power over whose; one row from each, one column to each."""
    actors = [
        {"id": "a", "sector": "academia"},
        {"id": "b", "sector": "policy"},
        {"id": "c", "sector": "policy"},
    ]
    graph = graph_of(power="a>b x by a\na>c x by a\nc>b x by c", actors=actors)
    assert _blocks(graph, "power")["Ties from sector to sector in power"].rows == [
        ["from, to", "academia", "policy"],
        ["academia", "0", "2"],
        ["policy", "0", "1"],
    ]


def test_brokers_are_told_with_what_chance_would_make(graph_of: Graph) -> None:
    """A count of roles without its expectation says how large the sectors are."""
    actors = [
        {"id": "a", "sector": "academia"},
        {"id": "b", "sector": "policy"},
        {"id": "c", "sector": "funder"},
    ]
    graph = graph_of("a>b data by a\nb>c data by b", actors=actors)
    found = _blocks(graph, "flows", actors=True, as_if_asked=True)
    rows = {row[0]: row[1:] for row in found["Brokerage in flows, all partnerships together"].rows}
    assert rows["role"] == ["observed", "expected", "sd", "z"]
    assert rows["liaison"][0] == "1"


def test_what_only_some_parts_lack_says_which_and_why(graph_of: Graph) -> None:
    """A dash is not nought: the reader sees in which column something is not defined, and why."""
    graph = graph_of("a>b data by a partnership=p\na>b data by a partnership=q stance=denied")
    below = _blocks(graph, "flows", by="partnership")["flows, side by side"].below
    assert any(
        line.startswith("Not measured in q, no arcs: ") and "reciprocity, arc" in line for line in below
    )
    everywhere = [line for line in below if line.startswith("Not measured, not every pair was asked: ")]
    assert len(everywhere) == 1
    assert "density" in everywhere[0]
