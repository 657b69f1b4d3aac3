"""What tests of pages share: a browser that must be there, and a world of hostile names."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from opened import Opened

from coprod_kg import build, resources
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from rdflib import Dataset

AXE = "axe-core@4.10.3"
CHROMIUM = Path("/usr/bin/chromium")
HOSTILE = (
    "<script>window.hit=1</script>",
    "</script><img src=x onerror=window.hit=1>",
    "{{ 7*7 }} {% raw %}",
    "\u202ereversed",
    "line\u2028break & \"quotes\" 'too'",
    "<a href='https://example.org/' onclick='window.hit=1'>href</a>",
    "<!-- <b>bold</b> ${window.hit=1} `x`",
    "=cmd()|' /C calc'!A0 {braces} %s",
)


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[str, ...]:
    """Return the names, quotations, titles and matters of the hostile graph."""
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_graph(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return a graph in which every name, quotation, title and matter tries to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "coded").mkdir()
    (folder / "study.toml").write_text(
        'format = 1\ntitle = "Hostile"\nbase = "https://example.org/h/"\ncoder = "c1"\n', encoding="utf-8"
    )
    many = range(len(HOSTILE))
    tables = {
        "partnerships": [{"id": "p", "name": HOSTILE[0]}],
        "actors": [{"id": f"a{n}", "name": HOSTILE[n], "kind": "person"} for n in many],
        "coders": [{"id": "c1", "name": HOSTILE[1]}],
        "sources": [{"id": "s", "partnership": "p", "title": HOSTILE[1]}],
        "extracts": [{"id": f"x{n}", "source": "s", "text": HOSTILE[n], "speaker": f"a{n}"} for n in many],
        "power_over": [
            {
                "id": str(n),
                "holder": f"a{n}",
                "over": f"a{(n + 1) % len(many)}",
                "matter": HOSTILE[n],
                "extracts": f"x{n}",
            }
            for n in many
        ],
    }
    for name, rows in tables.items():
        with (folder / "coded" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return build.in_memory(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium; where it is missing the tests fail and are not skipped."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM.exists(), "Chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Return what opens a page from a file, and notes what it asks for and complains of."""
    opened = Opened(browser, tmp_path)
    yield opened
    for context in opened.contexts:
        context.close()


@pytest.fixture(scope="session")
def exchange(mill_graph: Dataset) -> str:
    """Return the mill's map of exchange, whole."""
    return map_page(mill_graph, "exchange", study="The Mill", release="controlled")


@pytest.fixture(scope="session")
def riverside_graph() -> Dataset:
    """Return the graph of a study with many ties, denials, coders and years."""
    return build.in_memory(resources.examples() / "riverside")


@pytest.fixture(scope="session")
def riverside(riverside_graph: Dataset) -> str:
    """Return the map of exchange of a study with many ties, whole."""
    return map_page(riverside_graph, "exchange", study="Riverside", release="controlled")


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the script of axe-core."""
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", AXE], cwd=folder, check=True)
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
