"""Queries of one's own, and answers in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from coprod_kg.ask import FORMATS, Answer, Names, answer, write
from coprod_kg.errors import QueryError

CLAIMS = "SELECT ?claim WHERE { ?claim a <https://w3id.org/coprod-kg/ns#Claim> } ORDER BY ?claim LIMIT 3"
HOSTILE = ['a"b', "a,b", "a|b", "a\nb", "a\tb", "=cmd()", "<script>", "\u202eright to left", "👩‍🔬", "\\"]


@pytest.fixture(scope="module")
def names(mill_graph) -> Names:
    """Return the mill."""
    return Names(mill_graph, "https://example.org/mill/")


@pytest.mark.parametrize(
    "query",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "LOAD <file:///etc/passwd>",
        "SELECT ?s FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        "SELECT ?s WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT ?s WHERE { ?s ?p",
        "",
    ],
)
def test_what_changes_or_leaves_the_graph_is_refused(mill_graph, query) -> None:
    """A query reads one graph, and nothing else."""
    with pytest.raises(QueryError):
        answer(mill_graph, query)


def test_forbidden_words_in_a_text_are_only_words(mill_graph) -> None:
    """A quotation about a service is no SERVICE."""
    found = answer(mill_graph, 'SELECT ?x WHERE { BIND ("SERVICE <x> { LOAD }" AS ?x) } # DELETE')
    assert found.rows == ((Literal("SERVICE <x> { LOAD }"),),)


def test_ask_is_yes_or_no(mill_graph) -> None:
    """ASK has no rows."""
    assert answer(mill_graph, "ASK { ?s ?p ?o }").boolean is True


def test_a_plain_rdflib_dataset_answers_too() -> None:
    """The interface is rdflib's; the engine is a choice."""
    plain = Dataset(default_union=True)
    plain.graph(URIRef("a:g")).add((URIRef("a:s"), URIRef("a:p"), Literal("x")))
    assert answer(plain, "SELECT ?o WHERE { ?s ?p ?o }").rows == ((Literal("x"),),)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_every_row(names, mill_graph, form) -> None:
    """No format drops a row."""
    found = answer(mill_graph, CLAIMS)
    text = write(found, form, names)
    ids = [str(row[0]).rpartition("/")[2] for row in found.rows]
    assert len(ids) == 3
    assert all(one in text for one in ids)


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_gives_back_any_text(names, text) -> None:
    """Cells are data, on the way out too."""
    found = Answer(columns=("said",), rows=((Literal(text),),))
    rows = list(csv.reader(io.StringIO(write(found, "csv", names), newline="")))
    assert rows == [["said"], [text]]


@pytest.mark.parametrize("text", HOSTILE)
def test_json_gives_back_any_text(names, text) -> None:
    """SPARQL results in JSON hold the term as it is."""
    found = Answer(columns=("said",), rows=((Literal(text),),))
    results = json.loads(write(found, "json", names))["results"]["bindings"]
    assert results == [{"said": {"type": "literal", "value": text}}]


def test_markdown_keeps_a_row_on_a_line(names) -> None:
    """A quotation with line ends or bars does not break the table."""
    found = Answer(columns=("said",), rows=((Literal("one | two\nthree"),),))
    lines = write(found, "markdown", names).strip().splitlines()
    assert len(lines) == 3


def test_iris_are_whole_for_programs_and_names_for_people(names, mill_graph) -> None:
    """A table is read, a CSV is joined with others."""
    found = answer(mill_graph, "SELECT ?a WHERE { BIND (<https://example.org/mill/actor/a1> AS ?a) }")
    assert "https://example.org/mill/actor/a1" in write(found, "csv", names)
    assert "Larkwater University" in write(found, "table", names)


def test_construct_gives_json_ld(names, mill_graph) -> None:
    """A graph for programs is JSON-LD, as the contract says."""
    found = answer(
        mill_graph, "CONSTRUCT { ?s <a:p> ?s } WHERE { ?s a <https://w3id.org/coprod-kg/ns#Coder> }"
    )
    read = Graph().parse(data=write(found, "json", names), format="json-ld")
    assert len(read) == len(found) == 2
