"""What nobody was asked is missing, and never zero: by partnership, by actor, over time, in views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.measure import measure
from coprod_kg.network.measures.reciprocity import NOT_ALL, NOT_ASKED
from coprod_kg.network.periods import period

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Graph = Callable[..., Dataset]

SOURCES = [
    {"id": "r", "partnership": "p", "kind": "survey", "elicitation": "roster", "title": "r"},
    {"id": "i", "partnership": "q", "kind": "interview", "elicitation": "interview", "title": "i"},
]
EXTRACTS = [{"id": "xr", "source": "r", "text": "r"}, {"id": "xi", "source": "i", "text": "i"}]


def _measured(graph_of: Graph, flows: str, **options: Any) -> list[dict[str, Any]]:
    tables = {"sources": SOURCES, "extracts": EXTRACTS} | options.pop("tables", {})
    return measure(graph_of(flows, **tables), ["flows"], study="s", draws=10, **options)["layers"]


def test_pooled_layer_is_asked_only_where_every_partnership_was(graph_of: Graph) -> None:
    """A roster in one opens nothing for pairs of another, where somebody was merely interviewed."""
    flows = (
        "a>b data by a extracts=xr\nb>a data by b extracts=xr\n"
        "c>d data by c extracts=xi partnership=q stance=denied"
    )
    (pooled,) = _measured(graph_of, flows)
    assert pooled["density"] is None
    assert pooled["undefined"]["density"] == NOT_ASKED
    of_roster, of_interviews = _measured(graph_of, flows, by="partnership")
    assert of_roster["density"] == 1
    assert of_interviews["density"] is None


def test_roster_of_one_resource_says_nothing_of_another(graph_of: Graph) -> None:
    """Asked about knowledge is not asked about data; an interview about data takes nothing back."""
    flows = "a>b knowledge by a extracts=xr\nb>c knowledge by b extracts=xr\na>c data by a extracts=xi"
    graph = graph_of(flows, sources=SOURCES, extracts=EXTRACTS)
    names = ("flows:knowledge", "flows:data", "flows:funding", "flows")
    knowledge, data, funding, flows_ = measure(graph, names, study="s", draws=10)["layers"]
    assert knowledge["density"] == pytest.approx(2 / 6)
    assert [one["density"] for one in (data, funding, flows_)] == [None, None, None]


@pytest.mark.parametrize("where", ["p;q", "general"])
def test_what_is_said_of_several_partnerships_must_be_asked_too(graph_of: Graph, where: str) -> None:
    """It makes ties where partnerships are pooled, and somebody merely spoke of it."""
    flows = (
        "a>b data by a extracts=xr\nb>a data by b extracts=xr\n"
        "c>d data by c extracts=xr partnership=q\n"
        f"d>c data by d extracts=xi partnership={where}"
    )
    (pooled,) = _measured(graph_of, flows)
    assert pooled["density"] is None
    (asked,) = _measured(graph_of, flows.replace("xi", "xr"))
    assert asked["density"] is not None


def test_partnership_in_which_an_end_takes_no_part_asked_it_nothing(graph_of: Graph) -> None:
    """Of somebody who was asked nowhere, a tie said of several partnerships is not known either."""
    people = [
        {"id": "1", "partnership": "p", "actor": "a", "asked": "yes"},
        {"id": "2", "partnership": "p", "actor": "b", "asked": "no"},
        {"id": "3", "partnership": "q", "actor": "a", "asked": "yes"},
        {"id": "4", "partnership": "q", "actor": "c", "asked": "yes"},
    ]
    flows = "a>b data by a partnership=p;q\na>c data by a partnership=q"
    (found,) = _measured(graph_of, flows, everything=True, tables={"participations": people})
    assert (found["arcs"], found["left_out"]["not_asked_arcs"]) == (1, 1)
    assert [one["asked"] for one in found["actors"]] == [True, False, True]


def test_who_was_asked_nothing_about_power_has_no_place_beside_it(graph_of: Graph) -> None:
    """Though a gift of somebody who takes part elsewhere unlisted is known."""
    people = [
        {"id": "1", "partnership": "p", "actor": "a", "asked": "yes"},
        {"id": "2", "partnership": "p", "actor": "b", "asked": "no"},
        {"id": "3", "partnership": "q", "actor": "a", "asked": "yes"},
    ]
    graph = graph_of("a>b data by a partnership=q", "a>c by a", participations=people)
    (found,) = measure(graph, ["power", "flows"], study="s", everything=True)["attribution"]
    assert {one["label"] for one in found["points"]} == {"A", "C"}


def test_roster_of_which_all_answers_are_no_has_density_zero(graph_of: Graph) -> None:
    """Everybody was asked, and everybody said no."""
    flows = "a>b data by a extracts=xr stance=denied\nb>c data by b extracts=xr stance=denied"
    people = [{"id": one, "partnership": "p", "actor": one} for one in "abc"]
    (found,) = _measured(graph_of, flows, by="partnership", tables={"participations": people})
    assert found["density"] == 0


def test_actor_who_was_not_asked_has_no_position(graph_of: Graph) -> None:
    """Its ties are not known: null with a reason, counted, and out of Gini."""
    ring = "\n".join(f"a{one}>a{(one + 1) % 12} data by a{one}" for one in range(12))
    people = [{"id": f"n{one}", "partnership": "p", "actor": f"a{one}", "asked": "yes"} for one in range(12)]
    people.append({"id": "x", "partnership": "p", "actor": "x", "asked": "no"})
    (found,) = _measured(graph_of, f"{ring}\nx>a1 data by a1", tables={"participations": people})
    unknown = next(one for one in found["actors"] if one["label"] == "X")
    assert (unknown["asked"], unknown["out"], unknown["betweenness"]) == (False, None, None)
    assert found["left_out"]["not_asked_actors"] == 1
    assert found["centralisation"]["gini_out"] == 0
    assert "actors" in found["undefined"]


def test_centralisation_needs_that_a_star_can_be(graph_of: Graph) -> None:
    """Over two partnerships nobody can be tied to all."""
    flows = "\n".join(
        f"{name}{one}>{name}{(one + 1) % 6} data by {name}{one} partnership={name}"
        for name in "pq"
        for one in range(6)
    )
    (found,) = _measured(graph_of, flows)
    assert found["centralisation"]["in"] is None
    assert found["undefined"]["centralisation.in"] == NOT_ALL
    assert found["centralisation"]["gini_in"] == 0


def test_who_was_never_asked_stays_so_when_participation_ends(graph_of: Graph) -> None:
    """The tie of 2015 is no better known than that of 2011."""
    people = [
        {"id": "1", "partnership": "p", "actor": "a", "asked": "yes"},
        {"id": "2", "partnership": "p", "actor": "b", "asked": "no", "from": "2010", "to": "2012"},
    ]
    flows = "a>b data by a from=2011 to=2015"
    for when in ("2011", "2014"):
        (found,) = _measured(graph_of, flows, periods=[period(when)], tables={"participations": people})
        assert (found["arcs"], found["left_out"]["not_asked_arcs"]) == (0, 1)


def test_listed_participants_who_left_are_not_replaced_by_whoever_is_spoken_of(graph_of: Graph) -> None:
    """Where participants are listed, ends of denials do not become members."""
    people = [{"id": one, "partnership": "p", "actor": one, "from": "2010", "to": "2012"} for one in "abcd"]
    flows = "a>b data by a from=2015 to=2015\nc>d funding by c stance=denied from=2015 to=2015"
    (found,) = _measured(graph_of, flows, periods=[period("2015")], tables={"participations": people})
    assert found["nodes"] == 2


def test_return_that_nobody_was_asked_about_is_no_missing_return(graph_of: Graph) -> None:
    """Of the next period only pairs count that were there and asked in both."""
    people = [
        {"id": "1", "partnership": "p", "actor": "a", "asked": "yes"},
        {"id": "2", "partnership": "p", "actor": "b", "asked": "yes", "from": "2010", "to": "2011"},
        {"id": "3", "partnership": "p", "actor": "c", "asked": "yes"},
    ]
    flows = (
        "a>b data by a from=2011 to=2011\na>c data by a from=2011 to=2011\nc>a data by c from=2012 to=2012"
    )
    first, _ = _measured(
        graph_of, flows, periods=[period("2011"), period("2012")], tables={"participations": people}
    )
    assert first["reciprocity"]["returned_by_next"] == 1


def test_ranges_of_weighted_positions_weigh_what_is_left(graph_of: Graph) -> None:
    """A tie that three make weighs two without one of them."""
    ring = "\n".join(f"a{one}>a{(one + 1) % 12} data by a{one}" for one in range(12))
    (found,) = _measured(graph_of, f"{ring}\na0>a1 funding by b\na0>a1 access by c", weight="claims")
    actor = next(one for one in found["actors"] if one["label"] == "A0")
    assert actor["out_strength"] == 3
    assert actor["ranges"]["out_strength"] == [2, 3]


def test_few_speakers_place_nobody_beside_attributed_power(graph_of: Graph) -> None:
    """The gate of positions holds for the comparison too."""
    graph = graph_of("a>b data by a", "a>b by b")
    closed, open_ = (
        measure(graph, ["power", "flows"], study="s", everything=everything)["attribution"][0]
        for everything in (False, True)
    )
    assert closed["points"] == []
    assert len(open_["points"]) == 2


def test_mistyped_year_is_told(graph_of: Graph) -> None:
    """Two thousand columns are no answer."""
    from coprod_kg.errors import ParameterError

    with pytest.raises(ParameterError, match="0208"):
        measure(graph_of("a>b data by a from=0208 to=2012"), ["flows"], study="s", by="period")
