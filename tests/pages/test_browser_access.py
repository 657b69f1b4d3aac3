"""What axe-core finds on maps: nothing, in no view, scheme or width."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.pages.page import KINDS, map_page

if TYPE_CHECKING:
    from opened import Opened
    from playwright.sync_api import Page
    from rdflib import Dataset

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = "axe-core@4.10.3"
VIEWS = ("map", "grid", "table", "about")


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the script of axe-core."""
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", AXE], cwd=folder, check=True)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _found(page: Page, axe: str) -> list[str]:
    """Return what axe finds on a page, after seeing that it looked at something."""
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate(
        "() => axe.run(document, { resultTypes: ['violations', 'passes'] })"
    )
    assert len(result["passes"]) > 15
    return [f"{one['id']}: {node['html']}" for one in result["violations"] for node in one["nodes"]]


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
        assert _found(page, axe) == [], view


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_any_kind_of_map(
    open_page: Opened, mill_graph: Dataset, axe: str, kind: str
) -> None:
    """Cards, lines of several forms and hollow marks too, and an actor's details."""
    page = open_page(map_page(mill_graph, kind, study="The Mill", release="controlled"))
    page.locator("#list [data-actor]").first.click()
    for view in VIEWS:
        page.click(f"nav [data-view={view}]")
        assert _found(page, axe) == [], view


def test_axe_finds_nothing_without_scripts(open_page: Opened, mill_graph: Dataset, axe: str) -> None:
    """The still page of mail is read by the same readers."""
    page = open_page.plain(map_page(mill_graph, "exchange", study="The Mill", still=True))
    assert page.locator("script").count() == 0
    assert _found(page, axe) == []


def test_axe_does_find_faults(open_page: Opened, exchange: str, axe: str) -> None:
    """A check that finds nothing anywhere is no check."""
    page = open_page(exchange)
    page.evaluate("() => document.documentElement.removeAttribute('lang')")
    page.evaluate("() => { document.getElementById('search').id = 'other'; }")
    found = json.dumps(_found(page, axe))
    assert "html-has-lang" in found
    assert "label" in found
