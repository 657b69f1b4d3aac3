"""The library as a graph: each question can be found, read and run by whoever has the graph alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Store
from pyshacl import validate
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery

from coprod_kg import resources
from coprod_kg.ask import Library, Names, answer, ask
from coprod_kg.ask.executable import LIBRARY, iri, triples
from coprod_kg.graph.store import behind_dataset, engine
from coprod_kg.question import read_question
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary

SH = "http://www.w3.org/ns/shacl#"
PREFIX, NAMESPACE = URIRef(f"{SH}prefix"), URIRef(f"{SH}namespace")
SCHEMA = "https://schema.org/"
COMMENT = URIRef("http://www.w3.org/2000/01/rdf-schema#comment")
BASE = "https://example.org/mill/"
GRAPH = f"{BASE}graph/questions"
ENDPOINT = "https://study.example/sparql"
SIB_FORM = Path(__file__).parent / "executable.ttl"
TEXT_OF = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX sh: <http://www.w3.org/ns/shacl#>

SELECT ?question ?name ?query ?form
WHERE {
  ?question a sh:SPARQLExecutable .
  ?question dcterms:identifier ?name .
  ?question ?form ?query .
  FILTER (?form IN (sh:select, sh:construct, sh:ask))
}
"""
each_question = pytest.mark.parametrize("question", list(Library()), ids=lambda question: question.name)


def _lines(**said) -> list[str]:
    return [f"{triple} <{GRAPH}> .\n" for triple in triples(Library(), vocabulary(), **said)]


@pytest.fixture(scope="module")
def names(mill_graph: Dataset) -> Names:
    """Return the mill without the library."""
    store = Store()
    store.bulk_extend(quad for quad in engine(mill_graph) if quad.graph_name != NamedNode(GRAPH))
    return Names(behind_dataset(store), BASE)


@pytest.fixture(scope="module")
def with_library(mill_graph: Dataset) -> Dataset:
    """Return the mill as it is built, with the library in a graph of its own."""
    return mill_graph


@pytest.fixture(scope="module")
def texts(with_library: Dataset) -> dict[str, str]:
    """Return the query of each question, as SPARQL finds it in the graph."""
    rows = answer(with_library, TEXT_OF).records()
    return {str(row["name"]): str(row["query"]) for row in rows if str(row["question"]).startswith(LIBRARY)}


@cache
def _library() -> Graph:
    """Return the library by itself, said to be asked at an endpoint."""
    lines = "".join(f"{triple} .\n" for triple in triples(Library(), vocabulary(), endpoint=ENDPOINT))
    return Graph().parse(data=lines, format="nt")


def test_every_question_is_in_the_graph(texts: dict[str, str]) -> None:
    """A question that is not there is one that nobody finds."""
    assert len(texts) == len(Library()) >= 70
    assert set(texts) == {question.name for question in Library()}


def test_the_questions_of_a_study_stand_beside_the_library(with_library: Dataset) -> None:
    """Under addresses of the study, so that two studies may have questions of one name."""
    own = Study.find(resources.examples() / "mill").extension.questions
    found = {
        str(quad.subject.value) for quad in engine(with_library) if f"{BASE}question/" in str(quad.subject)
    }
    assert {f"{BASE}question/{name}" for name in own} <= found
    assert len(own) >= 2


@each_question
def test_the_query_in_the_graph_gives_the_rows_of_ask(question, names, with_library, texts) -> None:
    """As it stands, with each parameter at its default; and the library beside it adds none."""
    expected = ask(question, names)
    found = answer(with_library, texts[question.name])
    assert found.columns == expected.columns
    assert found.rows == expected.rows
    assert found.triples == expected.triples


@each_question
def test_the_library_in_the_graph_changes_no_answer(question, names, with_library) -> None:
    """What is asked are claims, and the library claims nothing."""
    beside = Names(with_library, names.base)
    found, expected = ask(question, beside), ask(question, names)
    assert (found.rows, found.triples) == (expected.rows, expected.triples)


@each_question
def test_another_engine_can_read_the_query(question, texts) -> None:
    """It is plain SPARQL 1.1 without a free parameter."""
    prepareQuery(texts[question.name])
    assert "?_" not in texts[question.name]
    assert "#+" not in texts[question.name]


@each_question
def test_the_prefixes_in_the_graph_do_for_the_query(question, with_library, texts) -> None:
    """A tool that puts `sh:prefixes` before a query needs no other."""
    text = texts[question.name]
    bare = re.sub(r"^PREFIX .*\n", "", text, flags=re.MULTILINE)
    assert bare != text
    library = _library()
    declared = [
        f"PREFIX {library.value(one, PREFIX)}: <{library.value(one, NAMESPACE)}>"
        for prefixes in library.objects(URIRef(iri(question)), URIRef(f"{SH}prefixes"))
        for one in library.objects(prefixes, URIRef(f"{SH}declare"))
    ]
    before = "\n".join(declared)
    assert answer(with_library, f"{before}\n{bare}").rows == answer(with_library, text).rows
    assert answer(with_library, f"{before}\n{text}").rows == answer(with_library, text).rows


@each_question
def test_the_file_of_a_question_comes_back_from_the_graph(question, tmp_path: Path) -> None:
    """With its parameters free, so that the graph is an export of the library."""
    text = _library().value(URIRef(iri(question)), URIRef(f"{SCHEMA}text"))
    path = tmp_path / "question.rq"
    path.write_text(str(text), encoding="utf-8")
    assert read_question(path, question.name) == question


@each_question
def test_the_parameters_of_a_question_come_back_from_the_graph(question) -> None:
    """With name, explanation, type and whether they must be given, in their order."""
    query = """
        PREFIX dc: <http://purl.org/dc/elements/1.1/> PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT ?name ?told ?type ?optional ?variable WHERE {
          ?question sh:parameter ?one .
          ?one sh:name ?name ; sh:description ?told ; dc:type ?type ; sh:optional ?optional .
          ?one sh:path ?path ; sh:order ?order
          BIND (STRAFTER(STR(?path), "#") AS ?variable)
        } ORDER BY ?order"""
    found = [
        tuple(cell.toPython() for cell in row)
        for row in _library().query(query, initBindings={"question": URIRef(iri(question))})
    ]
    assert found == [
        (one.name, one.explanation, one.type, not one.required, f"_{one.name}") for one in question.parameters
    ]


def test_the_default_of_a_parameter_is_the_term_that_stands_for_it() -> None:
    """A concept by its address, a choice by its word, yes and no as truth."""
    defaults = {
        name: _library().value(URIRef(f"{LIBRARY}power/over-whom#_{name}"), URIRef(f"{SH}defaultValue"))
        for name in ("partnership", "claims", "mode", "reported")
    }
    assert defaults == {
        "partnership": Literal("any"),
        "claims": Literal("affirmed"),
        "mode": URIRef("https://w3id.org/coprod-kg/scheme/mode#happened"),
        "reported": Literal(False),  # noqa: FBT003 -- the value itself
    }


def test_a_rule_tells_its_fault_and_what_to_do() -> None:
    """In SHACL's words, with SHACL's marks for the values."""
    rule = URIRef(f"{LIBRARY}check/giver-is-receiver")
    said = {str(predicate): value for predicate, value in _library().predicate_objects(rule)}
    assert said[f"{SH}message"] == Literal("{?actor} is said to give something to itself.", lang="en")
    assert said[f"{SH}severity"] == URIRef(f"{SH}Warning")
    assert said["https://w3id.org/coprod-kg/ns#remedy"].startswith("Correct the giver")
    rules = [question for question in Library() if question.is_rule]
    assert len(rules) > 20
    assert len(list(_library().subjects(URIRef(f"{SH}severity")))) == len(rules)


def test_the_library_has_the_form_of_the_sib_collection() -> None:
    """All of it, at an endpoint."""
    conforms, _, told = validate(_library(), shacl_graph=Graph().parse(SIB_FORM), inference="none")
    assert conforms, told


BROKEN = {
    "no-comment": (URIRef(f"{LIBRARY}power/over-whom"), COMMENT, None),
    "no-query": (URIRef(f"{LIBRARY}power/over-whom"), URIRef(f"{SH}select"), None),
    "no-prefixes": (URIRef(f"{LIBRARY}power/over-whom"), URIRef(f"{SH}prefixes"), None),
    "no-declarations": (URIRef(LIBRARY), URIRef(f"{SH}declare"), None),
    "no-target": (URIRef(f"{LIBRARY}power/over-whom"), URIRef(f"{SCHEMA}target"), None),
    "no-form": (URIRef(f"{LIBRARY}power/over-whom"), None, URIRef(f"{SH}SPARQLSelectExecutable")),
    "no-name-of-a-parameter": (URIRef(f"{LIBRARY}power/over-whom#_mode"), URIRef(f"{SH}name"), None),
}


@pytest.mark.parametrize("taken", BROKEN.values(), ids=BROKEN)
def test_the_form_is_missed_where_something_is_taken_away(taken) -> None:
    """Else its shape would allow anything."""
    graph = Graph()
    graph += _library()
    graph.remove(taken)
    assert len(graph) < len(_library())
    assert not validate(graph, shacl_graph=Graph().parse(SIB_FORM), inference="none")[0]


def test_the_form_is_missed_where_a_keyword_ends_in_a_space() -> None:
    """As the collection has it."""
    graph = Graph()
    graph += _library()
    graph.add((URIRef(f"{LIBRARY}power/over-whom"), URIRef(f"{SCHEMA}keywords"), Literal("power ")))
    assert not validate(graph, shacl_graph=Graph().parse(SIB_FORM), inference="none")[0]


def test_the_library_holds_no_blank_nodes_and_no_triple_twice() -> None:
    """Each thing can be pointed at, and every build gives the same bytes."""
    found = list(triples(Library(), vocabulary()))
    assert len(found) == len(set(map(str, found))) > 2000
    assert not [
        one for one in found if isinstance(one.subject, BlankNode) or isinstance(one.object, BlankNode)
    ]
    assert _lines() == _lines()
    assert sorted(map(str, triples(reversed(list(Library())), vocabulary()))) == sorted(map(str, found))


def _own(tmp_path: Path, text: str):
    path = tmp_path / "own.rq"
    path.write_text(text, encoding="utf-8")
    return read_question(path, path.stem)


OWN = {
    "ask": ("#+ question: Is there a flow?\nASK { ?flow a <x:Flow> }\n", f"{SH}ask"),
    "describe": (
        "#+ question: What is told of flows?\nDESCRIBE ?flow WHERE { ?flow a <x:Flow> }\n",
        "https://purl.expasy.org/sparql-examples/ontology#describe",
    ),
}


@pytest.mark.parametrize(("text", "holds"), OWN.values(), ids=OWN)
def test_a_question_of_another_form_has_that_form(text: str, holds: str, tmp_path: Path) -> None:
    """A study may ask with ASK and DESCRIBE as well."""
    own = "https://study.example/question/"
    lines = "".join(f"{one} .\n" for one in triples([_own(tmp_path, text)], vocabulary(), own))
    graph = Graph().parse(data=lines, format="nt")
    assert str(graph.value(URIRef(f"{own}own"), URIRef(holds))) == text.split("\n", 1)[1]


def test_what_only_a_study_knows_is_left_to_whoever_asks(tmp_path: Path) -> None:
    """A parameter that must be given, and one whose default is a thing of the study."""
    question = _own(
        tmp_path,
        "#+ question: Who is it?\n"
        "#+ given who: the one meant (actor)\n"
        "#+ given other: beside (actor, default a1)\n"
        "SELECT ?actor { ?actor ?link ?_who , ?_other }\n",
    )
    found = [one for one in triples([question], vocabulary()) if one.predicate.value.startswith(SH)]
    (text,) = (one.object.value for one in found if one.predicate.value == f"{SH}select")
    assert text == "SELECT ?actor { ?actor ?link ?_who , ?_other }\n"
    assert not [one for one in found if one.predicate.value == f"{SH}defaultValue"]


def test_a_prefix_that_means_two_things_is_left_to_the_queries(tmp_path: Path) -> None:
    """A declaration that is wrong for one of them is worse than none."""
    head = "#+ question: Is there one?\nPREFIX same: <x:same#>\n"
    one, other = (
        _own(tmp_path, f"{head}PREFIX ex: <x:{name}#>\nASK {{ ?thing a ex:Thing }}\n")
        for name in ("one", "other")
    )
    declared = [
        found.object.value
        for found in triples([one, other], vocabulary())
        if found.predicate.value == f"{SH}prefix"
    ]
    assert declared == ["same"]
