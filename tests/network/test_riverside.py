"""What is planted in the Riverside study is found, and nothing where the labels are shuffled."""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from maps import island, labels

from coprod_kg import build, resources
from coprod_kg.graph import release
from coprod_kg.network.measure import measure
from coprod_kg.network.measures.reciprocity import NOT_ASKED
from coprod_kg.network.periods import period
from coprod_kg.pages import story
from coprod_kg.pages.page import KINDS, map_page, release_levels
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


@pytest.fixture(scope="module")
def riverside() -> Dataset:
    """Return the graph of the whole study."""
    return build.in_memory(resources.examples() / "riverside")


@pytest.fixture(scope="module")
def flows(riverside: Dataset) -> dict[str, dict[str, Any]]:
    """Return the entry of flows of each partnership by its id."""
    return _by_id(measure(riverside, ["flows"], study="s", by="partnership"))


def _by_id(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        entry["partnership"].rpartition("/")[2]: entry
        for entry in found["layers"]
        if entry["layer"] == "flows"
    }


@pytest.mark.parametrize("partnership", ["p1", "p3", "p4", "p5"])
def test_gifts_are_returned_within_sectors_and_not_across(
    flows: dict[str, dict[str, Any]], partnership: str
) -> None:
    """The first pattern of the study's README."""
    sectors = flows[partnership]["sectors"]
    assert sectors["reciprocity_within"] > 0.9
    assert sectors["reciprocity_across"] == 0


def test_roster_tests_it_against_chance(flows: dict[str, dict[str, Any]]) -> None:
    """In p4 everybody was asked about everybody: more is returned than by chance, and within sectors."""
    chance = flows["p4"]["chance"]
    assert chance["arc"]["p_two_sided"] < 0.001
    assert chance["difference"]["observed"] > 0.9
    assert chance["difference"]["p_two_sided"] < 0.01
    assert chance["difference"]["q"] >= chance["difference"]["p_two_sided"]


@pytest.mark.parametrize("partnership", ["p1", "p2", "p3", "p5"])
def test_interviews_keep_the_gate_shut(flows: dict[str, dict[str, Any]], partnership: str) -> None:
    """No tie there means not mentioned."""
    entry = flows[partnership]
    assert entry["chance"] == {}
    assert entry["undefined"]["chance"] == NOT_ASKED
    assert entry["density"] is None
    assert entry["reciprocity"]["arc"] is not None


def test_gate_stays_open_where_a_view_withholds_the_answers(
    riverside: Dataset, flows: dict[str, dict[str, Any]]
) -> None:
    """That every pair was asked is no secret: rho of p4 is the same for the public, and no other opens."""
    view = release.view(riverside, "open")
    found = _by_id(measure(view.dataset, ["flows"], study="s", by="partnership", whole=view.whole, draws=10))
    assert found["p4"]["reciprocity"] == flows["p4"]["reciprocity"]
    assert {name for name, entry in found.items() if entry["chance"]} == {"p4"}


def test_broker_is_found(flows: dict[str, dict[str, Any]]) -> None:
    """The liaison worker, a46, and not by chance."""
    broker = flows["p4"]["chance"]["broker"]
    assert broker["actor"].endswith("/a46")
    assert broker["p_upper"] < 0.05


def test_cycle_in_which_nobody_returns_is_counted(flows: dict[str, dict[str, Any]]) -> None:
    """Panel, carers' trust, council and panel, in p5 and nowhere else."""
    assert {name: entry["triads"]["030C"] for name, entry in flows.items()} == {
        "p1": 0, "p2": 0, "p3": 0, "p4": 0, "p5": 1,
    }  # fmt: skip


def test_story_is_true_of_the_data(riverside: Dataset) -> None:
    """Its steps lead to what they speak of, at the level they may be told, and its numbers are right."""
    levels = release_levels(vocabulary())
    told = story.read(resources.examples() / "riverside", KINDS, levels)
    assert told is not None
    for level in levels:
        view = release.view(riverside, level)
        for kind in KINDS:
            shown = told.on(kind).at(level, levels)
            page = map_page(view.dataset, kind, study="s", release=level, whole=view.whole, story=told)
            assert len(island(page)["steps"]) == len(shown.steps if shown else ())
    exchange = island(map_page(riverside, "exchange", study="s", release="controlled"))
    sector = {one["id"]: one["sector"] for one in exchange["actors"]}
    ties = {(tie["giver"], tie["receiver"]) for tie in exchange["ties"]}
    mutual = {frozenset(tie) for tie in ties if tie[::-1] in ties}
    assert sum(len({sector[one] for one in pair}) > 1 for pair in mutual) == 1
    assert {("a66", "a54"), ("a54", "a43"), ("a43", "a66")} <= ties
    assert not {frozenset(("a66", "a54")), frozenset(("a54", "a43")), frozenset(("a43", "a66"))} & mutual
    power = {
        (tie["giver"], tie["receiver"]) for tie in island(map_page(riverside, "power", study="s"))["ties"]
    }
    assert not any(tie[::-1] in power for tie in power)
    causes = labels(island(map_page(riverside, "causes", study="s")))
    assert sum("coordinating office" in cause for cause, _ in causes) == 5


def test_leadership_spreads(riverside: Dataset) -> None:
    """Strategic at first, distributed in the end: more are named together as years go by."""
    (found,) = measure(riverside, ["power"], study="s")["leadership"]
    assert found["trend"]["observed"] > 0.5
    assert found["trend"]["p_two_sided"] < 0.01
    spans = [period("2008/2010"), period("2016/2018")]
    first, last = measure(riverside, ["power"], study="s", periods=spans)["leadership"]
    assert first["leaders_per_claim"] < last["leaders_per_claim"]


def _shuffle(file: Path, columns: list[str], group: str | None, seed: int) -> None:
    """Deal the values of columns out anew among the rows of a table, within each value of a group."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rng = np.random.default_rng(seed)
    for one in sorted({row[group] if group else "" for row in rows}):
        inside = [row for row in rows if not group or row[group] == one]
        values = [[row[column] for column in columns] for row in inside]
        for row, at in zip(inside, rng.permutation(len(inside)), strict=True):
            row.update(dict(zip(columns, values[at], strict=True)))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_with_labels_shuffled_nothing_is_found(tmp_path: Path) -> None:
    """Sectors of other actors, periods of other claims: the p-values vanish."""
    folder = tmp_path / "riverside"
    shutil.copytree(resources.examples() / "riverside", folder, ignore=shutil.ignore_patterns("graph", "out"))
    _shuffle(folder / "coded" / "actors.csv", ["sector"], None, 5)
    _shuffle(folder / "coded" / "leadership.csv", ["from", "to"], "partnership", 5)
    found = measure(build.in_memory(folder), ["flows", "power"], study="s", by="partnership")
    chance = _by_id(found)["p4"]["chance"]
    for name in ("difference", "broker", "external_internal"):
        assert chance[name]["p_two_sided"] > 0.05, name
    assert chance["arc"]["p_two_sided"] < 0.001  # no label plays a part in it
    trends = [one["trend"]["p_two_sided"] for one in found["leadership"] if one["trend"]]
    assert min(trends) * len(trends) > 0.05
