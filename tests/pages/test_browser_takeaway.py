"""What readers take away from a map: files that are right, whole and harmless."""

from __future__ import annotations

import csv
import io
import json
import struct
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from defusedxml import ElementTree
from maps import island
from opened import SHOWN

from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from pathlib import Path

    from opened import Opened
    from playwright.sync_api import Page
    from rdflib import Dataset

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"


def _saved(page: Page, name: str) -> tuple[str, bytes]:
    """Press the button for a file, and return its name and bytes."""
    if not page.locator(f"#save-{name}").is_visible():
        page.click("#filters summary >> nth=1")
    with page.expect_download() as download:
        page.click(f"#save-{name}")
    path: Path = download.value.path()
    return download.value.suggested_filename, path.read_bytes()


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_table_holds_every_claim_that_is_shown_with_its_quotations(open_page: Opened, exchange: str) -> None:
    """A line a quotation, and one for a claim without; in UTF-8 that spreadsheets know."""
    page = open_page(exchange)
    name, content = _saved(page, "csv")
    rows = _table(content)
    data = island(exchange)
    assert name == "exchange.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert {row["claim"] for row in rows} == {
        one["claim"] for tie in (*data["ties"], *data["denials"]) for one in tie["said"]
    }
    assert [row["quotation"] for row in rows if row["quotation"]] == page.evaluate(
        "() => [...document.querySelectorAll('#table blockquote')].map(one => one.textContent)"
    )
    assert {row["denies"] for row in rows} == {"true", "false"}
    assert open_page.messages == []


def test_files_hold_what_passes_the_filters(open_page: Opened, riverside: str) -> None:
    """Who looks at a part takes that part away."""
    page = open_page(riverside, "#map&layer=flows:knowledge")
    shown = set(page.evaluate(SHOWN)["map"])
    assert 0 < len(shown) < len(island(riverside)["ties"])
    rows = [row for row in _table(_saved(page, "csv")[1]) if row["denies"] == "false"]
    assert {f"{row['from_id']}~{row['to_id']}" for row in rows} == shown
    assert {row["layers"] for row in rows} == {"flows:knowledge"}
    network = nx.read_graphml(io.BytesIO(_saved(page, "graphml")[1]))
    assert {f"{start}~{end}" for start, end in network.edges()} == shown
    picture = ElementTree.fromstring(_saved(page, "svg")[1])
    assert {group.get("data-tie") for group in picture.iter(f"{SVG}g") if group.get("data-tie")} == shown


def test_network_holds_ids_labels_and_claims(open_page: Opened, exchange: str) -> None:
    """GraphML that networkx reads: directed, each tie once, with the claims it rests on."""
    page = open_page(exchange)
    name, content = _saved(page, "graphml")
    network = nx.read_graphml(io.BytesIO(content))
    data = island(exchange)
    assert name == "exchange.graphml"
    assert network.is_directed()
    assert {node: about["label"] for node, about in network.nodes(data=True)} == {
        actor["id"]: actor["label"] for actor in data["actors"]
    }
    edges = {about["id"]: about for _, _, about in network.edges(data=True)}
    assert set(edges) == {tie["id"] for tie in data["ties"]}
    for tie in data["ties"]:
        made = [one["claim"] for one in tie["said"] if not one.get("denies")]
        assert edges[tie["id"]]["claims"].split() == made
        back = f"{tie['receiver']}~{tie['giver']}"
        assert edges[tie["id"]]["mutual"] is (back in edges)


def test_picture_stands_alone(open_page: Opened, exchange: str) -> None:
    """An SVG with its own style, generic fonts and nothing to fetch; on white, also from a dark page."""
    page = open_page(exchange, color_scheme="dark")
    name, content = _saved(page, "svg")
    picture = ElementTree.fromstring(content)
    text = content.decode()
    data = island(exchange)
    assert name == "exchange.svg"
    assert len([group for group in picture.iter(f"{SVG}g") if group.get("data-tie")]) == len(data["ties"])
    assert "var(" not in text
    assert "sans-serif" in text
    assert not any(word in text for word in ("href", "url(", "@import", "<script"))
    alone = page.context.new_page()
    alone.set_content(f"<!doctype html><body style='margin:0'>{text}</body>")
    fill = "() => getComputedStyle(document.querySelector('svg > rect')).fill"
    assert alone.evaluate(fill) == "rgb(255, 255, 255)"
    first = "() => getComputedStyle(document.querySelector('svg .arrow path')).stroke"
    assert alone.evaluate(first) == "rgb(95, 95, 95)"


def test_png_is_the_picture_and_not_empty(open_page: Opened, exchange: str) -> None:
    """Twice the size of the picture, with the colours of the sectors in it."""
    page = open_page(exchange)
    name, content = _saved(page, "png")
    width, height = struct.unpack(">II", content[16:24])
    box = [float(one) for one in str(page.get_attribute("svg.picture", "viewBox")).split()]
    assert name == "exchange.png"
    assert content.startswith(b"\x89PNG")
    assert (width, height) == (round(box[2] * 2), round(box[3] * 2))
    colours = page.context.new_page().evaluate(
        """async bytes => {
          const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
          const sheet = new OffscreenCanvas(image.width, image.height), pen = sheet.getContext("2d");
          pen.drawImage(image, 0, 0);
          const all = pen.getImageData(0, 0, image.width, image.height).data, found = new Set();
          for (let at = 0; at < all.length; at += 4) found.add(all.slice(at, at + 4).join());
          return [...found];
        }""",
        list(content),
    )
    assert {"255,255,255,255", "86,180,233,255"} <= set(colours)
    assert open_page.messages == []


def test_no_cell_of_a_hostile_study_is_a_formula(open_page: Opened, hostile_graph: Dataset) -> None:
    """Names and quotations that begin as formulas do are texts in every spreadsheet."""
    page = open_page(map_page(hostile_graph, "power", study="=1+1"))
    rows = _table(_saved(page, "csv")[1])
    cells = [cell for row in rows for cell in row.values()]
    assert len(rows) == len(island(page.content())["ties"])
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]
    assert [cell for cell in cells if cell.startswith("'=")]
    nx.read_graphml(io.BytesIO(_saved(page, "graphml")[1]))
    ElementTree.fromstring(_saved(page, "svg")[1])
    assert page.evaluate("() => window.hit") is None
    assert open_page.messages == []


def test_nothing_is_fetched_or_refused_while_files_are_made(open_page: Opened, exchange: str) -> None:
    """All files are made on the reader's machine, from a page opened as a file."""
    page = open_page(exchange)
    for name in ("png", "svg", "csv", "graphml"):
        _saved(page, name)
    assert open_page.asked_for == []
    assert json.dumps(open_page.messages) == "[]"
