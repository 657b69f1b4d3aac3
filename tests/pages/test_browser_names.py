"""Names on the canvas: readable at every size, one beside the other, and those that are asked for."""

from __future__ import annotations

from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from opened import ACTOR

from coprod_kg.pages.page import KINDS, map_page

if TYPE_CHECKING:
    from opened import Opened
    from playwright.sync_api import Browser, Page
    from rdflib import Dataset

pytestmark = pytest.mark.browser

PLACES = st.integers(-40, 40).map(lambda step: step * 10)
HALVES = st.integers(1, 90)
FRAME = {"x": -200, "y": -150, "width": 400, "height": 300}
WRITTEN = {"id": "title", "left": -60, "right": 60, "top": -80, "bottom": -60}
THINGS = st.lists(
    st.fixed_dictionaries(
        {
            "x": PLACES,
            "y": PLACES,
            "across": HALVES,
            "down": HALVES,
            "card": st.booleans(),
            "over": st.lists(st.sampled_from(("a0", "a1", "a2")), max_size=2),
            "within": st.sampled_from((None, FRAME)),
            "rooms": st.lists(
                st.fixed_dictionaries({"wide": HALVES, "high": HALVES}), min_size=1, max_size=2
            ),
        }
    ),
    max_size=12,
).map(lambda found: [{"id": f"a{at}", **one} for at, one in enumerate(found)])
# Names on the screen, and how high a letter of them is there.
NAMES = """() => {
  const map = document.getElementById("drawing"), scale = map.network.getScale();
  return { letter: Math.max(14 * scale, 11), boxes: map.names.map(one => ({ ...one,
    wide: (one.right - one.left) * scale, high: (one.bottom - one.top) * scale,
    from: map.network.canvasToDOM({ x: one.left, y: one.top }),
    to: map.network.canvasToDOM({ x: one.right, y: one.bottom }) })),
    width: map.clientWidth, height: map.clientHeight };
}"""

# All cards, and those of which no part is out of sight.
CARDS = """() => document.getElementById("drawing").network.body.data.nodes.getIds()"""
CARDS_IN_SIGHT = """() => {
  const map = document.getElementById("drawing"), network = map.network;
  return network.body.data.nodes.getIds().filter(id => {
    const { left, top, right, bottom } = network.getBoundingBox(id);
    const [first, last] = [{ x: left, y: top }, { x: right, y: bottom }].map(at => network.canvasToDOM(at));
    return first.x >= 0 && first.y >= 0 && last.x <= map.clientWidth && last.y <= map.clientHeight;
  });
}"""


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


def _mark(one: dict[str, Any]) -> dict[str, float]:
    across, down = one["across"], one["down"]
    return {
        "left": one["x"] - across,
        "right": one["x"] + across,
        "top": one["y"] - down,
        "bottom": one["y"] + down,
    }


def _names(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(NAMES)
    return found


def _placed(page: Page, things: list[dict[str, Any]], certain: list[str]) -> list[dict[str, Any]]:
    script = resources.files("coprod_kg.pages").joinpath("templates", "map", "names.js").read_text("utf-8")
    found: list[dict[str, Any]] = page.evaluate(
        f"given => {{ {script}\nreturn namesWithRoom(given[0], new Set(given[1]), given[2], 60); }}",
        [things, certain, [WRITTEN]],
    )
    return found


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Page:
    """Return a page with nothing on it, to run a script in."""
    return browser.new_page()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things=THINGS)
def test_no_name_lies_on_another_or_on_the_mark_of_another(blank: Page, things: list[dict[str, Any]]) -> None:
    """Only a card may cover what it leads to; titles and other frames stay free."""
    found = _placed(blank, things, [])
    assert not any(_overlap(one, other) for one, other in combinations([*found, WRITTEN], 2))
    known = {one["id"]: one for one in things}
    for box in found:
        own = known[box["id"]]
        others = (one for one in things if one["id"] not in {own["id"], *own["over"]})
        assert not any(_overlap(box, _mark(one)) for one in others)
        if own["within"]:
            assert FRAME["x"] <= box["left"] <= box["right"] <= FRAME["x"] + FRAME["width"]
            assert FRAME["y"] <= box["top"] <= box["bottom"] <= FRAME["y"] + FRAME["height"]


def test_card_covers_what_it_leads_to_and_nothing_else(blank: Page) -> None:
    """A partnership is named though its tensions stand near; nobody else loses a mark for it."""
    wide = {"y": 0, "across": 5, "down": 5, "card": True, "rooms": [{"wide": 40, "high": 9}]}
    near = {**wide, "id": "b", "x": 30, "over": [], "within": None}
    for over in ([], ["b"]):
        one = {**wide, "id": "a", "x": 0, "over": over, "within": None}
        assert ("a" in {box["id"] for box in _placed(blank, [one, near], [])}) == bool(over)


def test_what_is_chosen_has_its_name_in_any_case(blank: Page) -> None:
    """A reader who chose it must see which it is, though it stands in a crowd."""
    one: dict[str, Any] = {"x": 0, "y": 0, "across": 5, "down": 5, "card": True, "over": [], "within": None}
    crowd = [{**one, "id": f"a{at}", "rooms": [{"wide": 40, "high": 9}]} for at in range(5)]
    assert _placed(blank, crowd, []) == []
    assert [box["id"] for box in _placed(blank, crowd, ["a3"])] == ["a3"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [1280, 390])
def test_names_can_be_read_however_small_the_map_is(
    open_page: Opened, riverside_graph: Dataset, kind: str, width: int
) -> None:
    """No letter is lower than 11 pixels, no name lies on another, and there are some."""
    page = open_page(map_page(riverside_graph, kind, study="R", release="controlled"), width=width)
    found = _names(page)
    assert len(found["boxes"]) >= 4
    for box in found["boxes"]:
        assert box["high"] >= found["letter"]
        assert box["wide"] > 10
    assert not any(_overlap(one, other) for one, other in combinations(found["boxes"], 2))


@pytest.mark.parametrize("kind", ["tensions", "causes"])
@pytest.mark.parametrize("width", [1280, 390])
def test_each_card_in_sight_bears_a_name_at_first(
    open_page: Opened, riverside_graph: Dataset, kind: str, width: int
) -> None:
    """An empty card says nothing: what can be read comes first, and all of it when it is asked for."""
    page = open_page(map_page(riverside_graph, kind, study="R", release="controlled"), width=width)
    in_sight = set(page.evaluate(CARDS_IN_SIGHT))
    assert len(in_sight) > 9
    assert in_sight <= {box["id"] for box in _names(page)["boxes"]}
    assert page.locator("#in-part").is_visible() == (len(in_sight) < len(page.evaluate(CARDS)))
    page.click("#fit")
    page.wait_for_timeout(100)
    assert page.evaluate(CARDS_IN_SIGHT) == page.evaluate(CARDS)
    assert page.locator("#in-part").is_hidden()


def test_what_is_chosen_in_the_lists_comes_into_sight(open_page: Opened, riverside_graph: Dataset) -> None:
    """Whoever reads a part of the map, or moves along a list by keys, sees what is lit up."""
    page = open_page(map_page(riverside_graph, "tensions", study="R", release="controlled"), width=390)
    last = page.locator("#list [data-actor]").last
    chosen = last.get_attribute("data-actor")
    assert chosen not in page.evaluate(CARDS_IN_SIGHT)
    last.click()
    page.wait_for_timeout(100)
    assert chosen in page.evaluate(CARDS_IN_SIGHT)
    page.locator("#list [data-tie]").first.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(100)
    ends = page.locator("#list [data-tie]").last.get_attribute("data-tie") or ""
    assert set(ends.split("~")[1:]) <= set(page.evaluate(CARDS_IN_SIGHT))
    scale = page.evaluate("() => document.getElementById('drawing').network.getScale()")
    page.evaluate("""() => document.getElementById("drawing").network.moveTo({ position: { x: 0, y: 0 } })""")
    before = page.evaluate("() => document.getElementById('drawing').network.getViewPosition()")
    page.locator(f'#list [data-actor="{page.evaluate(CARDS_IN_SIGHT)[0]}"]').click()
    assert page.evaluate("() => document.getElementById('drawing').network.getViewPosition()") == before
    assert page.evaluate("() => document.getElementById('drawing').network.getScale()") == scale


def test_what_filters_keep_comes_into_sight(open_page: Opened, riverside_graph: Dataset) -> None:
    """A search that seems to find nothing would be given up."""
    page = open_page(map_page(riverside_graph, "tensions", study="R", release="controlled"), width=390)
    label = page.locator("#list [data-actor] bdi").last.inner_text()
    hidden = """() => document.querySelector("#list li:last-child [data-actor]").dataset.actor"""
    assert page.evaluate(hidden) not in page.evaluate(CARDS_IN_SIGHT)
    page.fill("#search", label)
    page.wait_for_timeout(100)
    kept = page.locator("#list li:not([hidden]) [data-actor]").evaluate_all(
        "found => found.map(one => one.dataset.actor)"
    )
    assert 0 < len(kept) < page.locator("#list [data-actor]").count()
    assert set(kept) & set(page.evaluate(CARDS_IN_SIGHT))


def test_nearer_map_has_more_names_until_all_have_theirs(open_page: Opened, riverside: str) -> None:
    """Whoever goes nearer reads more; in its own size the map names everybody it shows."""
    page = open_page(riverside)
    far = len(_names(page)["boxes"])
    shown = page.locator("#list [data-actor]").count()
    assert 4 < far < shown
    page.evaluate("() => document.getElementById('drawing').network.moveTo({ scale: 0.8 })")
    page.wait_for_timeout(100)
    near = _names(page)
    in_sight = """() => { const map = document.getElementById("drawing");
      return Object.values(map.network.getPositions()).map(at => map.network.canvasToDOM(at))
        .filter(at => at.x > 0 && at.y > 0 && at.x < map.clientWidth && at.y < map.clientHeight).length; }"""
    assert len(near["boxes"]) >= page.evaluate(in_sight) > 4


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("study", ["exchange", "riverside"])
def test_whole_map_with_its_names_is_in_sight(
    open_page: Opened, request: pytest.FixtureRequest, study: str, width: int
) -> None:
    """A name that is cut off at the rim is the first thing a reader sees."""
    found = _names(open_page(request.getfixturevalue(study), width=width))
    assert found["boxes"]
    for box in found["boxes"]:
        assert box["from"]["x"] >= 0
        assert box["from"]["y"] >= 0
        assert box["to"]["x"] <= found["width"]
        assert box["to"]["y"] <= found["height"]


def test_chosen_actor_and_all_it_is_tied_with_have_names(open_page: Opened, riverside: str) -> None:
    """All else steps back, so that one actor's ties can be followed through a thicket."""
    page = open_page(riverside)
    button = page.locator("#list [data-actor]").nth(3)
    chosen = button.get_attribute("data-actor")
    button.click()
    page.wait_for_timeout(100)
    near = page.evaluate(
        """id => { const network = document.getElementById("drawing").network;
          const own = network.getConnectedEdges(id).map(one => network.body.edges[one]);
          const strong = Object.values(network.body.edges).filter(one => !one.options.hidden
            && one.options.color.opacity === 1).map(one => one.id).sort();
          return { ends: [...new Set(own.filter(one => !one.options.hidden)
                     .flatMap(one => [one.fromId, one.toId]))].sort(),
                   own: own.filter(one => !one.options.hidden).map(one => one.id).sort(), strong }; }""",
        chosen,
    )
    assert len(near["ends"]) > 1
    assert near["strong"] == near["own"]
    assert sorted(box["id"] for box in _names(page)["boxes"]) == near["ends"]
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert len(_names(page)["boxes"]) > len(near["ends"])


def test_denied_ties_step_back_with_all_others(open_page: Opened, riverside: str) -> None:
    """What is crossed out elsewhere must not outshine the ties of who was chosen; nor may its sign."""
    page = open_page(riverside, "#map&denied=yes")
    denied = """() => Object.values(document.getElementById("drawing").network.body.edges)
      .filter(one => one.options.label === "✕" && !one.options.hidden)
      .map(one => [one.fromId, one.toId, one.options.color.opacity, one.options.font.color])"""
    before = page.evaluate(denied)
    chosen = before[0][0]
    page.evaluate("id => { location.hash = `#map&denied=yes&actor=${id}`; }", chosen)
    page.wait_for_timeout(100)
    after = page.evaluate(denied)
    assert len(after) == len(before) > 1
    for start, end, opacity, ink in after:
        is_own = chosen in {start, end}
        assert (opacity == 1) == is_own
        assert (ink == before[0][3]) == is_own


def test_name_can_be_chosen_like_its_mark(open_page: Opened, exchange: str) -> None:
    """Readers point at what they read."""
    page = open_page(exchange)
    top = """() => document.getElementById("drawing").getBoundingClientRect().toJSON()"""
    hits = 0
    for box in _names(page)["boxes"]:
        around = page.evaluate(top)
        x = around["left"] + (box["from"]["x"] + box["to"]["x"]) / 2
        y = around["top"] + (box["from"]["y"] + box["to"]["y"]) / 2
        under = page.evaluate(
            """([x, y]) => { const map = document.getElementById("drawing");
              const box = map.getBoundingClientRect(), at = { x: x - box.left, y: y - box.top };
              return map.network.getEdgeAt(at) ?? map.network.getNodeAt(at) ?? ""; }""",
            [x, y],
        )
        if under:
            continue  # a line runs through the name: a click is meant for the line
        page.mouse.click(x, y)
        hits += 1
        assert page.evaluate("() => location.hash") == f"#map&actor={box['id']}"
    assert hits > 0


def test_whole_name_shows_where_it_is_pointed_at(open_page: Opened, riverside: str) -> None:
    """A name that was cut short can be read without choosing it."""
    page = open_page(riverside)
    before = page.locator("#drawing canvas").screenshot()
    page.wait_for_timeout(100)
    assert page.locator("#drawing canvas").screenshot() == before
    actor = page.locator("#list [data-actor]").first.get_attribute("data-actor")
    at = page.evaluate(ACTOR, actor)
    page.mouse.move(at["x"], at["y"])
    page.wait_for_timeout(200)
    texts = page.evaluate(
        """() => { const found = [], made = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
            found.push(text); return made.call(this, text, ...rest); };
          document.getElementById("drawing").network.redraw();
          CanvasRenderingContext2D.prototype.fillText = made;
          return found; }"""
    )
    label = page.locator(f'#list [data-actor="{actor}"] bdi').inner_text()
    assert texts[-1] in label
    assert len(texts[-1]) > 3
