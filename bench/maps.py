"""How large maps are and how soon they show a picture: `python bench/maps.py [--quick]`.

Maps of exchange among 50 to 10,000 actors, three ties an actor and a quotation a tie, opened from a file
in headless Chromium until something stands on the canvas, beside plain pyvis with the same nodes and edges
and its physics, as it comes. Processor seconds of the page's process count, as for questions: what an idle
machine takes. Pyvis is given up after two minutes.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from networks import timed

from coprod_kg import build
from coprod_kg.network import claims
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.pages.page import map_page
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession
    from rdflib import Dataset

CHROMIUM: Final = "/usr/bin/chromium"
# Actors; seconds until the first picture, and megabytes, that are wanted.
WANTED: Final[dict[int, tuple[float, float]]] = {
    50: (1.0, 0.8),
    500: (2.0, float("inf")),
    3_000: (5.0, float("inf")),
    10_000: (float("inf"), float("inf")),
}
PATIENCE: Final = 120.0  # seconds until a page is given up
ROUNDS: Final = 3
IS_DRAWN: Final = """() => {
  const canvas = document.querySelector("canvas");
  if (!canvas || !canvas.width) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let at = 3; at < data.length; at += 52) if (data[at]) return true;
  return false;
}"""


def study(actors: int, folder: Path, seed: int = 1) -> Dataset:
    """Return the graph of a made-up study: people, ten an organisation, who give three times each."""
    rng = random.Random(seed)  # noqa: S311  # nothing secret
    sectors = [
        concept.notation
        for scheme in vocabulary().tables["actors"].column("sector").schemes
        for concept in vocabulary().schemes[scheme].concepts
    ]
    resources = [
        concept.notation
        for scheme in vocabulary().tables["flows"].column("resource").schemes
        for concept in vocabulary().schemes[scheme].concepts
    ]
    organisations = max(1, actors // 10)
    (folder / "coded").mkdir()
    (folder / "study.toml").write_text(
        'format = 1\ntitle = "Maps"\nbase = "https://example.org/maps/"\ncoder = "c"\n', encoding="utf-8"
    )
    people = range(organisations, actors)
    tables: dict[str, list[dict[str, Any]]] = {
        "partnerships": [{"id": "p", "name": "Partnership"}],
        "coders": [{"id": "c", "name": "Coder"}],
        "sources": [{"id": "s", "partnership": "p", "title": "Source"}],
        "actors": [
            {
                "id": f"a{n}",
                "name": f"Organisation {n}",
                "kind": "organisation",
                "sector": rng.choice(sectors),
            }
            for n in range(organisations)
        ]
        + [
            {
                "id": f"a{n}",
                "name": f"Person {n}",
                "kind": "person",
                "sector": rng.choice(sectors),
                "part_of": f"a{n % organisations}",
            }
            for n in people
        ],
        "extracts": [],
        "flows": [],
    }
    for n in range(3 * actors):
        giver, receiver = rng.sample(range(actors), 2)
        resource = rng.choice(resources)
        text = (
            f"In our meeting of week {n} we said that {giver} had given {receiver} some {resource}, and why."
        )
        tables["extracts"].append({"id": f"x{n}", "source": "s", "text": text, "speaker": f"a{giver}"})
        tables["flows"].append(
            {
                "id": f"f{n}",
                "giver": f"a{giver}",
                "receiver": f"a{receiver}",
                "resource": resource,
                "extracts": f"x{n}",
                "strength": rng.randint(1, 5),
            }
        )
    for name, lines in tables.items():
        with (folder / "coded" / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(dict.fromkeys(key for line in lines for key in line)))
            writer.writeheader()
            writer.writerows(lines)
    return build.in_memory(folder)


def plain(graph: Dataset) -> str:
    """Return the same ties as pyvis draws them without anything said."""
    from pyvis.network import Network  # noqa: PLC0415  # takes most of a second

    said = claims.read(graph)
    made = layer(said, layer_name("flows", said))
    network = Network(directed=True, cdn_resources="in_line")
    for iri in made.nodes:
        network.add_node(iri, label=made.actor(iri).label)
    network.add_edges(list(made.ties))
    return str(network.generate_html())


def process_time(inside: CDPSession) -> float:
    """Return the processor seconds that a page's process has taken so far."""
    metrics = inside.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime"))


def first_picture(browser: Browser, page: Path) -> float | None:
    """Return the processor seconds until something is drawn, None where it takes too long."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    # pyvis would ask a server for its style sheet, and wait
    context.route(lambda url: url.startswith("http"), lambda route: route.abort())
    tab = context.new_page()
    inside = context.new_cdp_session(tab)
    inside.send("Performance.enable")
    before = process_time(inside)
    try:
        tab.goto(page.as_uri(), wait_until="commit", timeout=PATIENCE * 1000)
        tab.wait_for_function(IS_DRAWN, polling=100, timeout=PATIENCE * 1000)
        return process_time(inside) - before
    except Exception as error:
        if "Timeout" not in type(error).__name__:
            raise
        return None
    finally:
        context.close()


def best(browser: Browser, page: Path) -> float | None:
    """Return the fastest of some rounds; one that takes too long is not tried again."""
    found = [first_picture(browser, page)]
    while found[-1] is not None and len(found) < ROUNDS:
        found.append(first_picture(browser, page))
    return min((seconds for seconds in found if seconds is not None), default=None)


def compare(actors: int, browser: Browser, folder: Path) -> None:
    """Print one line for a number of actors; where they are rolled up, another for all of them."""
    graph = study(actors, folder)
    (folder / "plain.html").write_text(plain(graph), encoding="utf-8")
    theirs = best(browser, folder / "plain.html")
    seconds_wanted, size_wanted = WANTED[actors]
    for everything in (False, True) if actors > 1_500 else (False,):
        made, page = timed(lambda all_=everything: map_page(graph, "exchange", study="Maps", everything=all_))
        (folder / "ours.html").write_bytes(page.encode())
        size = len(page.encode()) / 1e6
        ours = best(browser, folder / "ours.html")
        ratio = (
            f"pyvis / ours {theirs / ours:6.1f}"
            if theirs and ours
            else f"pyvis / ours over {PATIENCE / ours:.0f}, given up"
            if ours
            else "NOT OPENED"
        )
        is_over = not everything and (ours is None or ours > seconds_wanted or size > size_wanted)
        print(
            f"  {actors:6,}{' --all' if everything else '':6} {ratio}; first picture"
            f" {ours or float('nan'):5.2f} s, {size:5.2f} MB, made in {made:5.1f} s"
            f"{', OVER' if is_over else ''}",
            flush=True,
        )


def main(*, quick: bool = False) -> None:
    """Print what maps of each size cost, or the two smaller ones alone."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # not needed to measure anything else

    print("\nMaps of exchange, opened in Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        for actors in list(WANTED)[: 2 if quick else None]:
            with TemporaryDirectory() as folder:
                compare(actors, browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
