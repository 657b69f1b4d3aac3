"""The rules of queries/check: each fires on its fixture, exactly where it should, and not on the mill."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from competency import BASE
from pyoxigraph import Store
from rdflib import Dataset, Graph
from rule_fixtures import Fixture, words

from coprod_kg import resources
from coprod_kg.check import reference, rules
from coprod_kg.errors import QueryError
from coprod_kg.graph.store import engine
from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

FIXTURES = Path(__file__).parent / "rules"
FOLDER = resources.queries() / "check"
ALL = rules.read(FOLDER)
COLUMN = re.compile(r"(\w+) \((?:IRI|text)\)")


def fixture(rule: rules.Rule) -> Fixture:
    """Return the fixture of a rule."""
    return Fixture(rule, FIXTURES / f"{rule.name}.ttl")


def things(rows: Iterable[dict]) -> list[str]:
    """Return where a rule fires, each row once."""
    return [row["thing"].value for row in rows]


def test_there_are_rules() -> None:
    """A folder read from the wrong place would find nothing wrong with anything."""
    assert len(ALL) >= 20


def test_every_fixture_belongs_to_a_rule() -> None:
    """A fixture of a rule that is gone tests nothing."""
    assert {path.stem for path in FIXTURES.glob("*.ttl")} == {rule.name for rule in ALL}


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_fires_where_it_should_and_nowhere_else(rule: rules.Rule) -> None:
    """A fixture holds what is wrong and, beside it, what only looks like it."""
    assert things(rule.rows(fixture(rule).world.store)) == fixture(rule).expected


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_gives_the_same_rows_in_rdflib(rule: rules.Rule) -> None:
    """A rule that only our engine understands could not be asked of a graph elsewhere."""
    store = fixture(rule).world.store
    answer = reference.copy(store).query(rule.text)
    names = [str(name) for name in answer.vars]
    theirs = [tuple(str(cell) for cell in row) for row in answer]
    ours = [tuple(row[name].value for name in names) for row in rule.rows(store)]
    assert ours == theirs


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_is_silent_on_the_mill(rule: rules.Rule, mill_graph: Dataset) -> None:
    """The mill holds disagreement, denial, reported speech and a category, none of which is a fault."""
    assert things(rule.rows(engine(mill_graph))) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_rule_can_be_read_by_people(rule: rules.Rule) -> None:
    """The header is what a user sees of a rule: its columns and placeholders must be those of the query."""
    text = rule.text
    selected = re.search(r"^SELECT (?:DISTINCT )?(.*)$", text, re.MULTILINE)
    columns = re.search(r"^#\+ columns: (.*)$", text, re.MULTILINE)
    assert selected
    assert columns
    names = re.findall(r"\?(\w+)", selected[1])
    assert names[0] == "thing"
    assert COLUMN.findall(columns[1]) == names
    assert set(re.findall(r"\{(\w+)\}", rule.message)) <= set(names)
    assert rule.question.startswith("Which ")
    assert rule.question.endswith("?")
    assert rule.message.endswith(".")
    assert rule.remedy.endswith(".")
    assert re.search(r"^#\+ severity: (error|warning)$", text, re.MULTILINE)
    assert re.search(r"^#\+ tags: check$", text, re.MULTILINE)
    assert "ORDER BY" in text


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_every_term_in_a_rule_exists(rule: rules.Rule) -> None:
    """A misspelt term finds nothing and says nothing."""
    known = {triple.subject.value for triple in vocabulary().triples()}
    used = {word for word in words(rule) if word.startswith("https://w3id.org/coprod-kg/")}
    assert used
    assert used - known == set()


def test_a_conflict_and_a_possible_conflict_are_told_apart() -> None:
    """What may have changed in a time that nobody gave is not yet a contradiction."""
    rule = next(rule for rule in ALL if rule.name == "contradictory-account")
    rows = {row["thing"].value: row["certainty"].value for row in rule.rows(fixture(rule).world.store)}
    assert rows == {
        BASE + "claim/flows/w1": "Conflict",
        BASE + "claim/flows/w3": "Possible conflict",
        BASE + "claim/flows/w5": "Possible conflict",
    }


def test_a_rule_without_remedy_is_refused(tmp_path: Path) -> None:
    """A study's own rule must tell its reader what to do."""
    (tmp_path / "own.rq").write_text("#+ question: Which?\n#+ message: It is.\nSELECT ?thing {}\n")
    with pytest.raises(QueryError, match="remedy"):
        rules.read(tmp_path)


def test_a_rule_with_parameters_is_refused(tmp_path: Path) -> None:
    """Nobody gives a check a value, and a free variable would match anything."""
    head = "#+ question: Which?\n#+ given who: who (text)\n#+ message: It is.\n#+ remedy: Mend it.\n"
    (tmp_path / "own.rq").write_text(head + "SELECT ?thing { ?thing ?is ?_who }\n", encoding="utf-8")
    with pytest.raises(QueryError, match="parameters"):
        rules.read(tmp_path)


@pytest.mark.parametrize("text", ["SELECT ?thing {", "ASK {}", "SELECT ?other {}"])
def test_a_rule_that_is_no_select_query_is_refused(tmp_path: Path, text: str) -> None:
    """The engine's own words would not say which rule is wrong."""
    head = "#+ question: Which?\n#+ message: It is.\n#+ remedy: Mend it.\n"
    (tmp_path / "own.rq").write_text(head + text, encoding="utf-8")
    with pytest.raises(QueryError, match="own"):
        list(rules.read(tmp_path)[0].rows(Store()))


def test_the_predicates_of_fixtures_exist() -> None:
    """A fixture with a misspelt property would prove nothing of what only looks like a fault."""
    known = {triple.subject.value for triple in vocabulary().triples()}
    used = {
        str(term)
        for path in FIXTURES.glob("*.ttl")
        for triple in Graph().parse(path)
        for term in triple
        if str(term).startswith((CP, "https://w3id.org/coprod-kg/scheme/"))
    }
    assert len(used) > 30
    assert used - known == set()
