"""Filters in a browser: one choice of ties in all views, and the numbers of the library."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

import pytest
from maps import island
from opened import SHOWN

from coprod_kg import build
from coprod_kg.network import claims
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.periods import during, period
from coprod_kg.network.policy import Policy
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from pathlib import Path

    from opened import Opened
    from playwright.sync_api import Page
    from rdflib import Dataset

    from coprod_kg.network.layers import Layer

pytestmark = pytest.mark.browser


def _ids(made: Layer, **of: Any) -> list[str]:
    """Return the ids that a page gives to the ties of a layer, those only that have what is asked."""
    return sorted(
        "~".join(iri.rpartition("/")[2] for iri in pair)
        for pair, tie in made.ties.items()
        if all(
            {
                "mutual": pair[::-1] in made.ties,
                "contested": tie.contested != "no",
            }[name]
            == value
            for name, value in of.items()
        )
    )


def _shown(page: Page, *, of: int) -> list[str]:
    """Return the ties that a page shows, after seeing that all its parts and its counts agree."""
    shown = page.evaluate(SHOWN)
    count = re.match(r"(\d+) of (\d+) ties? shown", page.inner_text("#counts"))
    assert count is not None
    assert (int(count[1]), int(count[2])) == (len(shown["map"]), of)
    assert shown["map"] == shown["picture"] == shown["list"]
    table = {tie for tie in shown["table"] if tie in set(shown["map"])}
    assert table == set(shown["map"])
    assert set(shown["grid"]) <= set(shown["map"])
    return list(shown["map"])


def _set(page: Page, **values: str) -> None:
    if not page.locator("#filters select").first.is_visible():
        page.click("#filters summary >> nth=0")
    for name, value in values.items():
        page.locator(f"#filters [name={name}]").select_option(value)


def test_a_part_of_the_layer_has_the_ties_that_measure_has(
    open_page: Opened, riverside: str, riverside_graph: Dataset
) -> None:
    """What a filter shows is a layer with a name, and its mutual and contested ties are the layer's."""
    said = claims.read(riverside_graph)
    page = open_page(riverside)
    of = len(island(riverside)["ties"])
    options = [str(one.get_attribute("value")) for one in page.locator("[name=layer] option").all()][1:]
    assert len(options) == len(said.resources) >= 5
    for option in options[:6]:
        made = layer(said, layer_name(option, said))
        _set(page, layer=option)
        assert _shown(page, of=of) == _ids(made), option
        _set(page, direction="mutual")
        assert _shown(page, of=of) == _ids(made, mutual=True), option
        _set(page, direction="one-way")
        assert _shown(page, of=of) == _ids(made, mutual=False), option
        _set(page, direction="", contested="yes")
        assert _shown(page, of=of) == _ids(made, contested=True), option
        _set(page, contested="")


def test_a_coder_has_the_ties_that_the_policy_gives(
    open_page: Opened, riverside: str, riverside_graph: Dataset
) -> None:
    """Two coders make two networks, with mutual ties of their own."""
    said = claims.read(riverside_graph)
    page = open_page(riverside)
    of = len(island(riverside)["ties"])
    options = [str(one.get_attribute("value")) for one in page.locator("[name=coder] option").all()][1:]
    assert len(options) > 1
    for option in options:
        made = layer(said, layer_name("flows", said), Policy(coder=option))
        _set(page, coder=option, direction="")
        assert _shown(page, of=of) == _ids(made)
        _set(page, direction="mutual")
        assert _shown(page, of=of) == _ids(made, mutual=True)


@pytest.mark.parametrize(("since", "until"), [("2009", "2011"), ("2014", "2014"), ("2016", "")])
def test_a_period_has_the_claims_that_hold_in_it(
    open_page: Opened, riverside: str, riverside_graph: Dataset, since: str, until: str
) -> None:
    """Those that `measure` takes for the period; one without an end holds on."""
    said = claims.read(riverside_graph)
    whole = layer(said, layer_name("flows", said))
    inside = {one.claim for one in during(said, period(f"{since}/{until or '9999'}")).claims["flows"]}
    page = open_page(riverside)
    of = len(island(riverside)["ties"])
    _set(page, **{"from": since, "to": until})
    dated = [pair for pair, tie in whole.ties.items() if any(one.claim in inside for one in tie.claims)]
    assert _shown(page, of=of) == sorted("~".join(iri.rpartition("/")[2] for iri in pair) for pair in dated)
    assert 0 < len(dated) < of


def test_claims_without_a_time_are_out_of_every_period_until_they_are_asked_for(
    open_page: Opened, mill_copy: Path
) -> None:
    """Nobody knows when they hold; how many they are is said."""
    table = mill_copy / "coded" / "flows.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows[:3]:
        row["from"] = row["to"] = ""
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    html = map_page(build.in_memory(mill_copy), "exchange", study="s", release="controlled")
    data = island(html)
    undated = [
        one
        for tie in data["ties"]
        for one in tie["said"]
        if not one.get("denies") and not one.get("since") and not one.get("until")
    ]
    assert undated
    page = open_page(html)
    second = page.locator("[name=from] option").nth(2).get_attribute("value")
    _set(page, **{"from": str(second)})
    before = _shown(page, of=len(data["ties"]))
    assert f"{len(undated)} claim" in page.inner_text("#counts")
    page.check("[name=undated]")
    after = _shown(page, of=len(data["ties"]))
    assert set(before) < set(after)
    assert {tie["id"] for tie in data["ties"] if any(one in undated for one in tie["said"])} <= set(after)
    assert "no time" not in page.inner_text("#counts")


def test_strength_sector_and_claimants_choose_by_what_the_claims_say(
    open_page: Opened, riverside: str, riverside_graph: Dataset
) -> None:
    """Each filter against the claims themselves."""
    said = claims.read(riverside_graph)
    made = layer(said, layer_name("flows", said))
    sector = {
        iri: (made.actor(iri).sector or "").rpartition("/")[2].rpartition("#")[2] for iri in made.ends.actors
    }
    page = open_page(riverside)
    of = len(island(riverside)["ties"])

    def ids(pairs: list[tuple[str, str]]) -> list[str]:
        return sorted("~".join(iri.rpartition("/")[2] for iri in pair) for pair in pairs)

    strong = [pair for pair, tie in made.ties.items() if any((one.strength or 0) >= 4 for one in tie.claims)]
    _set(page, strength="4")
    assert _shown(page, of=of) == ids(strong)
    _set(page, strength="")
    option = str(page.locator("[name=sector] option").nth(1).get_attribute("value"))
    _set(page, sector=option)
    assert _shown(page, of=of) == ids([pair for pair in made.ties if option in {sector[end] for end in pair}])
    _set(page, sector="", claimants=option)
    heard = [
        pair
        for pair, tie in made.ties.items()
        if any(sector[one.claimant or ""] == option for one in tie.claims if one.claimant)
    ]
    assert _shown(page, of=of) == ids(heard)
    assert 0 < len(heard) < of
    assert 0 < len(strong) < of


def test_search_finds_names_and_words(open_page: Opened, riverside: str) -> None:
    """A word that stands only in a quotation finds its tie; one that stands nowhere finds none."""
    page = open_page(riverside)
    of = len(island(riverside)["ties"])
    row = page.locator("#table tr[data-tie]").first
    page.click("nav [data-view=table]")
    words = row.locator("blockquote").first.inner_text()
    page.fill("#search", words.upper())
    assert row.get_attribute("data-tie") in _shown(page, of=of)
    name = island(riverside)["actors"][0]
    page.fill("#search", name["label"])
    assert {
        tie["id"] for tie in island(riverside)["ties"] if name["id"] in {tie["giver"], tie["receiver"]}
    } <= set(_shown(page, of=of))
    page.fill("#search", "no such words at all")
    assert _shown(page, of=of) == []
    assert page.locator("#table-none").is_visible()


def test_reset_brings_everything_back(open_page: Opened, riverside: str) -> None:
    """Nothing stays hidden that a reader has forgotten."""
    page = open_page(riverside, "#map&direction=mutual&contested=no&search=a&denied=yes")
    of = len(island(riverside)["ties"])
    page.click("#reset")
    assert len(_shown(page, of=of)) == of
    assert not page.locator("#reset").is_visible()
    assert page.inner_text("#chosen-filters") == ""
    assert page.evaluate("() => document.activeElement.id") == "search"


def test_counts_are_told_to_those_who_do_not_see_them(open_page: Opened, riverside: str) -> None:
    """A change of filters is heard."""
    page = open_page(riverside)
    assert page.get_attribute("#counts", "role") == "status"
    before = page.inner_text("#counts")
    _set(page, direction="mutual")
    assert page.inner_text("#counts") != before


def test_denied_ties_are_drawn_only_when_they_are_asked_for(open_page: Opened, riverside: str) -> None:
    """A denial is no tie: it is crossed, and never counted among ties."""
    page = open_page(riverside)
    data = island(riverside)
    placed = sorted(one["id"] for one in data["denials"] if one["placed"])
    assert len(placed) > 5
    assert not set(placed) & set(page.evaluate(SHOWN)["map"])
    page.click("#filters summary >> nth=0")
    page.check("[name=denied]")
    shown = page.evaluate(SHOWN)
    assert set(placed) == set(shown["map"]) - {tie["id"] for tie in data["ties"]}
    assert set(placed) == set(shown["picture"]) - {tie["id"] for tie in data["ties"]}
    assert set(shown["grid"]) & set(placed)
    assert page.inner_text("#counts").startswith(f"{len(data['ties'])} of {len(data['ties'])} ties shown.")
    edges = "() => Object.values(document.getElementById('drawing').network.body.edges)"
    assert page.evaluate(f"{edges}.filter(one => one.options.label === '✕').length") == len(placed)


def test_details_show_the_claims_that_pass_and_count_the_others(open_page: Opened, riverside: str) -> None:
    """A filter hides claims too, and never without a word."""
    data = island(riverside)
    tie = next(
        tie
        for tie in data["ties"]
        if len({one.get("coder") for one in tie["said"] if not one.get("denies")}) > 1
    )
    coder = next(one["coder"] for one in tie["said"] if one.get("coder"))
    page = open_page(riverside, f"#map&tie={tie['id']}")
    here = page.locator(f'#said [data-tie="{tie["id"]}"] > li')
    assert here.count() == len(tie["said"])
    _set(page, coder=coder)
    kept = [one["claim"] for one in tie["said"] if one.get("coder") == coder]
    assert [one.get_attribute("data-claim") for one in here.all()] == kept
    assert f"{len(tie['said']) - len(kept)} other claim" in page.inner_text("#said")


def test_a_click_on_the_key_hides_nothing(open_page: Opened, riverside: str) -> None:
    """A key explains; ties are hidden by filters alone, which say so."""
    page = open_page(riverside)
    before = page.evaluate(SHOWN)
    signs = page.locator(".key li").all()
    assert len(signs) > 6
    for sign in signs:
        sign.click(force=True)
    assert page.evaluate(SHOWN) == before
