"""The engine's rows, read as text: the same terms as the engine holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from rdflib import Literal as Text
from rdflib import URIRef

from coprod_kg.ask.terms import read, rows
from coprod_kg.errors import QueryError

XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text: Literal(text, language="en-gb"), TEXTS),
    st.builds(lambda text: Literal(text, datatype=NamedNode("http://e/type")), TEXTS),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        st.sampled_from(["1", "-1", "01", "1.5", "-.5", "1e3", "INF", "true", "0", "x", "", "2012-03-31"]),
        st.sampled_from(["integer", "decimal", "double", "boolean", "date", "int"]),
    ),
)


def _asked(*terms: object) -> list[tuple[object, ...]]:
    store = Store()
    for at, term in enumerate(terms):
        store.add(Quad(NamedNode(f"http://e/{at:03}"), NamedNode("http://e/p"), term))
    return list(rows(store.query("SELECT ?o ?none { ?s ?p ?o } ORDER BY ?s")))


@given(LITERALS)
def test_a_literal_is_that_of_the_engine(literal: Literal) -> None:
    """Tabs, breaks, quotes and backslashes of a cell are data; a number keeps its kind."""
    store = Store()
    store.add(Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), literal))
    (quad,) = store  # the engine writes some values its own way, as 01 as 1
    kept = quad.object
    ((found, nothing),) = _asked(literal)
    datatype = str(found.datatype or XSD + "string")
    assert (str(found), found.language) == (kept.value, kept.language)
    assert datatype == kept.datatype.value or found.language
    assert nothing is None
    assert read(str(kept)) == found


def test_iris_and_blank_nodes_are_read() -> None:
    """An IRI may hold any letter; the name of a blank node is the engine's."""
    (iri, _), (blank, _) = _asked(NamedNode("http://e/é%20?a=b"), BlankNode("b1"))
    assert iri == URIRef("http://e/é%20?a=b")
    assert blank.startswith("b1")


def test_an_answer_without_columns_has_its_rows() -> None:
    """Whether anything matched is told by how many rows there are."""
    store = Store()
    assert rows(store.query("SELECT * { }")) == ((),)


def test_the_same_text_is_one_term() -> None:
    """A long answer repeats its terms; they are held once."""
    (one, _), (other, _) = _asked(Literal("same"), Literal("same"))
    assert one is other
    assert one == Text("same")


def test_a_triple_in_place_of_a_term_is_refused() -> None:
    """No format that people use has a cell for it."""
    store = Store()
    answer = store.query("SELECT ?t { BIND (<<( <http://e/a> <http://e/b> <http://e/c> )>> AS ?t) }")
    with pytest.raises(QueryError, match="triple"):
        rows(answer)
