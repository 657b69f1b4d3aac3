"""What tests read out of the page of a map."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any, Final

ISLAND: Final = re.compile(r'<script id="data" type="application/json">(.*?)</script>', re.DOTALL)


def island(page: str) -> dict[str, Any]:
    """Return the data that the script of a page reads."""
    found = ISLAND.search(page)
    assert found is not None
    return json.loads(found[1])


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
