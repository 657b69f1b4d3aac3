"""Which claims and which participants belong to a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.errors import ParameterError
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.periods import during, period, years

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims

    World = Callable[..., TieClaims]


def _arcs(said: TieClaims, when: str) -> list[str]:
    """Return the ties of flows in a period, as `a>b`."""
    held = during(said, period(when))
    made = layer(held, layer_name("flows", held))
    return [">".join(iri.rpartition("/")[2] for iri in pair) for pair in made.ties]


def test_period_is_a_year_a_month_a_day_or_two_of_them() -> None:
    """Its days are whole, both ends within it."""
    assert (period("2012").first, period("2012").last) == ("2012-01-01", "2012-12-31")
    assert (period("2012-02/2013").first, period("2012-02/2013").last) == ("2012-02-01", "2013-12-31")


@pytest.mark.parametrize("text", ["", "soon", "2012-13", "2012-02-30", "2012/2013/2014"])
def test_what_is_no_period_is_told(text: str) -> None:
    """With an example of one that is."""
    with pytest.raises(ParameterError, match="2008/2012"):
        period(text)


def test_period_that_ends_before_it_begins_is_told_as_that() -> None:
    """Both dates are dates: what is wrong is their order."""
    with pytest.raises(ParameterError, match="'2013/2012' ends before it begins"):
        period("2013/2012")


def test_tie_holds_where_its_time_and_the_period_meet(world: World) -> None:
    """What began before and ended after holds in between; what ended before does not."""
    said = world("a>b data by a from=2010 to=2014\nb>a data by a from=2008 to=2011\nb>c data by a from=2013")
    assert _arcs(said, "2012") == ["a>b"]
    assert _arcs(said, "2013/2020") == ["a>b", "b>c"]


def test_claim_without_a_date_is_left_out_and_counted(world: World) -> None:
    """Nobody knows whether it held then."""
    said = during(world("a>b data by a\nb>a data by a from=2012"), period("2012"))
    made = layer(said, layer_name("flows", said))
    assert len(made.ties) == 1
    assert made.left_out["undated"] == 1


def test_who_did_not_take_part_then_is_no_node(world: World) -> None:
    """A network of 2012 is one among those who were there in 2012; who gives no dates always was."""
    said = world(
        "a>b data by a from=2012 to=2012",
        participations=[
            {"id": "1", "partnership": "p", "actor": "a"},
            {"id": "2", "partnership": "p", "actor": "b", "from": "2011", "to": "2013"},
            {"id": "3", "partnership": "p", "actor": "c", "from": "2014", "to": "2015"},
        ],
    )
    held = during(said, period("2012"))
    assert [iri[-1] for iri in layer(held, layer_name("flows", held)).nodes] == ["a", "b"]


def test_years_reach_from_the_first_to_the_last_day_named(world: World) -> None:
    """Years in which nothing began are among them, since what lasts holds in them too."""
    said = world("a>b data by a from=2010 to=2012\nb>a data by a")
    assert [one.text for one in years(said)] == ["2010", "2011", "2012"]
    assert years(world("a>b data by a")) == []
