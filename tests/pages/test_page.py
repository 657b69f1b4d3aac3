"""The HTML of a map, before a browser reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from maps import ISLAND, island, told

from coprod_kg.errors import ParameterError
from coprod_kg.network import claims
from coprod_kg.network.layers import layer
from coprod_kg.network.measure import measure
from coprod_kg.network.names import layer_name
from coprod_kg.network.policy import Policy
from coprod_kg.pages import causes, evidence, tensions, two_mode
from coprod_kg.pages.drawn import LAYERS
from coprod_kg.pages.layout import CELL
from coprod_kg.pages.page import KINDS, map_page
from coprod_kg.pages.report import claims as report_claims
from coprod_kg.pages.scene import CARD_SIZE
from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from rdflib import Dataset


def _page(graph: Dataset, kind: str = "exchange", **options: Any) -> str:
    return map_page(graph, kind, study="The Mill", **options)


class _Tags(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("kind", LAYERS)
def test_every_tie_of_the_layer_is_one_edge_and_mutual_ties_are_two(mill_graph: Dataset, kind: str) -> None:
    """Left to read a graph, pyvis drops or merges edges; ours are counted."""
    said = claims.read(mill_graph)
    made = layer(said, layer_name(LAYERS[kind], said))
    data = island(_page(mill_graph, kind))
    actors = {actor["id"]: actor["iri"] for actor in data["actors"]}
    drawn = [(actors[edge["from"]], actors[edge["to"]]) for edge in data["drawing"]["edges"]]
    assert sorted(drawn) == sorted(made.ties)
    assert any(pair[::-1] in made.ties for pair in made.ties)


def test_mutual_ties_are_bowed_and_others_straight(mill_graph: Dataset) -> None:
    """Two straight arrows between the same two would lie on each other."""
    edges = island(_page(mill_graph))["drawing"]["edges"]
    pairs = {(edge["from"], edge["to"]) for edge in edges}
    for edge in edges:
        assert edge["smooth"]["enabled"] == ((edge["to"], edge["from"]) in pairs)


def test_each_edge_holds_exactly_the_claims_of_its_tie(mill_graph: Dataset) -> None:
    """Those that make it and those that deny it, and no others."""
    said = claims.read(mill_graph)
    made = layer(said, layer_name("flows", said))
    data = island(_page(mill_graph))
    actors = {actor["id"]: actor["iri"] for actor in data["actors"]}
    for tie in data["ties"]:
        source = made.ties[actors[tie["giver"]], actors[tie["receiver"]]]
        assert [one["claim"] for one in tie["said"]] == [c.claim for c in (*source.claims, *source.denials)]


def test_quotation_stands_with_its_claim(mill_graph: Dataset) -> None:
    """The words, who said them, where, and who coded them."""
    sentences = {one.sentence: one for one in told(_page(mill_graph))}
    one = sentences[
        "Larkwater University gives training to Neighbours' Panel (strength 3 of 5; 2015), says Ines Farrow."
    ]
    assert one.quotations[0].startswith("In 2015 we ran four evenings on survey design")
    assert one.attributions[0] == "Ines Farrow, in: A researcher looks back"
    assert one.coder == "Coded by Marged Lyle."


def test_denied_claims_are_never_drawn_and_never_lost(mill_graph: Dataset) -> None:
    """A denial stands with the tie it speaks against, marked, or in a table of its own."""
    data = island(_page(mill_graph))
    assert {one.get("denies", False) for tie in data["ties"] for one in tie["said"]} == {True, False}
    assert all(any(not one.get("denies") for one in tie["said"]) for tie in data["ties"])
    assert sum(edge["dashes"] is not False for edge in data["drawing"]["edges"]) == 1


def test_numbers_in_the_header_are_those_of_measure(mill_graph: Dataset) -> None:
    """A page that counts otherwise than the table would be believed by nobody."""
    flows = measure(mill_graph, ["flows"], study="s")["layers"][0]
    arcs, returned = flows["arcs"], 2 * flows["dyads"]["mutual"]
    assert (
        f"{flows['nodes']} actors, {arcs + flows['left_out']['not_asked_arcs']} ties drawn. "
        f"Of the {arcs} ties between two who were both asked, {returned} (67 %) are returned."
    ) in _page(mill_graph)
    assert "3 actors, 3 ties; 2 (67 %) returned." in _page(mill_graph, partnership="p3")


def test_page_says_whose_claims_and_how_many_quotations(mill_graph: Dataset) -> None:
    """Before anything is read from a map, readers know whose map it is."""
    page = _page(mill_graph, release="controlled")
    assert "Whose claims: 18 claims by 5 claimants (1 researcher) of 4 sectors; recalled up to " in page
    assert "This file holds 17 quotations. Release level: controlled." in page


def test_what_a_release_view_dropped_is_said(mill_graph: Dataset) -> None:
    """An empty place on a public map must not look like silence."""
    page = _page(mill_graph, dropped={"extracts": 40, "actors": 1, "sources": 0, "shoes": 2})
    assert "40 quotations above the release level" in page
    assert "the name of 1 actor above the release level" in page
    assert "2 shoes" in page
    assert "sources above" not in page


def test_same_graph_gives_the_same_bytes(mill_graph: Dataset) -> None:
    """Maps are compared and archived."""
    assert _page(mill_graph) == _page(mill_graph)


@pytest.mark.parametrize("options", [{}, {"by": "partnership"}, {"by": "period"}])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_actors_or_cards_overlap(
    mill_graph: Dataset, hostile_graph: Dataset, kind: str, options: dict[str, str]
) -> None:
    """Each actor has room for its name, and each card for itself."""
    graphs = [mill_graph] if "period" in options.values() else [mill_graph, hostile_graph]
    for graph in graphs:
        page = _page(graph, kind, **options)
        nodes = island(page)["drawing"]["nodes"] if ISLAND.search(page) else []
        assert len(nodes) > 1 or graph is hostile_graph
        for one, other in combinations(nodes, 2):
            width, height = CARD_SIZE if "box" in {one["shape"], other["shape"]} else CELL
            assert abs(one["x"] - other["x"]) >= width or abs(one["y"] - other["y"]) >= height


def test_holder_stands_above_those_it_holds_power_over(mill_graph: Dataset) -> None:
    """Except in a round of power, whose members stand side by side."""
    data = island(_page(mill_graph, "power"))
    height = {node["id"]: node["y"] for node in data["drawing"]["nodes"]}
    pairs = {(tie["giver"], tie["receiver"]) for tie in data["ties"]}
    for giver, receiver in pairs:
        assert height[giver] < height[receiver] or (receiver, giver) in pairs


def test_actor_without_power_ties_is_hollow_and_apart(mill_graph: Dataset) -> None:
    """Nothing said about somebody's power is not low power."""
    data = island(_page(mill_graph, "power", partnership="p2"))
    assert [node["hollow"] for node in data["drawing"]["nodes"]] == [True, True, True]


def test_map_of_one_partnership_shows_its_own(mill_graph: Dataset) -> None:
    """A partnership is named by its id; one that is not there is an error."""
    assert {actor["label"] for actor in island(_page(mill_graph, partnership="p3"))["actors"]} == {
        "Neighbours' Panel",
        "Open Door",
        "Weir Street Surgery",
    }
    with pytest.raises(ParameterError, match="no partnership 'p9'"):
        _page(mill_graph, partnership="p9")


def test_unknown_map_names_the_nearest(mill_graph: Dataset) -> None:
    """A slip of the key is told with the kind that was meant."""
    with pytest.raises(ParameterError, match="Did you mean 'power'"):
        _page(mill_graph, "powers")


def test_other_policy_is_said_in_words(mill_graph: Dataset) -> None:
    """Whose account makes a tie stands on the page."""
    page = _page(mill_graph, policy=Policy(claims="confirmed", coder="c1"))
    assert "affirmed by both ends" in page
    assert "Only claims coded by c1 are taken." in page


def test_empty_map_says_so(hostile_graph: Dataset) -> None:
    """A page without ties is a page, with the reason."""
    page = _page(hostile_graph, "exchange")
    assert "8 actors, no ties." in page
    assert "There is no tie to draw here" in page


@pytest.mark.parametrize("kind", KINDS)
def test_page_asks_for_nothing(mill_graph: Dataset, kind: str) -> None:
    """No address that a browser would fetch or follow, and no style that the policy would block."""
    tags = _Tags(ISLAND.sub("", _page(mill_graph, kind))).found
    assert len(tags) > 100
    for tag, attributes in tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
        assert "style" not in attributes
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)


def test_policy_comes_first_and_stands_literally(mill_graph: Dataset) -> None:
    """An escaped 'none' is no source expression, and a policy after a script is too late."""
    page = _page(mill_graph)
    head = page.split("<head>", 1)[1].lstrip()
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert head.startswith(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-"
    )
    assert "unsafe" not in head.split(">", 1)[0]


def test_hostile_texts_stay_texts(hostile_graph: Dataset) -> None:
    """Names and quotations are data, in the page and in its island."""
    page = _page(hostile_graph, "power")
    assert sum(tag in {"img", "b"} for tag, _ in _Tags(page).found) == 0
    assert sum(tag == "script" for tag, _ in _Tags(page).found) == 3
    island = ISLAND.search(page)
    assert island is not None
    assert not set("<>&\u2028\u2029") & set(island[1])


def test_reversing_marks_do_not_reach_the_rest_of_a_sentence(hostile_graph: Dataset) -> None:
    """A name that turns the direction of writing is isolated."""
    sentences = [one.sentence for one in told(_page(hostile_graph, "power"))]
    turned = [sentence for sentence in sentences if "\u202e" in sentence]
    assert turned
    for sentence in turned:
        assert sentence.count("\u2068") == sentence.count("\u202e")
        assert sentence.count("\u2069") >= sentence.count("\u2068")


def test_very_long_name_is_cut_in_the_picture_only(hostile_graph: Dataset) -> None:
    """The whole name stands in the lists; the picture has room for three lines."""
    data = island(_page(hostile_graph, "power"))
    labels = {node["id"]: node["label"] for node in data["drawing"]["nodes"]}
    assert all(len(label.split("\n")) <= 3 for label in labels.values())
    assert any(label.endswith("…") for label in labels.values())


def test_every_term_in_the_queries_is_in_the_ontology() -> None:
    """A misspelt term finds nothing and says nothing."""
    modules = (causes, evidence, tensions, two_mode, report_claims)
    queries = [query for module in modules for query in module.QUERIES]
    used = {CP + term for query in queries for term in re.findall(r"cp:(\w+)", query)}
    assert len(used) >= 20
    assert used <= set(vocabulary().labels())


def test_page_of_a_partnership_can_be_mailed(riverside_graph: Dataset) -> None:
    """Up to 50 actors, with all quotations, it stays below 0.8 MB."""
    ends = claims.read(riverside_graph).ends
    for partnership in ends.partnerships:
        page = map_page(riverside_graph, "exchange", study="s", release="controlled", partnership=partnership)
        assert 10 < len(island(page)["actors"]) <= 50
        assert len(page.encode()) < 800_000


def test_map_on_which_nothing_stands_is_a_page_of_words(hostile_graph: Dataset) -> None:
    """An empty field with buttons to zoom looks broken; what was left out is in sight at once."""
    page = _page(hostile_graph, "causes")
    assert "There is nothing to draw." in page
    assert not re.search(r'<script|class="picture"|id="drawing"|id="key-heading"|id="filters"', page)
    assert "There is no tie to draw here." in page
