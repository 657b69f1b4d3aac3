"""Tables that people read: what stands side by side, and what is told beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.block import shown
from coprod_kg.network.blocks import blocks
from coprod_kg.network.measure import measure
from coprod_kg.network.periods import period
from coprod_kg.network.standing import TOO_FEW, UNASKED

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


def test_side_tables_name_parts_in_short_and_in_full_above(graph_of: Graph) -> None:
    """A row that repeats the whole name of a partnership is wider than a screen."""
    partnerships = [{"id": "p", "name": "The Mill by the River"}, {"id": "q", "name": "The Boathouse"}]
    graph = graph_of("a>b data by a\nb>a data by b partnership=q", partnerships=partnerships)
    block = _blocks(graph, "flows", by="partnership")["Who says so"]
    assert [row[0] for row in block.rows[1:]] == ["flows, p", "flows, q"]
    assert block.above[:2] == ["p: The Mill by the River", "q: The Boathouse"]


def test_why_nothing_is_set_against_chance_is_told(graph_of: Graph) -> None:
    """A table that is not there says nothing; one without rows says why."""
    block = _blocks(graph_of("a>b data by a\nb>a data by b"), "flows")["Against chance"]
    assert block.rows[1:] == []
    assert block.below == ["Not measured, not every pair was asked: flows."]


def test_single_number_that_is_not_tested_is_told(graph_of: Graph) -> None:
    """Nobody knows of which sector they are: what sectors are by chance has no answer, the rest has."""
    block = _blocks(graph_of("a>b data by a\nb>c data by b"), "flows", as_if_asked=True)["Against chance"]
    assert len(block.rows) > 1
    assert any("flows: E-I index" in line and "undefined" in line for line in block.below)


def test_why_power_and_position_are_not_compared_is_told(graph_of: Graph) -> None:
    """Too few speak: the table says so in place of a correlation."""
    block = _blocks(graph_of("a>b data by a", "a>b x by a"), "power", "flows")[
        "Attributed power and position"
    ]
    assert block.rows[1:] == []
    assert block.below == [f"Not measured, {TOO_FEW}: out in flows; betweenness in flows."]


def test_correlation_of_power_and_position_counts_actors_who_were_asked(graph_of: Graph) -> None:
    """Who was not asked is no point of it, and how many splits gave a value stands beside it."""
    ties = ["a>b", "a>c", "b>c"]
    taking_part = [
        {"id": one, "partnership": "p", "actor": one, "asked": "no" if one == "u" else "yes"}
        for one in "abcdefu"
    ]
    graph = graph_of(
        "\n".join(f"{tie} data by {who}" for who in "cdef" for tie in ties),
        "\n".join(f"{tie} by {who}" for who in "cdef" for tie in ties),
        participations=taking_part,
    )
    block = _blocks(graph, "power", "flows", everything=True)["Attributed power and position"]
    rows = [dict(zip(block.rows[0], row, strict=True)) for row in block.rows[1:]]
    assert [(row["position"], row["actors"], row["splits"]) for row in rows] == [("out in flows", "6", "100")]


def test_gifts_that_nothing_answers_are_counted_and_dashes_have_a_reason(graph_of: Graph) -> None:
    """Of two orders of two resources one row is shown for each that is answered."""
    block = _blocks(
        graph_of("a>b data by a\nb>a funding by b\na>c training by a"),
        "flows:data", "flows:funding", "flows:training",
    )["Which gifts are answered by which"]  # fmt: skip
    assert len(block.rows) == 3
    assert block.below == [
        "Not measured, not every pair was asked: correlation; p.",
        "Not shown, nothing of the one is answered by the other: 4 more of 6.",
    ]


def test_gift_that_is_answered_less_than_by_chance_stands_in_the_table(graph_of: Graph) -> None:
    """Its p counts in the family that q is adjusted over."""
    graph = graph_of("a>b data by a\na>c funding by b")
    block = _blocks(graph, "flows:data", "flows:funding", as_if_asked=True)[
        "Which gifts are answered by which"
    ]
    assert [row[4] for row in block.rows[1:]] == ["0.000", "0.000"]


def test_dash_among_accounts_and_positions_has_a_reason(graph_of: Graph) -> None:
    """The other end never speaks; of Uma no account was asked."""
    taking_part = [
        {"id": one, "partnership": "p", "actor": one, "asked": "no" if one == "u" else "yes"} for one in "abu"
    ]
    graph = graph_of("a>b data by a", participations=taking_part)
    found = _blocks(graph, "flows", actors=True, everything=True)
    assert found["How far it depends on whose word is taken"].below == ["A dash: no tie is left."]
    below = found["Positions in flows, all partnerships together"].below
    assert any(UNASKED in line and "every position of theirs" in line for line in below)


def test_nought_has_no_sign() -> None:
    """What is below 0 by rounding alone is 0."""
    assert shown(-1e-17) == "0.000"
    assert shown(-0.0) == "0.000"


def test_period_of_two_ends_is_told_by_both(graph_of: Graph) -> None:
    """2008/2012 and 2010/2012 end alike; a column called 2012 would be a year."""
    graph = graph_of("a>b data by a from=2008 to=2012\nb>a data by b from=2009 to=2010")
    periods = [period("2008/2012"), period("2010/2012")]
    found = _blocks(graph, "flows", by="period", periods=periods)
    assert found["flows, side by side"].rows[0] == ["", "2008/2012", "2010/2012"]
    assert [row[0] for row in found["Who says so"].rows[1:]] == ["flows, 2008/2012", "flows, 2010/2012"]
