"""Every question of the library: how it is written, and what the mill answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coprod_kg import resources
from coprod_kg.ask import Library, ask, write
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
