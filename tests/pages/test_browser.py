"""Maps in a real browser: what it asks for and runs, what readers get by mouse, keys and without scripts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from rdflib import Dataset

    Open = Callable[..., Page]

pytestmark = pytest.mark.browser

# Where the middle of an edge is on the screen; vis-network bows a mutual tie to the side.
MIDDLE = """id => {
  const map = document.getElementById("map"), edge = map.network.body.edges[id].edgeType;
  const at = map.network.canvasToDOM(edge.getPoint(0.5)), box = map.getBoundingClientRect();
  return { x: at.x + box.left, y: at.y + box.top };
}"""
ACTOR = """id => {
  const map = document.getElementById("map"), box = map.getBoundingClientRect();
  const at = map.network.canvasToDOM(map.network.getPosition(id));
  return { x: at.x + box.left, y: at.y + box.top };
}"""


@dataclass
class Watched:
    """What a page asked for, and what it complained of."""

    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@pytest.fixture
def watched() -> Watched:
    """Return the record of the page that a test opens."""
    return Watched()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path, watched: Watched) -> Iterator[Open]:
    """Open a page from a file, as readers do, and note all that it asks for and complains of."""
    contexts = []

    def opened(html: str, *, ready: bool = True, **options: Any) -> Page:
        file = tmp_path / "map.html"
        file.write_bytes(html.encode("utf-8"))
        context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("console", lambda message: watched.messages.append(message.text))
        page.on("pageerror", lambda error: watched.messages.append(str(error)))
        page.goto(file.as_uri())
        if ready:
            page.wait_for_selector("#map[data-ready=yes]")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def exchange(mill_graph: Dataset) -> str:
    """Return the mill's map of exchange, whole."""
    return map_page(mill_graph, "exchange", study="The Mill", release="controlled")


def _island(html: str) -> dict[str, Any]:
    found = re.search(r'type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def _claims(page: Page, tie: str) -> list[str]:
    """Return the claims that the details show for one direction of a tie."""
    items = page.locator(f"#said [data-tie={tie}] > li").all()
    return [str(item.get_attribute("data-claim")) for item in items]


@pytest.mark.parametrize("kind", ["power", "exchange"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_asks_for_nothing_and_complains_of_nothing(
    open_page: Open, watched: Watched, mill_graph: Dataset, kind: str, scheme: str
) -> None:
    """One file, no request beside it, no violation of its own policy, no error."""
    page = open_page(map_page(mill_graph, kind, study="The Mill"), color_scheme=scheme)
    page.click("#list button[data-tie]")
    page.click("#zoom-in")
    page.click("#fit")
    page.wait_for_timeout(200)
    assert [url for url in watched.requests if not url.endswith("/map.html")] == []
    assert watched.messages == []


def test_click_on_an_edge_shows_exactly_its_claims(open_page: Open, exchange: str) -> None:
    """Every arrow leads to the words it rests on, also those of a bowed pair."""
    page = open_page(exchange)
    ties = _island(exchange)["ties"]
    assert len(ties) > 5
    for tie in ties:
        at = page.evaluate(MIDDLE, tie["id"])
        page.mouse.click(at["x"], at["y"])
        assert _claims(page, tie["id"]) == [one["claim"] for one in tie["said"]], tie["id"]
        said = page.inner_text(f"#said [data-tie={tie['id']}]")
        for one in tie["said"]:
            assert one["sentence"] in said
            assert all(quotation["text"] in said for quotation in one["quotations"])


def test_both_directions_stand_side_by_side(open_page: Open, exchange: str) -> None:
    """What came back, or that nobody says so, belongs to a tie."""
    page = open_page(exchange)
    ties = {(tie["giver"], tie["receiver"]): tie for tie in _island(exchange)["ties"]}
    for (giver, receiver), tie in ties.items():
        page.click(f"#list button[data-tie={tie['id']}]")
        back = ties.get((receiver, giver))
        if back:
            assert _claims(page, back["id"]) == [one["claim"] for one in back["said"]]
        else:
            assert "Not mentioned is not denied" in page.inner_text("#said")


def test_denial_the_other_way_is_shown_and_not_called_silence(open_page: Open, mill_graph: Dataset) -> None:
    """Nobody says the surgery gives the Board anything; had somebody denied it, it must be read there."""
    html = map_page(mill_graph, "exchange", study="s")
    data = _island(html)
    tie = next(
        t
        for t in data["ties"]
        if (t["receiver"], t["giver"]) not in {(o["giver"], o["receiver"]) for o in data["ties"]}
    )
    data["denials"] = [{"giver": tie["receiver"], "receiver": tie["giver"], "said": tie["said"]}]
    changed = re.sub(
        r'(type="application/json">).*?(</script>)',
        lambda found: found[1] + json.dumps(data) + found[2],
        html,
        flags=re.DOTALL,
    )
    page = open_page(changed)
    page.click(f"#list button[data-tie={tie['id']}]")
    assert "Not mentioned is not denied" not in page.inner_text("#said")
    assert page.locator("#said .said").count() == 2


def test_mutual_ties_are_two_edges(open_page: Open, exchange: str) -> None:
    """The browser draws as many edges as the graph has ties."""
    page = open_page(exchange)
    drawn = page.evaluate(
        "() => Object.values(document.getElementById('map').network.body.edges)"
        ".map(edge => `${edge.fromId} ${edge.toId}`)"
    )
    ties = [f"{tie['giver']} {tie['receiver']}" for tie in _island(exchange)["ties"]]
    assert sorted(drawn) == sorted(ties)
    assert any(" ".join(reversed(pair.split())) in ties for pair in ties)


def test_click_on_an_actor_shows_its_ties(open_page: Open, exchange: str) -> None:
    """What it gives and what it receives, with the others as buttons."""
    page = open_page(exchange)
    data = _island(exchange)
    actor = data["actors"][0]
    at = page.evaluate(ACTOR, actor["id"])
    page.mouse.click(at["x"], at["y"])
    assert page.inner_text("#said h4 >> nth=0") == actor["label"]
    shown = {item.get_attribute("data-tie") for item in page.locator("#said [data-tie]").all()}
    assert shown == {tie["id"] for tie in data["ties"] if actor["id"] in {tie["giver"], tie["receiver"]}}


def test_page_can_be_used_by_keys_alone(open_page: Open, exchange: str) -> None:
    """The list is the way in: Tab to a button, Enter to choose, Escape to let go."""
    page = open_page(exchange)
    button = page.locator("#list button[data-tie]").first
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("#said li").count() > 0
    assert page.evaluate("() => document.getElementById('map').network.getSelectedEdges().length") == 1
    page.keyboard.press("Escape")
    assert page.locator("#said li").count() == 0
    assert page.get_attribute("#details", "aria-live") == "polite"


def test_tab_reaches_the_list_first_by_the_skip_link(open_page: Open, exchange: str) -> None:
    """Nobody has to tab through a drawing."""
    page = open_page(exchange)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#list"


def test_hostile_texts_run_nothing_and_show_as_text(
    open_page: Open, watched: Watched, hostile_graph: Dataset
) -> None:
    """Names, titles, quotations and matters with scripts in them are words."""
    html = map_page(hostile_graph, "power", study="<script>window.hit=1</script>")
    page = open_page(html)
    data = _island(html)
    for button in page.locator("#list button").all():
        button.click()
    for tie in data["ties"]:
        page.click(f"#list button[data-tie={tie['id']}]")
        assert [one["sentence"] for one in tie["said"]] == [
            str(p.text_content()).split(" Coded by")[0] for p in page.locator("#said li > p").all()
        ]
    assert page.evaluate("() => window.hit") is None
    assert watched.messages == []
    assert [url for url in watched.requests if not url.endswith("/map.html")] == []
    labels = {str(button.text_content()) for button in page.locator("#list button[data-actor]").all()}
    assert labels == {actor["label"] for actor in data["actors"]}


def test_without_scripts_there_are_picture_table_and_quotations(open_page: Open, exchange: str) -> None:
    """Print, mail previewers and locked-down machines lose the clicks and nothing else."""
    page = open_page(exchange, ready=False, java_script_enabled=False)
    data = _island(exchange)
    assert page.locator("svg.picture").is_visible()
    assert page.locator("svg.picture g.arrow").count() == len(data["ties"])
    assert page.locator("svg.picture g.actor").count() == len(data["actors"])
    assert page.locator("#table tbody tr").first.is_visible()
    table = page.inner_text("#table")
    for tie in data["ties"]:
        for one in tie["said"]:
            assert one["sentence"] in table
            assert all(quotation["text"] in table for quotation in one["quotations"])
    assert not page.locator("#map").is_visible()
    assert not page.locator("#list").is_visible()


def test_print_has_the_picture_and_not_the_tools(open_page: Open, exchange: str) -> None:
    """A printed map is a picture with its table."""
    page = open_page(exchange)
    page.emulate_media(media="print")
    assert page.locator("svg.picture").is_visible()
    assert page.locator("#table").is_visible()
    assert not page.locator("#map").is_visible()
    assert not page.locator("#details").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_wider_than_the_screen(open_page: Open, exchange: str, width: int) -> None:
    """A reader on a phone scrolls down and never sideways."""
    page = open_page(exchange)
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_dark_scheme_reaches_the_drawing(open_page: Open, exchange: str) -> None:
    """Names on the canvas follow the scheme, also when it changes."""
    page = open_page(exchange, color_scheme="light")
    colour = "() => document.getElementById('map').network.body.nodes.a1.options.font.color"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert page.evaluate(colour) != light
