"""Plots of what measure answers: the numbers drawn are the numbers told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg import build, resources
from coprod_kg.network.measure import measure
from coprod_kg.network.periods import period
from coprod_kg.pages.measured_plots import plots
from coprod_kg.pages.plots import AgainstChance, Censuses, Change, Positions, write

if TYPE_CHECKING:
    from rdflib import Dataset


@pytest.fixture(scope="module")
def riverside() -> Dataset:
    """Return the graph of the whole study."""
    return build.in_memory(resources.examples() / "riverside")


def test_dyads_of_each_part_are_those_of_the_table(riverside: Dataset) -> None:
    """Pairs without a tie are drawn only where every pair was asked."""
    found = measure(riverside, ["flows"], study="s", by="partnership", draws=10)
    (drawn,) = (one for one in plots(found) if isinstance(one, Censuses))
    told = [(entry["dyads"]["mutual"], entry["dyads"]["asymmetric"]) for entry in found["layers"]]
    assert [(one.mutual, one.one_way) for one in drawn.parts] == told
    assert [one.none is None for one in drawn.parts] == [True, True, True, False, True]


def test_exact_chances_add_up_and_have_the_mean_that_is_told(riverside: Dataset) -> None:
    """The bars are the whole distribution of arc reciprocity given the density."""
    found = measure(riverside, ["flows"], study="s", by="partnership", draws=10)
    (drawn,) = (one for one in plots(found) if isinstance(one, AgainstChance))
    assert sum(share for _, share in drawn.chances) == pytest.approx(1, abs=1e-4)
    assert sum(value * share for value, share in drawn.chances) == pytest.approx(drawn.mean, abs=1e-4)
    assert drawn.observed in [value for value, _ in drawn.chances]


def test_change_has_a_point_a_period_with_its_range(riverside: Dataset) -> None:
    """And a gap where a number is undefined."""
    spans = [period("2005/2006"), period("2010/2012"), period("2015/2018")]
    found = measure(riverside, ["flows"], study="s", periods=spans, draws=10)
    (drawn,) = (one for one in plots(found) if isinstance(one, Change))
    assert drawn.periods == ("2005/2006", "2010/2012", "2015/2018")
    arc = next(one for one in drawn.series if one.label == "reciprocity, arc")
    assert [point.value for point in arc.points] == [entry["reciprocity"]["arc"] for entry in found["layers"]]
    assert arc.points[0].value is None
    assert arc.points[0].why
    assert arc.points[1].low is not None
    assert arc.points[1].low <= arc.points[1].value <= arc.points[1].high


def test_actors_stand_where_attribution_places_them(riverside: Dataset) -> None:
    """Two columns of the output are the two axes."""
    found = measure(riverside, ["power", "flows"], study="s", draws=10)
    (drawn,) = (one for one in plots(found) if isinstance(one, Positions))
    told = {(one["label"], one["out"], one["attributed"]) for one in found["attribution"][0]["points"]}
    assert {(one.label, one.position, one.attributed) for one in drawn.actors} == told


@pytest.mark.parametrize("null", ["dyads", "degrees"])
def test_other_nulls_say_why_there_are_no_bars(riverside: Dataset, null: str) -> None:
    """Only exact chances are kept whole."""
    found = measure(riverside, ["flows"], study="s", by="partnership", null=null, draws=10)
    for drawn in plots(found):
        if isinstance(drawn, AgainstChance):
            assert drawn.chances == ()
            assert drawn.why


def test_nothing_measured_is_still_a_picture(mill_graph: Dataset) -> None:
    """A layer without ties is drawn as such."""
    assert "<svg" in write(plots(measure(mill_graph, ["flows:anything"], study="s")))
