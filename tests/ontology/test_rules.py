"""The rules of ontology/rules: each fires on its fixture, where it should, and not on the ontology."""

from __future__ import annotations

import csv
import re
import time
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from coprod_kg import resources
from coprod_kg.check import reference, rules, terms
from coprod_kg.errors import QueryError
from coprod_kg.vocabulary import CP, RDF, RDFS, SKOS, vocabulary

FIXTURES = Path(__file__).parent / "rules"
ALL = rules.read(terms.folder())
FILES = sorted(
    path
    for folder in (".", "align", "schemes", "shapes")
    for path in (resources.ontology() / folder).glob("*.ttl")
)
OWL = "http://www.w3.org/2002/07/owl#"
DCTERMS = "http://purl.org/dc/terms/"
GRAPH = NamedNode("https://study.example/graph")
COLUMN = re.compile(r"(\w+) \((?:IRI|text|number)\)")
ORIGINS = {"robot": "ROBOT report", "fibo": "FIBO hygiene", "oops": "OOPS!"}
COVERAGE = list(
    csv.DictReader((terms.folder() / "coverage.csv").read_text(encoding="utf-8").splitlines(), strict=True)
)
# The pitfalls that a query can see, whatever else is left to readers and reasoners.
SEEN = {3, 5, 6, 10, 19, 24, 27, 28, 29, 31, 34, 35, 38, 40, 41}


def quads(text: bytes) -> list[Quad]:
    """Return the triples of a Turtle text, each in the one graph."""
    return [Quad(*quad.triple, GRAPH) for quad in parse(text, format=RdfFormat.TURTLE)]


@cache
def shipped() -> list[Quad]:
    """Return all that the Turtle of the ontology says."""
    return [quad for path in FILES for quad in quads(path.read_bytes())]


def beside(text: bytes) -> Store:
    """Return a graph of the ontology with a text beside it."""
    store = Store()
    store.bulk_extend([*shipped(), *quads(text)])
    return store


def alone(text: bytes) -> Store:
    """Return a graph of a text."""
    store = Store()
    store.bulk_extend(quads(text))
    return store


def fixture(rule: rules.Rule) -> Path:
    """Return the file with what is wrong by a rule and, beside it, what only looks like it."""
    return FIXTURES / f"{rule.name}.ttl"


def expected(path: Path) -> list[str]:
    """Return the IRIs on which a rule is to fire, by the first line of its fixture and its prefixes."""
    text = path.read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"^@prefix (\w+): <(.*)> \.$", text, re.MULTILINE))
    names = text.splitlines()[0].removeprefix("# fires at: ").split()
    full = (re.fullmatch(r"<(?P<iri>.*)>|(?P<prefix>\w+):(?P<local>.*)", name) for name in names)
    return sorted(name["iri"] or prefixes[name["prefix"]] + name["local"] for name in full if name)


def tags(rule: rules.Rule) -> set[str]:
    """Return the origins of a rule, each with the name of the rule there, or `house`."""
    said = re.search(r"^#\+ tags: (.*)$", rule.text, re.MULTILINE)
    return set(said[1].split(", ")) if said else set()


@pytest.fixture(scope="session")
def ontology() -> Store:
    """Return all Turtle of the ontology in one graph; nothing may be changed in it."""
    return beside(b"")


def test_there_are_rules_and_an_ontology_to_put_to_them(ontology: Store) -> None:
    """A folder read from the wrong place would find nothing wrong with anything."""
    assert len(ALL) >= 85
    assert len(FILES) >= 58
    assert len(ontology) > 4_500


def test_every_fixture_belongs_to_a_rule() -> None:
    """A fixture of a rule that is gone tests nothing."""
    assert {path.stem for path in FIXTURES.glob("*.ttl")} == {rule.name for rule in ALL}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_fires_where_it_should_and_nowhere_else(rule: rules.Rule) -> None:
    """The whole ontology stands beside the fixture, as it does beside the words of a study."""
    fired = [row["thing"].value for row in rule.rows(beside(fixture(rule).read_bytes()))]
    assert sorted(fired) == expected(fixture(rule)) != []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_fixture_holds_more_than_its_faults(rule: rules.Rule) -> None:
    """What only looks like the fault must be there, else firing at everything would pass."""
    named = {
        quad.subject.value
        for quad in alone(fixture(rule).read_bytes()).quads_for_pattern(None, None, None)
        if isinstance(quad.subject, NamedNode)
    }
    assert named - set(expected(fixture(rule)))


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_gives_the_same_rows_in_rdflib(rule: rules.Rule) -> None:
    """A rule that only our engine understands could not be put to an ontology elsewhere."""
    store = alone(fixture(rule).read_bytes())
    answer = reference.copy(store).query(rule.text)
    names = [str(name) for name in answer.vars]
    theirs = [tuple(str(cell) for cell in row) for row in answer]
    ours = [tuple(row[name].value for name in names) for row in rule.rows(store)]
    assert ours == theirs != []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_can_be_read_by_people(rule: rules.Rule) -> None:
    """The header is what a reader sees of a rule: its columns and placeholders must be those of the query."""
    selected = re.search(r"^SELECT (?:DISTINCT )?(.*)$", rule.text, re.MULTILINE)
    columns = re.search(r"^#\+ columns: (.*)$", rule.text, re.MULTILINE)
    assert selected
    assert columns
    names = re.findall(r"\?(\w+)", re.sub(r"\(MIN\(\?\w+\) AS (\?\w+)\)", r"\1", selected[1]))
    assert names[0] == "thing"
    assert COLUMN.findall(columns[1]) == names
    assert set(re.findall(r"\{(\w+)\}", rule.message)) <= set(names)
    assert rule.question.startswith("Which ")
    assert rule.question.endswith("?")
    assert rule.message.endswith(".")
    assert rule.remedy.endswith(".")
    assert re.search(r"^#\+ severity: (error|warning)$", rule.text, re.MULTILINE)
    assert re.search(r"^ORDER BY \?thing", rule.text, re.MULTILINE)


def test_no_term_of_the_ontology_breaks_a_rule(ontology: Store) -> None:
    """Warnings count: what others are advised we do ourselves."""
    assert [f"{one.rule}: {one.message} {one.remedy}" for one in terms.broken(ontology)] == []


def test_all_rules_together_take_less_than_two_seconds(ontology: Store) -> None:
    """They are put to the words of a study on each check."""
    start = time.process_time()
    terms.broken(ontology)
    assert time.process_time() - start < 2


KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
WORDS = tuple(f"{OWL}{name}" for name in KINDS)
CONCEPT, SCHEME = f"{SKOS}Concept", f"{SKOS}ConceptScheme"
# What is taken from all terms of some kinds at once, and the rule that must then tell each of them.
TAKEN = {
    "term-without-label": ((f"{RDFS}label", f"{SKOS}prefLabel"), (*WORDS, CONCEPT, SCHEME), 310),
    "term-without-definition": ((f"{SKOS}definition",), (*WORDS, CONCEPT), 280),
    "term-of-no-ontology": ((f"{RDFS}isDefinedBy",), WORDS, 130),
    "property-without-range": ((f"{RDFS}range",), WORDS[1:3], 90),
    "concept-without-notation": ((f"{SKOS}notation",), (CONCEPT,), 150),
    "concept-of-no-scheme": ((f"{SKOS}inScheme", f"{SKOS}topConceptOf"), (CONCEPT,), 150),
    "scheme-without-notation": ((f"{SKOS}notation",), (SCHEME,), 33),
    "scheme-without-origin": ((f"{DCTERMS}source", f"{SKOS}editorialNote"), (SCHEME,), 33),
    "header-without-title": ((f"{DCTERMS}title",), (f"{OWL}Ontology",), 25),
    "header-without-description": ((f"{DCTERMS}description",), (f"{OWL}Ontology", SCHEME), 58),
    "header-without-licence": ((f"{DCTERMS}license",), (f"{OWL}Ontology", SCHEME), 58),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_from_any_word_of_ours_is_missed(name: str) -> None:
    """No term of the ontology is passed over by a rule that asks for something."""
    properties, kinds, least = TAKEN[name]
    had = {quad.subject.value for quad in shipped() if quad.predicate.value in properties}
    of_kind = {
        quad.subject.value
        for quad in shipped()
        if quad.predicate.value == f"{RDF}type" and quad.object.value in kinds
    }
    store = Store()
    store.bulk_extend(quad for quad in shipped() if quad.predicate.value not in properties)
    (rule,) = (rule for rule in ALL if rule.name == name)
    assert len(had & of_kind) >= least
    assert {row["thing"].value for row in rule.rows(store)} == had & of_kind


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_names_its_origins_as_the_list_of_origins_does(rule: rules.Rule) -> None:
    """Who knows a rule of another project finds it here, and the reverse."""
    listed = {(row["origin"], row["rule"]) for row in COVERAGE if row["query"] == rule.name}
    said = {tuple(tag.split(" ", 1)) for tag in tags(rule) - {"house"}}
    assert tags(rule)
    assert {(ORIGINS[origin], name) for origin, name in said} == listed


@pytest.mark.parametrize(("origin", "least"), [("ROBOT report", 34), ("FIBO hygiene", 56), ("OOPS!", 41)])
def test_every_rule_of_an_origin_has_a_query_or_a_reason(origin: str, least: int) -> None:
    """What is left out is left out for a reason that can be read."""
    rows = [row for row in COVERAGE if row["origin"] == origin]
    assert len({row["rule"] for row in rows}) >= least
    assert [row for row in rows if bool(row["query"]) == bool(row["reason"])] == []
    assert {row["query"] for row in rows if row["query"]} <= {rule.name for rule in ALL}
    assert all(row["reason"].endswith(".") for row in rows if row["reason"])


def test_every_pitfall_is_listed_and_those_a_query_can_see_have_one() -> None:
    """The catalogue has 41."""
    rows = [row for row in COVERAGE if row["origin"] == "OOPS!"]
    assert {row["rule"] for row in rows} == {f"P{number:02}" for number in range(1, 42)}
    assert {f"P{number:02}" for number in SEEN} <= {row["rule"] for row in rows if row["query"]}


def test_every_word_of_ours_in_rules_and_fixtures_exists() -> None:
    """A misspelt term finds nothing and says nothing."""
    known = {triple.subject.value.removeprefix(CP) for triple in vocabulary().triples()}
    texts = [rule.text for rule in ALL] + [fixture(rule).read_text(encoding="utf-8") for rule in ALL]
    used = {name for text in texts for name in re.findall(r"\bcp:(\w+)", text)}
    made_up = {"Miller", "ranc"}  # put into our namespace by a fixture, and misspelt by one
    assert {"hasPowerOver", "rank", "Actor"} <= used
    assert used - made_up - known == set()


def test_broken_tells_what_is_wrong_with_a_word_of_a_study_in_words() -> None:
    """Thing, rule, message with labels, remedy and severity: all that a fault of a study's file needs."""
    own = b"""
        @prefix cp: <https://w3id.org/coprod-kg/ns#> .
        @prefix ex: <https://study.example/terms#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://study.example/terms>
            a owl:Ontology ;
            <http://purl.org/dc/terms/title> "Brokers"@en ;
            <http://purl.org/dc/terms/description> "Words for those who carry things between partners."@en ;
            <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> .
        ex:Broker
            a owl:Class ;
            rdfs:subClassOf cp:Actor ;
            rdfs:label "broker"@en ;
            skos:definition "Somebody who carries knowledge between partners."@en ;
            owl:disjointWith cp:Category ;
            rdfs:isDefinedBy <https://study.example/terms> .
        """
    assert terms.broken(beside(own)) == [
        terms.BrokenTerm(
            "https://study.example/terms#Broker",
            "definition-without-genus",
            "The definition of 'broker' (Broker) does not begin with what it is said to be, 'actor' (Actor).",
            "Begin with the label of the class above and say what sets this one apart,"
            " or put it below another class.",
            "warning",
        )
    ]


def test_broken_takes_the_rules_of_other_folders_too(tmp_path: Path) -> None:
    """A study that holds its words to a rule of its own is told by the same function."""
    (tmp_path / "own.rq").write_text(
        "#+ question: Which?\n#+ message: {thing} is there.\n#+ remedy: Mend it.\n"
        f"SELECT ?thing WHERE {{ ?thing a <{CP}Nothing> }}",
        encoding="utf-8",
    )
    store = alone(b"<https://study.example/x> a <https://w3id.org/coprod-kg/ns#Nothing> .")
    assert [one.message for one in terms.broken(store, tmp_path)] == ["<https://study.example/x> is there."]


def test_a_rule_that_is_no_sparql_is_refused(tmp_path: Path) -> None:
    """The engine's own words would not say which rule is wrong."""
    head = "#+ question: Which?\n#+ message: It is.\n#+ remedy: Mend it.\n"
    (tmp_path / "own.rq").write_text(head + "SELECT ?thing {", encoding="utf-8")
    with pytest.raises(QueryError, match="own"):
        terms.broken(Store(), tmp_path)
