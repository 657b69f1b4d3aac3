"""The pages in a browser: nothing is fetched, nothing is cut off, wide or narrow, light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PAGES = (
    *("index.html", "words.html", "shapes.html", "alignments.html"),
    *("modules/core.html", "modules/practices.html", "tables/flows.html", "schemes/ladder.html"),
    "questions/reciprocity.html",
)
OUTSIDE = """() => [...document.querySelectorAll('.diagram text')].filter(text => {
  const box = text.closest('g').querySelector('rect').getBBox(), words = text.getBBox();
  return words.x < box.x || words.x + words.width > box.x + box.width;
}).map(text => text.textContent)"""
CONTRAST = """() => {
  const shade = colour => {
    const [r, g, b] = colour.match(/[0-9.]+/g).map(Number)
      .map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const paper = shade(getComputedStyle(document.body).backgroundColor);
  const shown = document.querySelectorAll('p, :not(g) > a, dt, dd, th, td, code, summary, .diagram text');
  return Math.min(...[...shown].map(one => {
    const style = getComputedStyle(one);
    const ink = shade(one.matches('.diagram text') ? style.fill : style.color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
  }));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, reference: dict[str, str]) -> Path:
    """Return a folder with the reference."""
    place = tmp_path_factory.mktemp("reference")
    for name, text in reference.items():
        path = place / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def _opened(browser: Browser, path: Path, width: int, scheme: str = "light") -> tuple[Page, list[str]]:
    """Return a page with everything unfolded, and what was fetched or said to be wrong."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    noted: list[str] = []
    page.on("request", lambda request: noted.append(request.url))
    page.on("console", lambda message: noted.append(message.text))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page, noted


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_window_and_fetches_nothing(
    browser: Browser, folder: Path, name: str, width: int
) -> None:
    """Only tables, pictures and code may be wider, and these can be moved by themselves."""
    page, noted = _opened(browser, folder / name, width)
    assert noted == [(folder / name).as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", ["core", "claims", "evidence", "exchange", "power", "practices", "tensions"])
def test_words_of_a_picture_stand_within_their_boxes(browser: Browser, folder: Path, name: str) -> None:
    """Their width is only reckoned where the picture is made; here it is measured."""
    page, _ = _opened(browser, folder / "modules" / f"{name}.html", 1280)
    assert page.locator(".diagram text").count() >= 5
    assert page.evaluate(OUTSIDE) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "modules/power.html", "tables/flows.html"])
def test_every_word_can_be_told_from_the_paper(
    browser: Browser, folder: Path, name: str, scheme: str
) -> None:
    """A contrast of 4.5 to 1 at least, by day and by night."""
    page, _ = _opened(browser, folder / name, 1280, scheme)
    assert page.evaluate(CONTRAST) >= 4.5
    page.close()


def test_the_address_of_a_word_shows_that_word(browser: Browser, folder: Path) -> None:
    """What follows the `#` of an address is kept by the browser."""
    page = browser.new_page()
    page.goto(f"{(folder / 'words.html').as_uri()}#heldOver")
    assert "held over" in page.locator(":target").inner_text()
    page.locator(":target a").first.click()
    assert page.url.endswith("modules/power.html#heldOver")
    assert page.locator(":target h3").inner_text().startswith("held over")
    page.close()
