"""The report in a real browser: what it asks for and runs, and what axe-core finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import reports
from opened import axe_finds

from coprod_kg import build, resources
from coprod_kg.pages import story
from coprod_kg.pages.page import KINDS, release_levels
from coprod_kg.pages.report import files
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from opened import Opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGES = (
    "index", "story", "reciprocity", "power", "tensions", "practices", "voices", "evidence", "claims",
    "claims-flows", "method", "downloads",
)  # fmt: skip


@pytest.fixture(scope="module")
def report() -> dict[str, str]:
    """Return the report of Riverside as anybody may see it."""
    folder = resources.examples() / "riverside"
    whole = build.in_memory(folder)
    told = story.read(folder, KINDS, release_levels(vocabulary()))
    base = "https://example.org/riverside/"
    return files(reports.study(whole, "open", base, whole=whole, title="Riverside", story=told))


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page(
    open_page: Opened, report: dict[str, str], axe: str, name: str
) -> None:
    """Every reader can read every page, wide and light, narrow and dark."""
    for width, scheme in ((1280, "light"), (390, "dark")):
        page = open_page.plain(report[f"{name}.html"], width=width, color_scheme=scheme)
        assert axe_finds(page, axe) == [], scheme


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_for_nothing_and_complains_of_nothing(
    open_page: Opened, report: dict[str, str], name: str
) -> None:
    """No request beside the page itself, no violation of its own policy, pictures shown."""
    page = open_page.plain(report[f"{name}.html"])
    assert [url for url in open_page.requests if not url.startswith(("file:", "data:"))] == []
    assert open_page.messages == []
    images = "() => [...document.images].every(one => one.complete && one.naturalWidth > 0)"
    assert page.evaluate(images)


def test_long_tables_scroll_on_a_screen_and_are_whole_on_paper(
    open_page: Opened, report: dict[str, str]
) -> None:
    """A hundred rows would push the next answer twenty screens down; a sheet of paper cannot be scrolled."""
    tables = "[...document.querySelectorAll('.grid')].map((grid) => [grid.clientHeight, grid.scrollHeight])"
    page = open_page.plain(report["reciprocity.html"])
    on_screen = page.evaluate(tables)
    assert max(shown for shown, _ in on_screen) <= 36 * 16
    assert any(shown < whole for shown, whole in on_screen)
    page.emulate_media(media="print")
    assert all(shown == whole for shown, whole in page.evaluate(tables))
