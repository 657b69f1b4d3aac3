"""The rules of ontology/rules: each fires on its fixture, where it should, and not on the ontology."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from coprod_kg import resources
from coprod_kg.check import reference, rules, terms

FIXTURES = Path(__file__).parent / "rules"
ALL = rules.read(terms.folder())
FILES = sorted(
    path for folder in (".", "schemes", "align") for path in (resources.ontology() / folder).glob("*.ttl")
)
GRAPH = NamedNode("https://study.example/graph")
COLUMN = re.compile(r"(\w+) \((?:IRI|text|number)\)")


def load(*paths: Path) -> Store:
    """Return the graph that some Turtle files make together."""
    store = Store()
    for path in paths:
        triples = (quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE))
        store.bulk_extend(Quad(*triple, GRAPH) for triple in triples)
    return store


def expected(path: Path) -> list[str]:
    """Return the IRIs on which a rule is to fire, by the first line of its fixture and its prefixes."""
    text = path.read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"^@prefix (\w+): <(.*)> \.$", text, re.MULTILINE))
    names = text.splitlines()[0].removeprefix("# fires at: ").split()
    full = (re.fullmatch(r"<(?P<iri>.*)>|(?P<prefix>\w+):(?P<local>.*)", name) for name in names)
    return sorted(name["iri"] or prefixes[name["prefix"]] + name["local"] for name in full if name)


@pytest.fixture(scope="session")
def ontology() -> Store:
    """Return the modules, schemes and alignments in one graph; nothing may be changed in it."""
    return load(*FILES)


def test_there_are_rules_and_an_ontology_to_put_to_them(ontology: Store) -> None:
    """A folder read from the wrong place would find nothing wrong with anything."""
    assert len(ALL) >= 1
    assert len(FILES) >= 40
    assert len(ontology) > 2_400


def test_every_fixture_belongs_to_a_rule() -> None:
    """A fixture of a rule that is gone tests nothing."""
    assert {path.stem for path in FIXTURES.glob("*.ttl")} == {rule.name for rule in ALL}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_fires_where_it_should_and_nowhere_else(rule: rules.Rule) -> None:
    """A fixture holds what is wrong and, beside it, what only looks like it; the ontology is there too."""
    path = FIXTURES / f"{rule.name}.ttl"
    fired = [row["thing"].value for row in rule.rows(load(*FILES, path))]
    assert sorted(fired) == expected(path) != []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_gives_the_same_rows_in_rdflib(rule: rules.Rule) -> None:
    """A rule that only our engine understands could not be put to an ontology elsewhere."""
    store = load(FIXTURES / f"{rule.name}.ttl")
    answer = reference.copy(store).query(rule.text)
    names = [str(name) for name in answer.vars]
    theirs = [tuple(str(cell) for cell in row) for row in answer]
    ours = [tuple(row[name].value for name in names) for row in rule.rows(store)]
    assert ours == theirs


def test_no_term_of_the_ontology_breaks_a_rule(ontology: Store) -> None:
    """Warnings count: what others are advised we do ourselves."""
    assert [f"{one.rule}: {one.message} {one.remedy}" for one in terms.broken(ontology)] == []
