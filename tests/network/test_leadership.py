"""How gathered leadership is said to be, and whether it spreads over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network import claims
from coprod_kg.network.leadership import NO_LEADERS, NO_TREND, leadership, read
from coprod_kg.network.parts import parts
from coprod_kg.network.periods import period
from coprod_kg.network.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]

PEOPLE = [{"id": actor, "name": actor, "kind": "person"} for actor in "abcdef"]
TAKING_PART = [{"id": actor, "partnership": "p", "actor": actor} for actor in "abcdef"]


def _leading(*rows: str) -> list[dict[str, str]]:
    """Read `year mode leaders stance` as rows of the table of leadership."""
    found = []
    for number, row in enumerate(rows):
        year, mode, leaders, *stance = row.split()
        found.append({
            "id": f"l{number}", "partnership": "p", "leadership_mode": mode, "led_by": leaders,
            "claimant": "a", "from": year, "to": year, "stance": "".join(stance),
        })  # fmt: skip
    return found


def _measured(graph: Dataset, **options: Any) -> dict[str, Any]:
    (part,) = parts(claims.read(graph), (), options.pop("periods", ()))
    return leadership(read(graph), part, options.pop("policy", Policy()), **options)


def _graph(graph_of: Graph, *rows: str) -> Dataset:
    return graph_of(
        "a>b data by a from=2008 to=2018",
        actors=PEOPLE,
        participations=TAKING_PART,
        leadership=_leading(*rows),
    )


SPREADING = [
    f"{year} {'strategic a' if year < 2012 else 'distributed ' + ';'.join('bcdef'[: year - 2010])}"
    for year in range(2008, 2016)
]


def test_leadership_that_spreads_is_found_and_not_by_chance(graph_of: Graph) -> None:
    """From one leader to five, year by year."""
    found = _measured(_graph(graph_of, *SPREADING))
    assert found["modes"] == {"distributed": 4, "strategic": 4}
    assert found["trend"]["observed"] > 0.9
    assert found["trend"]["p_two_sided"] < 0.02


def test_with_years_shuffled_nothing_is_found(graph_of: Graph) -> None:
    """The same claims at other times: p vanishes."""
    years = [row.split()[0] for row in SPREADING]
    mixed = [f"{years[at * 3 % 8]} {row.split(' ', 1)[1]}" for at, row in enumerate(SPREADING)]
    assert _measured(_graph(graph_of, *mixed))["trend"]["p_two_sided"] > 0.1


def test_denied_leadership_counts_no_leader(graph_of: Graph) -> None:
    """Who is said not to have led has not led."""
    found = _measured(_graph(graph_of, "2010 strategic a", "2011 strategic b denied"))
    assert (found["voice"]["claims"], found["leaders"], found["leaders_per_claim"]) == (1, 1, 1)


def test_gini_is_over_all_who_take_part(graph_of: Graph) -> None:
    """One of six leads always: five sixths of the way to one who has all."""
    found = _measured(_graph(graph_of, "2010 strategic a", "2011 strategic a"))
    assert found["gini"] == pytest.approx(5 / 6)


def test_period_keeps_what_holds_in_it(graph_of: Graph) -> None:
    """Leadership by period: strategic before, distributed after."""
    graph = _graph(graph_of, *SPREADING)
    assert set(_measured(graph, periods=[period("2008/2011")])["modes"]) == {"strategic"}
    assert set(_measured(graph, periods=[period("2012/2015")])["modes"]) == {"distributed"}


def test_one_time_makes_no_trend(graph_of: Graph) -> None:
    """Leaders are named, but what comes first and what later is not to be seen."""
    found = _measured(_graph(graph_of, "2010 strategic a", "2010 strategic b"))
    assert found["undefined"] == {"trend": NO_TREND}


def test_nothing_said_has_its_reasons(graph_of: Graph) -> None:
    """No claim, no number."""
    found = _measured(graph_of("a>b data by a"))
    assert (found["voice"]["claims"], found["gini"], found["trend"]) == (0, None, None)
    assert found["undefined"] == {"leaders_per_claim": NO_LEADERS, "gini": NO_LEADERS, "trend": NO_LEADERS}
