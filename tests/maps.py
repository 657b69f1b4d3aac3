"""What tests read out of the page of a map."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any, Final

ISLAND: Final = re.compile(r'<script id="data" type="application/json">(.*?)</script>', re.DOTALL)


def island(page: str) -> dict[str, Any]:
    """Return the data that the script of a page reads, with the addresses of claims whole."""
    found = ISLAND.search(page)
    assert found is not None
    data = json.loads(found[1])
    for row in (*data["ties"], *data["denials"]):
        for one in row["said"]:
            one["claim"] = data["base"] + one["claim"]
    return data


def labels(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the names that each line joins, in the order of the lines."""
    names = {actor["id"]: actor["label"] for actor in data["actors"]}
    return [(names[tie["giver"]], names[tie["receiver"]]) for tie in data["ties"]]


def claims(data: dict[str, Any]) -> set[str]:
    """Return the claims that make or deny lines, and those that deny what is not drawn."""
    return {one["claim"] for said in (*data["ties"], *data["denials"]) for one in said["said"]}


def texts(page: str) -> str:
    """Return all that a page says, as it is read: without escapes of HTML or of JSON."""
    said = ISLAND.search(page)
    data = "" if said is None or not said[1] else json.dumps(json.loads(said[1]), ensure_ascii=False)
    return unescape(ISLAND.sub("", page)) + data.replace('\\"', '"').replace("\\\\", "\\")


@dataclass
class ToldClaim:
    """A claim as the table of a page tells it."""

    sentence: str = ""
    coder: str = ""
    quotations: list[str] = field(default_factory=list)
    attributions: list[str] = field(default_factory=list)


class _Told(HTMLParser):
    """Collects the claims of the table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[ToldClaim] = []
        self._into = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        if about.get("class") == "sentence":
            self.found.append(ToldClaim())
        if about.get("class") in {"sentence", "coder"}:
            self._into = str(about["class"])
        elif tag in {"blockquote", "figcaption"}:
            self._into = tag
            of = self.found[-1].quotations if tag == "blockquote" else self.found[-1].attributions
            of.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"span", "blockquote", "figcaption"}:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into in {"sentence", "coder"}:
            setattr(self.found[-1], self._into, getattr(self.found[-1], self._into) + data)
        elif self._into == "blockquote":
            self.found[-1].quotations[-1] += data
        elif self._into == "figcaption":
            self.found[-1].attributions[-1] += data


def told(page: str) -> list[ToldClaim]:
    """Return the claims that the table of a page tells, in its order."""
    return _Told(page).found
