"""HTML and Markdown pages as a strict reader sees them: elements, anchors, links, words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

VOID = {"meta", "br", "link", "img", "hr", "input"}  # of HTML; those of drawings close themselves
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+).+?\1")


@dataclass
class Page:
    """What a page holds, and where its elements are not nested as they should be."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    listings: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    words: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[str] = []
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._found(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)
        if tag == "pre":
            self.page.listings.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._found(tag, attrs)

    def _found(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if len(said) != len(attrs):
            self.page.faults.append(f"<{tag}> says something twice")
        self.page.elements.append((tag, said))
        if said.get("id"):
            self.page.anchors.append(said["id"] or "")
        if tag == "a":
            self.page.links.append(said.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.page.faults.append(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self._texts.append(data)
        if "pre" in self._open:
            self.page.listings[-1] += data

    def read(self, text: str) -> Page:
        self.feed(text)
        self.close()
        self.page.faults += [f"<{tag}> is not closed" for tag in self._open]
        self.page.words = " ".join(" ".join(self._texts).split())
        return self.page


def html(text: str) -> Page:
    """Return an HTML page as it is read."""
    return _Reader().read(text)


def markdown(text: str) -> Page:
    """Return anchors and links of a Markdown page, what stands in code left out."""
    page = Page(anchors=ANCHOR.findall(text), words=text)
    page.listings = [block.split("\n", 1)[1].removesuffix("```") for block in FENCED.findall(text)]
    page.links = LINK.findall(CODE.sub("code", FENCED.sub("", text)))
    return page


def target(path: str, link: str) -> tuple[str, str]:
    """Return the file and anchor that a link of a page leads to."""
    place, _, anchor = link.partition("#")
    return (normpath(join(dirname(path), place)) if place else path), anchor
