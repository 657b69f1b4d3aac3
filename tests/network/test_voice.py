"""The line beside every number: how many actors, whose claims, how long after, who was not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.measure import measure
from coprod_kg.network.voice import voice_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]


def _entry(graph: Dataset, name: str = "flows") -> dict[str, Any]:
    return measure(graph, [name], study="s")["layers"][0]


def _told(graph_of: Graph, lines: str, *dates: str) -> dict[str, Any]:
    """Return the entry of ties that rest on an extract x0, x1 … of a source with each date."""
    sources = [{"id": f"s{at}", "date": date} for at, date in enumerate(dates)]
    extracts = [{"id": f"x{at}", "source": f"s{at}", "quote": "word"} for at, _ in enumerate(dates)]
    return _entry(graph_of(lines, sources=sources, extracts=extracts))


def test_line_says_who_speaks_how_much_later_and_who_was_not_asked(mill_graph: Dataset) -> None:
    """Few speakers make stars, and what is long past is told from today."""
    assert voice_line(_entry(mill_graph, "flows:training")) == (
        "5 actors; claims by 4 claimants (1 researcher) of 3 sectors; recalled up to 1 year later; "
        "pairs not asked: 4"
    )


@pytest.mark.parametrize(
    ("held", "told", "years"),
    [
        ("from=2009-03-01 to=2012", "2010-03-01", 1),
        ("from=2009-03-02 to=2012", "2010-03-01", 0),
        ("from=2008", "2018", 10),
        ("to=2008", "2018", 10),
        ("from=2020", "2018", 0),
    ],
    ids=["a year to the day", "a day less", "since then", "only until then", "told ahead"],
)
def test_recall_reaches_from_the_first_day_told_of_to_the_last_of_the_source(
    graph_of: Graph, held: str, told: str, years: int
) -> None:
    """Whole years of the calendar, at most; what is expected is not recalled."""
    voice = _told(graph_of, f"a>b data by a extracts=x0 {held}", told)["voice"]
    assert (voice["recalled"], voice["undated"]) == (years, 0)


def test_longest_recall_of_all_claims_is_told(graph_of: Graph) -> None:
    """And how many claims have no date, or no source with one."""
    lines = (
        "a>b data by a extracts=x0 from=2010\nb>a data by b extracts=x1 from=2010\nb>c data by b from=2001"
    )
    entry = _told(graph_of, lines, "2012", "2015")
    assert (entry["voice"]["recalled"], entry["voice"]["undated"]) == (5, 1)
    assert "recalled up to 5 years later (of 1 claim not known); " in voice_line(entry)


def test_without_dates_nobody_knows_how_much_later(graph_of: Graph) -> None:
    """Silence about it would read as told at once."""
    assert "; how much later is not known; " in voice_line(_entry(graph_of("a>b data by a")))


def test_without_claims_nothing_is_recalled(graph_of: Graph) -> None:
    """There is nobody who could."""
    assert voice_line(_entry(graph_of("a>a data by a"))) == (
        "1 actor; claims by 0 claimants (0 researchers) of 0 sectors; pairs not asked: 0"
    )


def test_every_number_between_layers_says_whose_it_is(mill_graph: Dataset) -> None:
    """Accounts, answers, attributed power and leadership rest on other claims than a layer does."""
    found = measure(mill_graph, study="s", by="partnership", everything=True)
    for name in ("accounts", "multireciprocity", "attribution", "leadership"):
        assert found[name], name
        assert all(one["voice"]["claimants"] <= one["voice"]["claims"] for one in found[name]), name
    accounts = {(one["layer"], one["partnership"]): one["voice"] for one in found["accounts"]}
    layers = {(one["layer"], one["partnership"]): one["voice"] for one in found["layers"]}
    assert accounts == layers  # where anybody's account makes a tie
