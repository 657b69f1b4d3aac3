"""Maps in a real browser: what it asks for and runs, what readers get by mouse, keys and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from maps import island
from opened import ACTOR, INK_OF_NAMES, ON_EDGE, SHOWN, pages_of

from coprod_kg.ask import Library, Names, ask
from coprod_kg.network import claims
from coprod_kg.network.policy import Policy
from coprod_kg.pages.page import KINDS, map_page

if TYPE_CHECKING:
    from opened import Opened
    from playwright.sync_api import Page
    from rdflib import Dataset

pytestmark = pytest.mark.browser


def _behind(graph: Dataset, kind: str, **given: str) -> list[dict[str, str]]:
    """Return what the library's question says is behind the ties of a kind, in words."""
    answer = ask(Library().find("behind-a-tie"), Names(graph, "https://example.org/mill/"), given)
    rows = [
        dict.fromkeys(answer.columns, "") | {name: str(term) for name, term in record.items()}
        for record in answer.records()
    ]
    return [row for row in rows if row["kind"] == {"power": "holds power over", "exchange": "gives"}[kind]]


def _claims(page: Page, tie: str) -> list[str]:
    """Return the claims that the details show for one direction of a tie."""
    items = page.locator(f'#said [data-tie="{tie}"] > li').all()
    return [str(item.get_attribute("data-claim")) for item in items]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_asks_for_nothing_and_complains_of_nothing(
    open_page: Opened, mill_graph: Dataset, kind: str, scheme: str
) -> None:
    """One file, no request beside it, no violation of its own policy, no error."""
    page = open_page(map_page(mill_graph, kind, study="The Mill"), color_scheme=scheme)
    page.locator("#list [data-tie]").first.click()
    page.click("#zoom-in")
    page.click("#fit")
    for view in ("grid", "table", "about", "map"):
        page.click(f"nav [data-view={view}]")
        assert page.locator(f"#{view}").is_visible()
    page.wait_for_timeout(200)
    assert open_page.asked_for == []
    assert open_page.messages == []


@pytest.mark.parametrize("kind", ["power", "exchange"])
def test_click_on_an_edge_shows_what_ask_gives_for_the_tie(
    open_page: Opened, mill_graph: Dataset, kind: str
) -> None:
    """Claims, claimants and quotations of every arrow, also of a bowed pair, are those of the question."""
    page = open_page(map_page(mill_graph, kind, study="The Mill", release="controlled"))
    heard = {
        claim.claim: claim
        for said in claims.read(mill_graph).claims.values()
        for claim in said
        if Policy().hears(claim) and claim.stance in {"affirmed", "denied"}
    }
    ties = island(page.content())["ties"]
    assert len(ties) >= 4
    for tie in ties:
        at = page.evaluate(ON_EDGE, tie["id"])
        page.mouse.click(at["x"], at["y"])
        told = [
            row
            for row in _behind(mill_graph, kind, one=tie["giver"], other=tie["receiver"])
            if row["start"].endswith(f"/{tie['giver']}") and row["claim"] in heard
        ]
        assert sorted(_claims(page, tie["id"])) == sorted({row["claim"] for row in told})
        shown = page.inner_text(f'#said [data-tie="{tie["id"]}"]')
        assert all(row["claimantName"] in shown for row in told)
        quotations = page.locator(f'#said [data-tie="{tie["id"]}"] blockquote').all_inner_texts()
        assert sorted(quotations) == sorted(row["quotation"] for row in told if row["quotation"])


def test_both_directions_stand_together(open_page: Opened, exchange: str) -> None:
    """What came back, or that nobody says so, belongs to a tie."""
    page = open_page(exchange)
    ties = {(tie["giver"], tie["receiver"]): tie for tie in island(exchange)["ties"]}
    for (giver, receiver), tie in ties.items():
        page.click(f'#list [data-tie="{tie["id"]}"]')
        back = ties.get((receiver, giver))
        if back:
            assert _claims(page, back["id"]) == [one["claim"] for one in back["said"]]
        else:
            assert "Not mentioned is not denied" in page.inner_text("#said")


def test_denial_the_other_way_is_shown_and_not_called_silence(open_page: Opened, riverside: str) -> None:
    """Who says that nothing came back is not somebody who says nothing."""
    data = island(riverside)
    ties = {(tie["giver"], tie["receiver"]): tie["id"] for tie in data["ties"]}
    answered = [
        (ties[one["receiver"], one["giver"]], one)
        for one in data["denials"]
        if (one["receiver"], one["giver"]) in ties
    ]
    assert answered
    page = open_page(riverside)
    for tie, denial in answered:
        page.click(f'#list [data-tie="{tie}"]')
        assert "Not mentioned is not denied" not in page.inner_text("#said")
        assert _claims(page, denial["id"]) == [one["claim"] for one in denial["said"]]


def test_mutual_ties_are_two_edges(open_page: Opened, exchange: str) -> None:
    """The browser draws as many edges as the graph has ties."""
    page = open_page(exchange)
    drawn = page.evaluate(SHOWN)["map"]
    ties = [tie["id"] for tie in island(exchange)["ties"]]
    assert drawn == sorted(ties)
    assert any("~".join(reversed(tie.split("~"))) in ties for tie in ties)


def test_click_on_an_actor_shows_its_ties(open_page: Opened, exchange: str) -> None:
    """What it gives and what it receives, with the others as buttons."""
    page = open_page(exchange)
    data = island(exchange)
    for actor in data["actors"]:
        at = page.evaluate(ACTOR, actor["id"])
        page.mouse.click(at["x"], at["y"])
        assert page.inner_text("#said h3 >> nth=0") == actor["label"]
        shown = {item.get_attribute("data-tie") for item in page.locator("#said [data-tie]").all()}
        own = [*data["ties"], *data["denials"]]
        assert shown == {tie["id"] for tie in own if actor["id"] in {tie["giver"], tie["receiver"]}}


def test_neighbour_in_the_details_leads_on(open_page: Opened, exchange: str) -> None:
    """Readers follow ties from actor to actor, and the keyboard goes with them."""
    page = open_page(exchange)
    page.locator("#list [data-actor]").first.click()
    button = page.locator("#said h4 button").first
    name = button.inner_text()
    button.focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#said h3 >> nth=0") == name
    assert page.evaluate("() => document.activeElement.id") == "details"


def test_without_scripts_there_are_picture_grid_table_and_quotations(
    open_page: Opened, exchange: str, mill_graph: Dataset
) -> None:
    """Print, mail previewers and locked-down machines lose the clicks and nothing else."""
    page = open_page(exchange, java_script_enabled=False)
    data = island(exchange)
    assert page.locator("svg.picture").is_visible()
    assert page.locator("svg.picture g.arrow:not(.denied)").count() == len(data["ties"])
    assert page.locator("svg.picture g.actor").count() == len(data["actors"])
    assert page.locator("#square td a").count() == len(data["ties"]) + len(data["denials"])
    assert page.locator("#square td a").first.is_visible()
    assert page.locator("#table tbody tr").first.is_visible()
    assert page.locator("#about").is_visible()
    told = _behind(mill_graph, "exchange", partnership="p3")
    texts = {row["quotation"] for row in told if row["mode"].endswith("happened")}
    table = page.inner_text("#table")
    assert len(texts) > 2
    assert all(text in table for text in texts)
    for hidden in ("#drawing", "#list", "#filters", "#details"):
        assert not page.locator(hidden).is_visible()


def test_a_sign_of_the_grid_leads_to_the_row_of_the_table_without_scripts(
    open_page: Opened, exchange: str
) -> None:
    """Every sign leads to the words it rests on, on every machine."""
    page = open_page(exchange, java_script_enabled=False)
    for link in page.locator("#square td a").all():
        row = page.locator(str(link.get_attribute("href")))
        assert row.get_attribute("data-tie") == link.get_attribute("data-tie")


@pytest.mark.parametrize("view", ["map", "table"])
def test_print_has_picture_and_table_and_not_the_tools(open_page: Opened, exchange: str, view: str) -> None:
    """A printed map is a picture with its table, whatever view is open."""
    page = open_page(exchange, f"#{view}")
    page.emulate_media(media="print")
    for shown in ("svg.picture", "#square", "#table", "#about"):
        assert page.locator(shown).is_visible(), shown
    for hidden in ("#drawing", "#details", "#filters", "#list", "nav"):
        assert not page.locator(hidden).is_visible(), hidden


def test_print_shows_what_passes_and_says_which_filters_are_set(open_page: Opened, riverside: str) -> None:
    """A printed part must not be taken for the whole."""
    page = open_page(riverside, "#map&layer=flows:knowledge")
    page.emulate_media(media="print")
    shown = page.evaluate(SHOWN)
    assert 0 < len(shown["picture"]) < len(island(riverside)["ties"])
    assert page.locator("svg.picture g.arrow:visible").count() == len(shown["picture"])
    assert "Filters set: What the tie is about: knowledge." in page.inner_text("body")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("view", ["map", "grid", "table", "about"])
def test_nothing_is_wider_than_the_screen(open_page: Opened, riverside: str, width: int, view: str) -> None:
    """A reader on a phone scrolls down and never sideways, but within the grid."""
    page = open_page(riverside, f"#{view}", width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_dark_scheme_reaches_the_drawing(open_page: Opened, exchange: str) -> None:
    """Names on the canvas follow the scheme, also when it changes."""
    page = open_page(exchange, color_scheme="light")
    light = page.evaluate(INK_OF_NAMES)
    assert len(light) == len(island(exchange)["actors"])
    assert all(darkest < 90 for darkest, _ in light)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert all(lightest > 180 for _, lightest in page.evaluate(INK_OF_NAMES))


def test_print_of_a_grid_keeps_names_in_words(open_page: Opened, riverside_graph: Dataset) -> None:
    """A name in a column one letter wide cannot be read: sixty columns must not squeeze it."""
    page = open_page(map_page(riverside_graph, "tensions", study="R", release="controlled"), width=1046)
    page.emulate_media(media="print")
    names = page.locator("#square tbody th")
    assert names.count() > 10
    for name in names.all():
        box = name.bounding_box()
        assert box is not None
        assert box["width"] > 90
    assert page.evaluate("() => document.getElementById('square').offsetWidth") <= 1046


def test_print_turns_wide_pictures_sideways_and_no_others(open_page: Opened, riverside: str) -> None:
    """A page turned sideways has twice the room for a wide map; nobody need set it in the dialogue."""
    page = open_page(riverside)
    sheets = pages_of(page.pdf(format="A4"))
    assert sheets[0][0] < sheets[0][1]
    assert sheets[1][0] > sheets[1][1]
    assert sheets[-1][0] < sheets[-1][1]


def test_key_is_printed_before_the_picture(open_page: Opened, riverside_graph: Dataset) -> None:
    """A high picture fills a page: a key below it would be cut in two, away from what it explains."""
    page = open_page(map_page(riverside_graph, "power", study="R", release="controlled"))
    page.emulate_media(media="print")
    tops = [page.locator(one).bounding_box() for one in ("#map-heading", "#map > .key", ".picture")]
    assert all(tops)
    places = [box["y"] for box in tops if box]
    assert places == sorted(places)


def test_small_picture_is_printed_with_its_header(open_page: Opened, exchange: str) -> None:
    """Five actors need no page of their own."""
    page = open_page(exchange)
    assert all(width < height for width, height in pages_of(page.pdf(format="A4")))
