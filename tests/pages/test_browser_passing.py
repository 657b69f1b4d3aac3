"""What the report says that filters let pass is what the page's own script lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.filters import filters
from coprod_kg.pages.passing import passing
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from opened import Opened
    from rdflib import Dataset

pytestmark = pytest.mark.browser
# Some of the choices together, beside each of them alone.
TOGETHER = [
    {"direction": "mutual", "layer": "flows:knowledge"},
    {"from": "2010", "to": "2012"},
    {"from": "2010", "to": "2012", "undated": "yes", "denied": "yes"},
    {"strength": "4", "coder": "c2"},
    {"search": "OFFICE", "denied": "yes"},
    {"search": "no quotation"},
    {"sector": "funder", "claimants": "academia", "contested": "no"},
]
CHOSEN = """chosen => {
  const pairs = chosen.map(([name, value]) => "&" + name + "=" + encodeURIComponent(value));
  location.hash = "#table" + pairs.join("");
  return new Promise((done) => setTimeout(() => done([...document.querySelectorAll("#table tr[data-tie]")]
    .filter(one => !one.closest("[hidden]")).map(one => one.dataset.tie)), 60));
}"""


def test_report_and_page_choose_the_same_ties(
    open_page: Opened, riverside: str, riverside_graph: Dataset
) -> None:
    """Two programs follow one rule: each choice of each filter, and some together."""
    words = wording("en")
    scene, _, _ = Drawn(riverside_graph, "exchange", Policy(), words).scene(None, None, ())
    choices = [{one.name: choice.value} for one in filters(scene, words).selects for choice in one.choices]
    assert len(choices) > 30
    page = open_page(riverside)
    placed = {row.id for row in scene.ties} | {row.id for row in scene.denials}
    for chosen in [*choices, *TOGETHER]:
        found = passing(scene, {**chosen, "denied": "yes"}, words)
        assert set(page.evaluate(CHOSEN, list(chosen.items()))) == set(found) & placed, chosen
