"""The still picture: what a line looks like where it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import maps

from coprod_kg.pages.page import map_page
from coprod_kg.pages.scene import CARD_SIZE

if TYPE_CHECKING:
    from rdflib import Dataset

LINE = re.compile(r'<g class="arrow[^>]*data-tie="([^"]*)".*?<polygon points="([^"]*)"/>')


def test_head_of_a_line_is_seen_beside_the_card_it_leads_to(mill_graph: Dataset) -> None:
    """Cards of two columns stand near each other: the head is between them and not beneath one."""
    page = map_page(mill_graph, "causes", study="The Mill", release="controlled")
    data = maps.island(page)
    at = {node["id"]: (node["x"], node["y"]) for node in data["drawing"]["nodes"]}
    to = {tie["id"]: at[tie["receiver"]] for tie in data["ties"]}
    heads = LINE.findall(page)
    assert len(heads) == len(to)
    for tie, points in heads:
        for point in points.split():
            x, y = (abs(float(one) - middle) for one, middle in zip(point.split(","), to[tie], strict=True))
            assert x > CARD_SIZE[0] / 2 or y > CARD_SIZE[1] / 2, tie
