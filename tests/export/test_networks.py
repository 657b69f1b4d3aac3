"""Networks for Gephi, visone, R and Python: the ties that are measured, with all that is known of them."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import defusedxml.ElementTree as Xml
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_kg import build, resources
from coprod_kg.errors import OutputError, UnknownFormatError
from coprod_kg.export import NETWORK_WRITERS, export, export_network, is_network
from coprod_kg.export.ties import making
from coprod_kg.export.ties.ids import short_ids
from coprod_kg.export.ties.network import About, Edge, Network, Node
from coprod_kg.graph.release import view
from coprod_kg.network.measure import measure
from coprod_kg.network.policy import Policy
from coprod_kg.vocabulary import CP, RDFS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coprod_kg.graph.release import View
    from coprod_kg.study import Study

    Back = tuple[dict[str, dict[str, Any]], list[tuple[str, str, dict[str, Any]]]]

GEXF = "{http://gexf.net/1.3}"
# The examples in which ties happened.
TOLD = pytest.mark.parametrize("example", ["mill", "riverside"], indirect=True)
DAYS = st.dates().map(str)
# Letters of every kind, among them those that XML cannot hold, that end it, or that turn the line.
TEXT = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from('&<>"\x00\x1b\r\n\t\ufffe\uffff\u202e]'))
)


def _shown(study: Study, level: str | None = None) -> View:
    return view(build.open_graph(study), level)


def _network(study: Study, *names: str, level: str | None = None, **options: Any) -> Network:
    shown = _shown(study, level)
    grain = options.pop("grain", "tie")
    return making.network(study, shown, making.layers(study, shown, names, **options), grain)


def _bytes(network: Network, suffix: str) -> bytes:
    out = io.BytesIO()
    NETWORK_WRITERS[suffix](network, out)
    return out.getvalue()


def _from_graphml(data: bytes) -> Back:
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    edges = graph.edges(keys=True, data=True)
    return dict(graph.nodes(data=True)), [
        (source, target, {**values, "id": key}) for source, target, key, values in edges
    ]


def _from_gexf(data: bytes) -> Back:
    graph = nx.read_gexf(io.BytesIO(data), version="1.3")
    edges = graph.edges(data=True)
    return dict(graph.nodes(data=True)), [
        (source, target, {name: value for name, value in values.items() if name != "spells"})
        for source, target, values in edges
    ]


def _from_tables(data: bytes) -> Back:
    archive = zipfile.ZipFile(io.BytesIO(data))

    def rows(name: str, kind: type[Node | Edge]) -> Iterator[dict[str, Any]]:
        types = kind.attributes()
        text = archive.read(name).decode()
        for row in csv.DictReader(io.StringIO(text, newline="")):
            yield {
                key: cell == "TRUE" if types.get(key) is bool else types.get(key, str)(cell)
                for key, cell in row.items()
                if cell or types.get(key) is bool
            }

    nodes = {row.pop("id"): row for row in rows("nodes.csv", Node)}
    return nodes, [(row.pop("source"), row.pop("target"), row) for row in rows("edges.csv", Edge)]


READERS: dict[str, Callable[[bytes], Back]] = {
    ".graphml": _from_graphml,
    ".gexf": _from_gexf,
    "ties.csv.zip": _from_tables,
}


def _written(network: Network, clean: Callable[[str], str] = str) -> Back:
    """Return what a reader should find, texts as a format can hold them."""

    def values(one: Node | Edge) -> dict[str, Any]:
        return {name: clean(value) if isinstance(value, str) else value for name, value in one.values()}

    return {node.id: values(node) for node in network.nodes}, [
        (edge.source, edge.target, {**values(edge), "id": edge.id}) for edge in network.edges
    ]


def _sorted(back: Back) -> Back:
    return back[0], sorted(back[1], key=lambda edge: edge[2]["id"])


def test_every_format_is_read_back_here() -> None:
    """A format without a reader would be written without a test."""
    assert READERS.keys() == NETWORK_WRITERS.keys()


@TOLD
@pytest.mark.parametrize("suffix", NETWORK_WRITERS)
@pytest.mark.parametrize("grain", making.GRAINS)
def test_the_network_that_is_read_is_the_one_that_was_written(
    example: Study, suffix: str, grain: str
) -> None:
    """Programs find every node, edge, attribute and type as it was."""
    network = _network(example, grain=grain)
    assert network.nodes
    assert network.edges
    assert _sorted(READERS[suffix](_bytes(network, suffix))) == _sorted(_written(network))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Draw small networks whose texts may hold anything."""
    about = About("s", "power", "tie", None, None, "affirmed", "happened", False, None, "open", "v")  # noqa: FBT003
    some = st.one_of(st.none(), TEXT.filter(bool))

    def drawn(kind: type[Node | Edge], **fixed: Any) -> Any:
        by_type = {str: some, int: st.integers(0, 9), float: st.sampled_from([0.5, 3.0]), bool: st.booleans()}
        return kind(**{n: draw(by_type[t]) for n, t in kind.attributes().items() if n not in fixed}, **fixed)

    nodes = [drawn(Node, id=name, label=draw(TEXT.filter(bool))) for name in ("a", "b")]
    edges = [
        drawn(Edge, id=f"e{at}", source=draw(st.sampled_from("ab")), target="b", spells=(), layer="power")
        for at in range(draw(st.integers(0, 3)))
    ]
    return Network(about, tuple(nodes), tuple(edges))


@given(networks())
def test_texts_of_any_letters_make_wellformed_xml(network: Network) -> None:
    """What XML cannot hold becomes U+FFFD; all else comes back as it was."""

    def clean(text: str) -> str:
        return "".join(
            letter if letter in "\t\n\r" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd"
            or letter >= "\U00010000" else "\ufffd"
            for letter in text
        )  # fmt: skip

    for suffix in (".graphml", ".gexf"):
        data = _bytes(network, suffix)
        Xml.fromstring(data)
        assert _sorted(READERS[suffix](data)) == _sorted(_written(network, clean))


@given(networks())
def test_texts_of_any_letters_come_back_from_tables(network: Network) -> None:
    """CSV holds every letter, also line ends and quotes."""
    assert _sorted(_from_tables(_bytes(network, "ties.csv.zip"))) == _sorted(_written(network))


@pytest.mark.parametrize("suffix", NETWORK_WRITERS)
def test_a_network_of_nobody_is_written_whole(suffix: str) -> None:
    """An empty network is a file that programs can open."""
    about = About("s", "power", "tie", None, None, "affirmed", "happened", False, None, "open", "v")  # noqa: FBT003
    assert READERS[suffix](_bytes(Network(about, (), ()), suffix)) == ({}, [])


@TOLD
@pytest.mark.parametrize("account", ["affirmed", "confirmed", "giver"])
def test_edges_are_the_arcs_that_are_measured(example: Study, account: str) -> None:
    """Who counts edges in Gephi or R finds the numbers of `measure`."""
    policy = Policy(claims=account)
    network = _network(example, "power", "flows", policy=policy)
    measured = measure(_shown(example).dataset, ["power", "flows"], study="s", policy=policy, draws=1)
    for entry in measured["layers"]:
        edges = [edge for edge in network.edges if edge.layer == entry["layer"] and edge.observed]
        assert len({(edge.source, edge.target) for edge in edges}) == len(edges) == entry["arcs"]
        unasked = [edge for edge in network.edges if edge.layer == entry["layer"] and not edge.observed]
        assert len(unasked) == entry["left_out"]["not_asked_arcs"]
    assert network.edges or account != "affirmed"


def test_nodes_are_those_that_are_measured_also_without_ties(built_mill: Study) -> None:
    """Isolates are part of the network, or density would be too high."""
    network = _network(built_mill, "flows:funding")
    entry = measure(_shown(built_mill).dataset, ["flows:funding"], study="s", draws=1)["layers"][0]
    tied = {end for edge in network.edges for end in (edge.source, edge.target)}
    assert len(network.nodes) == entry["nodes"] > len(tied)


@TOLD
def test_one_edge_a_claim_parts_what_one_edge_a_tie_joins(example: Study) -> None:
    """Both files rest on the same claims, each written once in a layer."""
    ties, claims = (_network(example, "power", "flows", grain=grain) for grain in making.GRAINS)
    assert [edge.claim_iris for edge in claims.edges] == [
        iri for edge in ties.edges for iri in edge.claim_iris.split()
    ]
    assert all(edge.claims == 1 for edge in claims.edges)
    assert sum(edge.claims for edge in ties.edges) == len(claims.edges)


@TOLD
def test_without_layers_each_tie_of_a_resource_is_written_once(example: Study) -> None:
    """Flows of all resources together would count each tie a second time."""
    layers = {edge.layer for edge in _network(example).edges}
    assert "flows" not in layers
    assert any(layer.startswith("flows:") for layer in layers)


def test_ids_are_those_of_the_coded_tables(built_mill: Study) -> None:
    """Who has a table of their own about actors can join it."""
    ids = {
        row["id"] for row in csv.DictReader((built_mill.folder / "coded/actors.csv").open(encoding="utf-8"))
    }
    nodes = _network(built_mill).nodes
    assert nodes
    assert {node.id for node in nodes} <= ids


@given(st.lists(TEXT.map(lambda text: f"https://example.org/actor/{text}"), unique=True))
def test_ids_are_name_tokens_and_no_two_alike(iris: list[str]) -> None:
    """GraphML allows name tokens alone, and two nodes of one id would become one."""
    ids = short_ids(iris)
    assert len(set(ids.values())) == len(ids) == len(iris)
    assert all(ids.values())
    assert not [one for one in ids.values() if set(one) & set(' &<>"\t\r\n/:#%;,\x00\u202e\ufffe')]


@given(st.lists(st.tuples(st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))))
def test_spells_hold_the_same_days_and_share_none(spells: list[tuple[str | None, str | None]]) -> None:
    """Gephi takes no spells that overlap; the days that are meant stay the same."""
    spells = [one for one in spells if None in one or one[0] <= one[1]]  # type: ignore[operator]
    made = making.united(spells)
    said = [one for one in spells if one != (None, None)]

    def held(day: str, among: Any) -> bool:
        return any((first or "") <= day <= (last or "~") for first, last in among)

    for day in {day for one in said for day in one if day} | {"0000-00-00", "9999-99-99"}:
        assert held(day, made) == held(day, said)
    assert all(
        before[1] is not None and after[0] is not None and before[1] < after[0]
        for before, after in pairwise(made)
    )


@TOLD
def test_gexf_is_dynamic_where_claims_say_when(example: Study) -> None:
    """Gephi shows a timeline for exactly the edges whose time is known."""
    network = _network(example)
    graph = Xml.fromstring(_bytes(network, ".gexf")).find(f"{GEXF}graph")
    spells = {
        edge.get("id"): [(one.get("start"), one.get("end")) for one in edge.iter(f"{GEXF}spell")]
        for edge in graph.iter(f"{GEXF}edge")
    }
    assert spells == {edge.id: list(edge.spells) for edge in network.edges}
    assert any(spells.values())
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")


def test_gexf_without_any_time_is_static(built_mill: Study) -> None:
    """A timeline without a day on it would say that all ends at once."""
    network = _network(built_mill)
    timeless = replace(network, edges=tuple(replace(edge, spells=()) for edge in network.edges))
    graph = Xml.fromstring(_bytes(timeless, ".gexf")).find(f"{GEXF}graph")
    assert graph.get("mode") == "static"
    assert graph.get("timeformat") is None


def test_gexf_keeps_layers_apart(built_mill: Study) -> None:
    """Gephi makes one of several edges between two nodes, unless their kinds differ."""
    network = _network(built_mill)
    graph = Xml.fromstring(_bytes(network, ".gexf"))
    kinds = [edge.get("kind") for edge in graph.iter(f"{GEXF}edge")]
    assert kinds == [edge.layer for edge in network.edges]
    assert len(set(kinds)) > 1


@pytest.mark.parametrize("kind", [About, Node, Edge])
def test_truth_values_are_never_missing(kind: type[About | Node | Edge]) -> None:
    """R's igraph reads a truth value that is not there as false."""
    types = kind.attributes()
    assert bool in types.values()
    hints = kind.__annotations__
    assert all("None" not in hints[name] for name, type_ in types.items() if type_ is bool)


def _found(shown: View, query: str) -> set[str]:
    return {str(row[0]) for row in shown.dataset.query(query)}


@pytest.mark.parametrize("example", ["riverside"], indirect=True)
def test_what_is_above_the_level_is_in_no_network(example: Study) -> None:
    """A file for open sharing names nobody who is not open, and points to no extract that is withheld."""
    names = f"SELECT ?name {{ GRAPH ?g {{ ?actor a <{CP}Actor> ; <{RDFS}label> ?name }} }}"
    extracts = f"SELECT ?extract {{ GRAPH ?g {{ ?claim <{CP}evidence> ?extract }} }}"
    whole, shown = _shown(example), _shown(example, "open")
    hidden = _found(whole, names) - _found(shown, names)
    gone = _found(whole, extracts) - _found(shown, extracts)
    told = _written(_network(example, "power", "flows"))
    kept = _written(_network(example, "power", "flows", level="open"))

    def texts(back: Back) -> set[str]:
        values = [*back[0].values(), *(edge[2] for edge in back[1])]
        return {
            part
            for one in values
            for value in one.values()
            if isinstance(value, str)
            for part in (*value.split("; "), *value.split())
        }

    assert hidden & texts(told)
    assert gone & texts(told)
    assert not (hidden | gone) & texts(kept)


@TOLD
def test_a_tie_that_was_not_asked_about_says_so(example: Study) -> None:
    """An analyst can leave out the ties that `measure` leaves out."""
    nodes = {node.id: node for node in _network(example).nodes}
    unasked = [edge for edge in _network(example).edges if not edge.observed]
    assert all(nodes[edge.source].not_asked_in or nodes[edge.target].not_asked_in for edge in unasked)


def test_a_partnership_holds_what_is_said_of_it_alone(built_mill: Study) -> None:
    """One partnership at a time, as in `measure --by partnership`."""
    dataset = _shown(built_mill).dataset
    entries = [
        entry
        for entry in measure(dataset, ["flows"], study="s", by="partnership", draws=1)["layers"]
        if entry["arcs"]
    ]
    assert entries
    for entry in entries:
        network = _network(built_mill, "flows", partnership=entry["partnership"])
        assert sum(edge.observed for edge in network.edges) == entry["arcs"]
        assert network.about.partnership == entry["partnership_label"]


@pytest.mark.parametrize("suffix", NETWORK_WRITERS)
def test_two_networks_of_one_graph_are_the_same_bytes(built_mill: Study, suffix: str) -> None:
    """A file under version control changes only when the graph does."""
    assert _bytes(_network(built_mill), suffix) == _bytes(_network(built_mill), suffix)


@pytest.mark.parametrize("suffix", NETWORK_WRITERS)
def test_a_network_that_fails_leaves_nothing(built_mill: Study, tmp_path: Path, suffix: str) -> None:
    """Half a network would be read as a whole one."""
    path = tmp_path / f"one{suffix}"
    path.write_text("as before", encoding="utf-8")
    network = _network(built_mill)
    with pytest.raises(AttributeError):
        export_network(replace(network, edges=(*network.edges, None)), path)  # type: ignore[arg-type]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_text(encoding="utf-8") == "as before"
    with pytest.raises(OutputError):
        export_network(network, tmp_path / "nowhere" / path.name)


def test_each_way_of_writing_knows_its_own_suffixes(built_mill: Study, tmp_path: Path) -> None:
    """A network is no graph of claims, nor the other way round."""
    assert is_network(tmp_path / "POWER.GraphML")
    assert not is_network(tmp_path / "graph.trig")
    with pytest.raises(UnknownFormatError):
        export(built_mill, _shown(built_mill), tmp_path / "one.graphml")
    with pytest.raises(UnknownFormatError):
        export_network(_network(built_mill), tmp_path / "one.ttl")


def test_every_attribute_is_explained() -> None:
    """Who opens a file can look up what each column holds."""
    text = (resources.ontology().parent / "docs" / "formats.md").read_text(encoding="utf-8")
    part = text[text.index("### Networks") :]
    names = {name for kind in (About, Node, Edge) for name in kind.attributes()}
    assert [name for name in sorted(names) if f"`{name}`" not in part] == []
