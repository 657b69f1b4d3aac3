"""What axe-core finds on maps: nothing, in no view, scheme or width."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from opened import axe_finds

from coprod_kg.pages.page import KINDS, map_page

if TYPE_CHECKING:
    from opened import Opened
    from rdflib import Dataset

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VIEWS = ("map", "grid", "table", "about")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_in_any_view(
    open_page: Opened, riverside: str, axe: str, width: int, scheme: str
) -> None:
    """With a tie chosen, filters set and unfolded, and denied ties drawn."""
    page = open_page(riverside, "#map&denied=yes&direction=one-way", width=width, color_scheme=scheme)
    page.locator("#list [data-tie]:visible").first.click()
    for summary in page.locator("#filters summary").all():
        summary.click()
    for view in VIEWS:
        page.click(f"nav [data-view={view}]")
        assert page.locator(f"#{view}").is_visible()
        assert axe_finds(page, axe) == [], view


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_kind_of_map(
    open_page: Opened, mill_graph: Dataset, axe: str, kind: str
) -> None:
    """Cards, lines of several forms and hollow marks too, and an actor's details."""
    page = open_page(map_page(mill_graph, kind, study="The Mill", release="controlled"))
    page.locator("#list [data-actor]").first.click()
    for view in VIEWS:
        page.click(f"nav [data-view={view}]")
        assert axe_finds(page, axe) == [], view


def test_axe_finds_nothing_without_scripts(open_page: Opened, mill_graph: Dataset, axe: str) -> None:
    """The still page of mail is read by the same readers."""
    page = open_page.plain(map_page(mill_graph, "exchange", study="The Mill", still=True))
    assert page.locator("script").count() == 0
    assert axe_finds(page, axe) == []


def test_axe_does_find_faults(open_page: Opened, exchange: str, axe: str) -> None:
    """A check that finds nothing anywhere is no check."""
    page = open_page(exchange)
    page.evaluate("() => document.documentElement.removeAttribute('lang')")
    page.evaluate("() => { document.getElementById('search').id = 'other'; }")
    found = json.dumps(axe_finds(page, axe))
    assert "html-has-lang" in found
    assert "label" in found
