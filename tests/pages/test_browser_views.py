"""Views, keys and addresses in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from maps import island

if TYPE_CHECKING:
    from opened import Opened
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SCALE = "() => document.getElementById('drawing').network.getScale()"
FOCUS = "() => { const one = document.activeElement; return one.dataset.actor || one.dataset.tie || one.id; }"
PICKED = """() => {
  const network = document.getElementById("drawing").network;
  const nodes = network.getSelectedNodes();
  return nodes.length ? nodes : network.getSelectedEdges();
}"""


def _tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until what is sought has the focus."""
    for _ in range(most):
        if page.evaluate("sought => document.activeElement.matches(sought)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to {selector}")


def test_first_tab_leads_past_the_drawing_to_the_lists(open_page: Opened, exchange: str) -> None:
    """Nobody has to tab through a drawing."""
    page = open_page(exchange)
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "Skip to the list of actors and ties"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "list"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS) == island(exchange)["actors"][0]["id"]


def test_page_can_be_used_by_keys_alone(open_page: Opened, exchange: str) -> None:
    """Arrows light up the map, Enter chooses, Escape lets go, plus and minus zoom."""
    page = open_page(exchange)
    actors = [actor["id"] for actor in island(exchange)["actors"]]
    _tab_to(page, "#list [data-actor]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUS) == actors[1]
    assert page.evaluate(PICKED) == [actors[1]]
    assert page.inner_text("#said") == "Nothing is chosen yet. Choose an actor or a tie."
    page.keyboard.press("Enter")
    assert page.get_attribute(":focus", "aria-pressed") == "true"
    assert page.locator("#said li").count() > 0
    page.keyboard.press("Escape")
    assert page.locator("#said li").count() == 0
    page.keyboard.press("End")
    assert page.evaluate(FOCUS) == actors[-1]
    page.keyboard.press("Home")
    assert page.evaluate(FOCUS) == actors[0]
    _tab_to(page, "#list [data-tie]")
    page.keyboard.press("Enter")
    assert page.evaluate(PICKED) == [page.evaluate(FOCUS)]
    before = page.evaluate(SCALE)
    page.keyboard.press("+")
    assert page.evaluate(SCALE) > before
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate(SCALE) < before


def test_single_keys_do_nothing_while_somebody_types(open_page: Opened, exchange: str) -> None:
    """A plus in a search is a letter (WCAG 2.1.4)."""
    page = open_page(exchange)
    before = page.evaluate(SCALE)
    page.click("#search")
    page.keyboard.type("+-0")
    assert page.input_value("#search") == "+-0"
    assert page.evaluate(SCALE) == before


def test_keys_move_from_sign_to_sign_in_the_grid(open_page: Opened, exchange: str) -> None:
    """The grid is one stop for Tab; arrows stay in a row or a column."""
    page = open_page(exchange, "#grid")
    _tab_to(page, "#square a")
    first = page.evaluate(FOCUS)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(FOCUS)
    assert second != first
    assert second.split("~")[0] == first.split("~")[0]
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUS) == first
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUS).split("~")[1] == first.split("~")[1]
    assert page.locator("#square a[tabindex='0']").count() == 1


def test_every_sign_of_the_grid_shows_what_was_said(open_page: Opened, exchange: str) -> None:
    """A cell is a tie, with sign and words; both ways is a sign of its own."""
    page = open_page(exchange, "#grid")
    data = island(exchange)
    ids = {tie["id"] for tie in data["ties"]}
    names = {actor["id"]: actor["label"] for actor in data["actors"]}
    links = page.locator("#square a:visible").all()
    assert len(links) == len(ids)
    for link in links:
        tie = str(link.get_attribute("data-tie"))
        giver, receiver = tie.split("~")
        mutual = f"{receiver}~{giver}" in ids
        assert link.inner_text()[0] == ("⇄" if mutual else "→")
        label = str(link.get_attribute("aria-label"))
        assert label.startswith(f"{names[giver]} → {names[receiver]}")
        assert ("both ways" in label) == mutual
        link.click()
        assert page.locator(f'#said [data-tie="{tie}"] > li').count() > 0
        assert page.locator("#grid").is_visible()


def test_one_view_is_open_and_the_tab_says_which(open_page: Opened, exchange: str) -> None:
    """Map first; the others by their tabs."""
    page = open_page(exchange)
    for view in ("map", "grid", "table", "about"):
        page.click(f"nav [data-view={view}]")
        assert [one for one in ("map", "grid", "table", "about") if page.locator(f"#{one}").is_visible()] == [
            view
        ]
        assert page.locator("nav [aria-current=page]").get_attribute("data-view") == view


def test_map_is_whole_when_another_view_was_open_first(open_page: Opened, exchange: str) -> None:
    """A drawing that starts hidden has no size to fit to."""
    page = open_page(exchange, "#grid")
    page.click("nav [data-view=map]")
    page.wait_for_timeout(300)
    inside = """() => {
      const map = document.getElementById("drawing");
      return Object.values(map.network.getPositions()).every(one => {
        const at = map.network.canvasToDOM(one);
        return at.x > 0 && at.y > 0 && at.x < map.clientWidth && at.y < map.clientHeight;
      }) && map.network.getScale() > .2;
    }"""
    assert page.evaluate(inside)


def test_address_holds_ids_and_brings_everything_back(open_page: Opened, riverside: str) -> None:
    """A link shows others what its sender saw, after a reload too, and names nobody."""
    page = open_page(riverside)
    data = island(riverside)
    page.click("#filters summary >> nth=0")
    page.select_option("[name=direction]", "mutual")
    page.select_option("[name=from]", "2010")
    tie = page.locator("#list [data-tie]:visible").first
    id_ = str(tie.get_attribute("data-tie"))
    tie.click()
    page.click("nav [data-view=grid]")
    address = page.evaluate("() => location.hash")
    assert address == f"#grid&tie={id_}&direction=mutual&from=2010"
    assert not any(actor["label"].split()[0] in address for actor in data["actors"])
    counts, said = page.inner_text("#counts"), page.inner_text("#said")
    page.reload()
    page.wait_for_selector("#drawing[data-ready=yes]", state="attached")
    assert (page.inner_text("#counts"), page.inner_text("#said")) == (counts, said)
    assert page.locator("#grid").is_visible()


def test_back_and_forward_follow_the_choices(open_page: Opened, exchange: str) -> None:
    """The Back button takes back one choice, not the page."""
    page = open_page(exchange)
    first, second = page.locator("#list [data-actor]").nth(0), page.locator("#list [data-actor]").nth(1)
    first.click()
    shown = page.inner_text("#said h3 >> nth=0")
    second.click()
    page.click("nav [data-view=table]")
    page.go_back()
    assert page.locator("#map").is_visible()
    page.go_back()
    assert page.inner_text("#said h3 >> nth=0") == shown
    page.go_back()
    assert page.locator("#said li").count() == 0
    page.go_forward()
    assert page.inner_text("#said h3 >> nth=0") == shown


@pytest.mark.parametrize(
    "address",
    ["#map&actor=nobody", "#nowhere&tie=x~y&layer=none&step=99", "#%&=&&tie=%E0%A4%A", "#map&search=%3Cb%3E"],
)
def test_address_that_means_nothing_breaks_nothing(open_page: Opened, exchange: str, address: str) -> None:
    """Links get old and are cut off in mail."""
    page = open_page(exchange, address)
    assert page.locator("#map").is_visible()
    assert open_page.messages == []
    if "actor" in address:
        assert "not on this map" in page.inner_text("#said")


def test_chosen_details_do_not_hide_the_focus_on_a_phone(open_page: Opened, exchange: str) -> None:
    """What is said rises from below and leaves room for the lists (WCAG 2.4.11)."""
    page = open_page(exchange, width=390)
    assert not page.locator("#details").is_visible()
    button = page.locator("#list [data-actor]").first
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("#details").is_visible()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        covered = """() => {
          const top = one => one.getBoundingClientRect().top;
          return top(document.activeElement) >= top(document.getElementById("details"));
        }"""
        assert not page.evaluate(covered)
    page.click("#close")
    assert not page.locator("#details").is_visible()


def test_motion_is_left_out_where_readers_ask_for_that(open_page: Opened, exchange: str) -> None:
    """Nothing moves by itself."""
    page = open_page(exchange, reduced_motion="reduce")
    page.click("#zoom-in")
    page.click("#fit")
    moving = "() => document.getAnimations().length"
    assert page.evaluate(moving) == 0


def test_key_stands_beside_the_map_until_something_is_chosen(open_page: Opened, riverside: str) -> None:
    """Readers see signs and what they mean in one look; then what was said takes the place."""
    page = open_page(riverside)
    place = """selector => { const box = document.querySelector(selector).getBoundingClientRect();
      return { left: box.left, right: box.right, top: box.top, bottom: box.bottom }; }"""
    drawing, key = page.evaluate(place, ".drawing"), page.evaluate(place, ".key")
    assert key["left"] >= drawing["right"]
    assert abs(key["top"] - drawing["top"]) < 20
    assert not page.locator("#details").is_visible()
    page.locator("#list [data-actor]").first.click()
    chosen, said = page.evaluate(place, ".drawing"), page.evaluate(place, "#details")
    assert page.locator("#details").is_visible()
    assert said["left"] >= chosen["right"]
    assert page.evaluate(place, ".key")["top"] >= chosen["bottom"]
    assert chosen["right"] == drawing["right"]


def test_buttons_cover_nothing_of_the_map(open_page: Opened, exchange: str) -> None:
    """What stands in a corner of the map is as much of it as the rest."""
    page = open_page(exchange)
    bottom = "() => document.querySelector('.tools').getBoundingClientRect().bottom"
    top = "() => document.getElementById('drawing').getBoundingClientRect().top"
    assert page.evaluate(bottom) <= page.evaluate(top)


def test_names_of_a_large_picture_can_be_read_without_scripts(open_page: Opened, riverside: str) -> None:
    """A still page cannot be zoomed: it is as large as reading needs, and moves within its frame."""
    page = open_page(riverside, java_script_enabled=False, width=390)
    size = """() => { const name = document.querySelector('.picture .actor text');
      return name.getBoundingClientRect().height; }"""
    assert page.evaluate(size) >= 10
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_map_is_drawn_before_the_table_is_read(open_page: Opened, exchange: str) -> None:
    """A table of thousands of quotations takes seconds to read, and the map need not wait for them."""
    head, table = exchange.split('<section id="table"')
    page = open_page.plain(head)  # as much as a browser has at first
    page.wait_for_selector("#drawing[data-ready=yes]", state="attached")
    assert len(page.evaluate("() => document.getElementById('drawing').names")) == len(
        island(exchange)["actors"]
    )
    assert "<blockquote>" in table
    assert "<blockquote>" not in head
