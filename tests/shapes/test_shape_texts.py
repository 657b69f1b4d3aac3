"""What a shape says of itself, from which pages and messages are made."""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace
from shacl_engines import shapes_graph

from coprod_kg.check.constraints import SH as _SH
from coprod_kg.vocabulary import vocabulary

SH = Namespace(_SH)
HEAD = """
@prefix : <https://study.example/shapes#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
WHOLE = ':Ferry a sh:NodeShape ; rdfs:label "ferry"@en ; rdfs:comment "A ferry has a name."@en .'
BROKEN = {
    "no label": WHOLE.replace('rdfs:label "ferry"@en ;', ""),
    "two labels": WHOLE.replace('"ferry"@en', '"ferry"@en, "boat"@en'),
    "label without a language": WHOLE.replace('"ferry"@en', '"ferry"'),
    "label in capitals": WHOLE.replace('"ferry"@en', '"Ferry"@en'),
    "no sentence": WHOLE.replace('rdfs:comment "A ferry has a name."@en', ""),
    "two sentences": WHOLE.replace("has a name.", "has a name. It floats."),
    "no full stop": WHOLE.replace("has a name.", "has a name"),
    "sentence of another shape": WHOLE + WHOLE.replace(":Ferry", ":Boat").replace('"ferry"', '"boat"'),
}


def badly_said(graph: Graph) -> list[str]:
    """Return the node shapes without one label and one sentence of their own."""
    found = []
    shapes = sorted(graph.subjects(RDF.type, SH.NodeShape))
    said = Counter(
        text for shape in shapes for key in (RDFS.label, RDFS.comment) for text in graph[shape:key]
    )
    for shape in shapes:
        labels, comments = list(graph[shape : RDFS.label]), list(graph[shape : RDFS.comment])
        fine = len(labels) == len(comments) == 1 and all(
            isinstance(text, Literal) and text.language == "en" and said[text] == 1
            for text in labels + comments
        )
        fine = fine and labels[0][0].islower() and comments[0][0].isupper()
        if not (fine and comments[0].endswith(".") and ". " not in comments[0]):
            found.append(str(shape))
    return found


def test_every_node_shape_has_a_name_and_a_sentence() -> None:
    """A page on the shapes is made of them; a name alone does not say what is asked."""
    assert len(set(shapes_graph().subjects(RDF.type, SH.NodeShape))) >= 88
    assert badly_said(shapes_graph()) == []


def test_a_shape_is_well_said() -> None:
    """Each badly said one below differs from this in one place."""
    assert badly_said(Graph().parse(data=HEAD + WHOLE)) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_a_badly_said_shape_is_noticed(fault: str) -> None:
    """One fault is enough."""
    assert badly_said(Graph().parse(data=HEAD + BROKEN[fault]))


def test_a_message_names_the_scheme_as_the_scheme_names_itself() -> None:
    """A reader who looks for the scheme of 'elicitation' must find it under that name."""
    graph, looked_at = shapes_graph(), 0
    for shape, scheme in graph.subject_objects(SH.hasValue):
        label = vocabulary().schemes[str(scheme)].label
        assert str(graph.value(shape, SH.message)) == f"This is no concept of the scheme '{label}'.", shape
        looked_at += 1
    assert looked_at >= 20


def test_a_property_that_asks_for_a_scheme_names_it_alike() -> None:
    """The message that is told at a claim or a thing is the one that readers see."""
    graph, looked_at = shapes_graph(), 0
    for shape, inner in graph.subject_objects(SH.node):
        message = str(graph.value(shape, SH.message))
        scheme = graph.value(graph.value(inner, SH.property), SH.hasValue)
        if "the scheme of " in message:
            label = vocabulary().schemes[str(scheme)].label
            assert message.endswith(f"it is a concept of the scheme of {label}."), shape
            looked_at += 1
    assert looked_at >= 14
