"""A page in a browser, with what it asks for and complains of, and where its ties are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

# Where an edge is on the screen, at a point that no other crosses, and where a node is.
ON_EDGE = """id => {
  const map = document.getElementById("drawing"), network = map.network;
  map.scrollIntoView({ block: "center", behavior: "instant" });
  const box = map.getBoundingClientRect();
  for (const part of [0.5, 0.42, 0.58, 0.35, 0.65]) {
    const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(part));
    const around = [-2, 0, 2].map(aside => ({ x: at.x + aside, y: at.y }));
    if (around.every(one => network.getNodeAt(one) === undefined && network.getEdgeAt(one) === id)) {
      return { x: at.x + box.left, y: at.y + box.top };
    }
  }
}"""
ACTOR = """id => {
  const map = document.getElementById("drawing");
  map.scrollIntoView({ block: "center", behavior: "instant" });
  const at = map.network.canvasToDOM(map.network.getPosition(id)), box = map.getBoundingClientRect();
  return { x: at.x + box.left, y: at.y + box.top };
}"""
# The darkest and the lightest grey in each name on the canvas.
INK_OF_NAMES = """() => {
  const map = document.getElementById("drawing"), surface = map.querySelector("canvas");
  const dense = surface.width / surface.clientWidth;
  return map.names.map(box => {
    const first = map.network.canvasToDOM({ x: box.left, y: box.top });
    const last = map.network.canvasToDOM({ x: box.right, y: box.bottom });
    const { data } = surface.getContext("2d").getImageData(...[first.x, first.y, last.x - first.x,
      last.y - first.y].map(one => Math.round(one * dense)));
    const greys = [];
    for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 250) greys.push(data[at + 1]);
    return [Math.min(...greys), Math.max(...greys)];
  });
}"""
# What each view shows of ties: the ids of those that are not hidden.
SHOWN = """() => {
  const seen = (selector) => [...document.querySelectorAll(selector)]
    .filter(one => !one.closest("[hidden]")).map(one => one.dataset.tie);
  const edges = document.getElementById("drawing").network.body.edges;
  return {
    map: Object.values(edges).filter(edge => !edge.options.hidden).map(edge => edge.id).sort(),
    picture: [...document.querySelectorAll(".picture [data-tie]:not([data-out])")]
      .map(one => one.dataset.tie).sort(),
    list: seen("#list [data-tie]").sort(),
    grid: seen("#square [data-tie]").sort(),
    table: seen("#table tr[data-tie]").sort(),
  };
}"""


@dataclass
class Opened:
    """Pages that are opened from a file, as readers do, with all that they ask for and complain of."""

    browser: Browser
    folder: Path
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(self, html: str, address: str = "", **options: Any) -> Page:
        """Open a page, and return it when its map is drawn; without scripts it is there at once."""
        page = self.plain(html, address, **options)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("#drawing[data-ready=yes]", state="attached")
        return page

    def plain(self, html: str, address: str = "", *, width: int = 1280, **options: Any) -> Page:
        """Open a page, and return it as soon as it is read."""
        file = self.folder / "map.html"
        file.write_bytes(html.encode("utf-8"))
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.goto(file.as_uri() + address)
        return page

    @property
    def asked_for(self) -> list[str]:
        """What was asked for beside the page itself and what it made itself."""
        return [url for url in self.requests if "/map.html" not in url and not url.startswith("blob:")]


def pages_of(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page of a PDF, in points, in the order of the pages."""
    boxes = re.findall(rb"/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert boxes
    return [(float(width), float(height)) for width, height in boxes]


def axe_finds(page: Page, axe: str) -> list[str]:
    """Return what axe finds on a page, after seeing that it looked at something.

    It works out where each node of a violation stands, and one of each rule that nothing breaks.
    """
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    assert len(result["passes"]) > 15
    return [f"{one['id']}: {node['html']}" for one in result["violations"] for node in one["nodes"]]
