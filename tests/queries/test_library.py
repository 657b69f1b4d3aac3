"""Every question of the library: how it is written, and what the mill answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coprod_kg import resources
from coprod_kg.ask import Library, ask, write
from coprod_kg.ask.engine import for_engine
from coprod_kg.vocabulary import vocabulary

ANSWERS = Path(__file__).parents[1] / "answers"
QUESTIONS = [question for question in Library() if not question.is_rule]
WORDS = re.compile(r"\b([a-z-]+):([A-Za-z][A-Za-z0-9-]*)")
PREFIX = re.compile(r"PREFIX ([a-z-]+): <([^>]+)>")
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


def _answer_file(name: str) -> Path:
    return ANSWERS / f"{name}.csv"


def test_the_library_is_not_empty() -> None:
    """A guard that looks at no file would be content."""
    assert len(QUESTIONS) >= 24
    assert len(QUESTIONS) + len(Library().rules()) == len(list(resources.queries().rglob("*.rq")))


@every_question
def test_a_question_is_a_question_in_a_stated_order(question) -> None:
    """Its words end in a question mark, its rows come in the same order everywhere."""
    assert question.question.endswith("?")
    assert question.form == "CONSTRUCT" or "ORDER BY" in question.text
    assert "SELECT *" not in question.text


@every_question
def test_columns_are_those_of_the_answer(question, mill_names) -> None:
    """The head of a file does not promise other columns than the query gives."""
    if question.form == "SELECT":
        assert list(ask(question, mill_names).columns) == [column.name for column in question.columns]


@pytest.mark.parametrize("question", list(Library()), ids=lambda question: question.name)
def test_every_word_of_ours_exists(question) -> None:
    """A misspelt term finds nothing and says nothing."""
    known = {triple.subject.value for triple in vocabulary().triples()}
    prefixes = dict(PREFIX.findall(question.text))
    ours = {name: iri for name, iri in prefixes.items() if iri.startswith("https://w3id.org/coprod-kg/")}
    body = "\n".join(line for line in question.text.splitlines() if not line.startswith(("#", "PREFIX")))
    used = {ours[prefix] + word for prefix, word in WORDS.findall(body) if prefix in ours}
    assert used
    assert used - known == set()


@every_question
def test_the_mill_answers_as_expected(question, mill_names) -> None:
    """The rows were looked through once against what the mill tells; a change must be meant."""
    answer = write(ask(question, mill_names), "csv", mill_names)
    lines = sorted(answer.splitlines()) if question.form == "CONSTRUCT" else answer.splitlines()
    assert lines == _answer_file(question.name).read_text(encoding="utf-8").splitlines()


def _given(question, said: dict[str, str]) -> dict[str, str]:
    """Return what of it the question can be given."""
    known = {parameter.name for parameter in question.parameters}
    return {name: value for name, value in said.items() if name in known}


def test_every_answer_belongs_to_a_question() -> None:
    """An answer without a question is left over from one that is gone."""
    found = {path.relative_to(ANSWERS).with_suffix("").as_posix() for path in ANSWERS.rglob("*.csv")}
    assert found == {question.name for question in QUESTIONS}


@every_question
def test_rdflib_gives_the_same_rows(question, mill_names, mill_in_rdflib) -> None:
    """No question rests on what only one engine does."""
    here, there = ask(question, mill_names), ask(question, mill_in_rdflib)
    if question.form == "CONSTRUCT":
        assert set(here.triples) == set(there.triples)
    else:
        assert here.rows == there.rows


SAID = {
    "confirmed": {"claims": "confirmed", "partnership": "p1", "actor": "a1", "one": "a1"},
    "giver": {"claims": "giver", "reported": "yes", "coder": "c1", "source": "s1", "other": "a5"},
    "receiver": {"claims": "receiver", "mode": "planned", "stance": "affirmed", "claim": "flows:f1"},
}
GIVEN = {  # a question that knows nothing of what is said would only be asked once more as it stands
    f"{question.name}-{name}": (question, given)
    for question in QUESTIONS
    for name, said in SAID.items()
    if (given := _given(question, said))
}


def test_every_parameter_that_is_said_is_given_to_some_question() -> None:
    """A name that no question knows would be said to nobody."""
    assert {name for _, given in GIVEN.values() for name in given} == {
        name for one in SAID.values() for name in one
    }


@pytest.mark.parametrize(("question", "given"), GIVEN.values(), ids=GIVEN)
def test_rdflib_gives_the_same_rows_for_what_is_given(question, given, mill_names, mill_in_rdflib) -> None:
    """What the engine is spared where a parameter is not given, it is asked where it is."""
    here, there = ask(question, mill_names, given), ask(question, mill_in_rdflib, given)
    assert (here.rows, set(here.triples or ())) == (there.rows, set(there.triples or ()))


@every_question
def test_what_is_marked_depends_on_a_parameter(question) -> None:
    """A mark that names no parameter, or that is not read, would leave out a line for good or never."""
    marks = set(re.findall(r"# if (\w+)$", question.text, re.MULTILINE))
    assert marks <= {one.name for one in question.parameters}
    for given in ((), {parameter.name for parameter in question.parameters}):
        asked = for_engine(question.text, given)[0]
        assert asked.count("{") == asked.count("}")
    assert "# if" not in for_engine(question.text)[0]
    assert "# all" not in for_engine(question.text)[0]


@every_question
def test_a_policy_holds_for_every_claim_of_a_question(question) -> None:
    """A question that leaves out what was planned in one place and forgets it in another counts both."""
    parameters = {parameter.name for parameter in question.parameters}
    claims = set(re.findall(r"\?(\w+) cp:about", question.text)) - {"anyone", "own"}  # of any kind, by intent
    for parameter, term in (("mode", "mode"), ("reported", "reportedBy"), ("coder", "coder")):
        if parameter in parameters:
            bare = {claim for claim in claims if not re.search(rf"\?{claim} cp:{term}\b", question.text)}
            assert not bare, parameter
