"""The shapes are shapes: they conform to the shapes that W3C wrote for shapes.

SHACL-SHACL comes with pySHACL. What it does not see, a misspelt word, is looked for apart.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pyshacl
import pytest
import shifty
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, Graph, Namespace, URIRef
from shacl_engines import FOLDER, shapes_graph

SH = Namespace("http://www.w3.org/ns/shacl#")
ASSETS = files("pyshacl") / "assets"
HEAD = """
@prefix : <https://study.example/shapes#> .
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
WHOLE = """
:Ferry a sh:NodeShape ; sh:targetClass cp:Partnership ; sh:property :Ferry-kind .
:Ferry-kind a sh:PropertyShape ; sh:path cp:partnershipKind ; sh:minCount 1 ; sh:severity sh:Warning .
"""
BROKEN = {
    "count as text": WHOLE.replace("sh:minCount 1", 'sh:minCount "one"'),
    "two counts": WHOLE.replace("sh:minCount 1", "sh:minCount 1, 2"),
    "two paths": WHOLE.replace("cp:partnershipKind", "cp:partnershipKind, cp:succeeds"),
    "no path": WHOLE.replace("sh:path cp:partnershipKind ;", ""),
    "path as text": WHOLE.replace("sh:path cp:partnershipKind", 'sh:path "kind"'),
    "target as text": WHOLE.replace("cp:Partnership", '"Partnership"'),
    "class as text": WHOLE.replace("sh:minCount 1", 'sh:class "Actor"'),
    "two datatypes": WHOLE.replace("sh:minCount 1", "sh:datatype cp:one, cp:two"),
    "no kind of node": WHOLE.replace("sh:minCount 1", "sh:nodeKind sh:Text"),
    "list that is none": WHOLE.replace("sh:minCount 1", "sh:in cp:one"),
    "severity as text": WHOLE.replace("sh:severity sh:Warning", 'sh:severity "Warning"'),
    "node shape with a path": WHOLE.replace("sh:minCount 1", "sh:node :Other")
    + ":Other sh:path cp:succeeds .",
}


@cache
def asset(name: str) -> Graph:
    """Return a file of W3C that pySHACL brings."""
    return Graph().parse(data=(ASSETS / name).read_text(encoding="utf-8"), format="turtle")


def by_pyshacl(graph: Graph) -> bool:
    """Whether pySHACL finds some shapes well formed."""
    return pyshacl.validate(graph, shacl_graph=asset("shacl-shacl.ttl"))[0]


def by_shifty(graph: Graph) -> bool:
    """Whether shifty finds some shapes well formed."""
    return shifty.validate(graph, asset("shacl-shacl.ttl"), graph_mode="data", infer=False)[0]


each_engine = pytest.mark.parametrize("conforms", [by_pyshacl, by_shifty])


def unknown_words(graph: Graph) -> set[URIRef]:
    """Return the words of SHACL in some shapes that SHACL does not have."""
    words = {node for triple in graph for node in triple if isinstance(node, URIRef) and node in SH}
    assert words, "there is no word of SHACL at all"
    return words - set(asset("shacl.ttl").subjects())


@each_engine
def test_the_shapes_conform_to_shacl_shacl(conforms) -> None:
    """A shape that is not well formed may be passed over by an engine, or stop it."""
    graph = shapes_graph()
    assert len(set(graph.subjects(RDF.type, SH.NodeShape))) >= 88
    assert len(set(graph.subjects(RDF.type, SH.PropertyShape))) >= 150
    assert conforms(graph)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttl")), ids=lambda path: path.stem)
def test_every_file_of_shapes_is_taken_with_its_meta_shapes(path) -> None:
    """Each file can be given to another program by itself."""
    assert pyshacl.validate(Graph(), shacl_graph=Graph().parse(path), meta_shacl=True)[0]


def test_every_word_of_shacl_in_the_shapes_exists() -> None:
    """`sh:minCuont` is well formed, and asks nothing."""
    assert unknown_words(shapes_graph()) == set()


# The tests above fire


@each_engine
def test_a_whole_shape_is_let_pass(conforms) -> None:
    """Each broken one below differs from this in one place."""
    assert len(set(BROKEN.values()) - {WHOLE}) == len(BROKEN) >= 12
    assert conforms(Graph().parse(data=HEAD + WHOLE))


@each_engine
@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_shape_is_refused(fault: str, conforms) -> None:
    """One fault is enough."""
    assert not conforms(Graph().parse(data=HEAD + BROKEN[fault]))


def test_a_broken_file_of_shapes_is_not_even_tried() -> None:
    """PySHACL stops before it looks at any data."""
    with pytest.raises(ReportableRuntimeError, match="does not validate against the SHACL Shapes SHACL"):
        pyshacl.validate(Graph(), shacl_graph=Graph().parse(data=HEAD + BROKEN["no path"]), meta_shacl=True)


def test_a_misspelt_word_of_shacl_is_noticed() -> None:
    """SHACL-SHACL lets it pass."""
    graph = Graph().parse(data=HEAD + WHOLE.replace("sh:minCount", "sh:minCuont"))
    assert by_pyshacl(graph)
    assert unknown_words(graph) == {SH.minCuont}
