"""The whole map: every layer in one, told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps
import pytest
import studies

from coprod_kg import build
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset


@pytest.fixture(scope="module")
def page(mill_graph: Dataset) -> str:
    """Return the whole map of the mill."""
    return map_page(mill_graph, "whole", study="The Mill")


def test_claims_are_those_of_the_other_maps(mill_graph: Dataset, page: str) -> None:
    """Nothing is lost in the one that shows all, and nothing made up."""
    others = [
        maps.claims(maps.island(map_page(mill_graph, kind, study="The Mill")))
        for kind in ("power", "exchange", "tensions", "causes")
    ]
    assert maps.claims(maps.island(page)) == set().union(*others)


def test_layers_are_told_apart_and_explained(page: str) -> None:
    """Power and exchange join the same actors: they differ in colour and in head."""
    edges = maps.island(page)["drawing"]["edges"]
    looks = {(edge.get("colour"), str(edge.get("arrows"))) for edge in edges}
    assert len(looks) >= 4
    for words in ("holds power over", "gives to", "helps to bring about", "a practice meets a tension"):
        assert f"</svg> {words}</li>" in page


def test_lines_between_the_same_two_do_not_lie_on_each_other(page: str) -> None:
    """Power one way and a gift the same way are two lines."""
    edges = maps.island(page)["drawing"]["edges"]
    seen = [(edge["from"], edge["to"], edge["smooth"].get("roundness", 0)) for edge in edges]
    assert len(set(seen)) == len(seen)
    pairs = [frozenset(one[:2]) for one in seen]
    assert len(set(pairs)) < len(pairs)
    assert all(one[2] > 0 for one, pair in zip(seen, pairs, strict=True) if pairs.count(pair) > 1)


def test_each_layer_is_counted_by_itself(mill_graph: Dataset, page: str) -> None:
    """Ties of power and of exchange are never summed."""
    alone = map_page(mill_graph, "power", study="The Mill")
    counts = alone.split('<p class="counts">')[1].split("</p>")[0]
    assert f"Power: {counts}" in page


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Practices, factors, chains and the names of partnerships are data, in every part of the page."""
    bad = "</script><img src=x onerror=window.hit=1>"
    write = {
        "partnerships": f"id,name\np1,{bad}1\np2,{bad}2\n",
        "tensions": "id,partnership,tension,claimant\nt1,p1,language,a1\nt2,p2,language,a1\n",
        "responses": f"id,to,practice,by,claimant,partnership\nr1,t1,{bad}3,a1,a2,p1\n",
        "factors": f"id,kind,label,claimant,partnership\nf1,vision,{bad}4,a1,p1\nf2,outcome,{bad}5,a1,p2\n",
        "causal_claims": f"id,causes,effects,chain,claimant,partnership\nz1,f1,f2,{bad}6,a1,p1\n",
    }
    graph = build.in_memory(studies.write(tmp_path, **write).folder)
    for options in ({}, {"by": "partnership"}):
        page = map_page(graph, "whole", study=bad, **options)
        said = maps.texts(page)
        assert all(f"{bad}{number}" in said for number in range(1, 7))
        assert "<img" not in page
        assert page.count("</script>") == 3
