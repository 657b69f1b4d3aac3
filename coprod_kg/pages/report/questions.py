"""Every question of the library with its answer, by the folder it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from coprod_kg.ask import Answer, ask, write
from coprod_kg.ask.table import columns, shown
from coprod_kg.pages.report.document import Link, Section, Table
from coprod_kg.pages.report.side_by_side import tensions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_kg.ask import Names, Question
    from coprod_kg.ask.terms import Term
    from coprod_kg.pages.report.claims import Claims
    from coprod_kg.pages.report.document import Cell
    from coprod_kg.pages.wording import Wording

ROWS: Final = 100  # of an answer that a page shows; the file beside it holds all
_OF_TRIPLES: Final = ("subject", "predicate", "object")
_COMPARED: Final = ("tensions/where", "tensions/responses")  # beside each other, place by place
OWN: Final = "own"  # the folder of a study's questions that are in none
_LONGEST: Final = 600  # characters of a cell


class Answers:
    """The answers of a graph to the questions of the library, asked once."""

    def __init__(
        self,
        questions: Iterable[Question],
        names: Names,
        said: Mapping[str, str],
        claims: Claims,
    ) -> None:
        """Ask each question that needs nothing to be named; `said` holds what else is asked for."""
        self._names, self._claims = names, claims
        self._found: dict[Question, Answer] = {}
        self._unasked: list[Question] = []
        for question in questions:
            parameters = {one.name: one for one in question.parameters}
            if question.is_rule:
                continue
            if any(one.required for one in parameters.values()):
                self._unasked.append(question)
                continue
            given = {name: value for name, value in said.items() if name in parameters}
            self._found[question] = ask(question, names, given)

    def folders(self, order: Iterable[str]) -> list[str]:
        """Return the folders that hold questions: those named in an order, then others by name."""
        there = {_folder(question) for question in (*self._found, *self._unasked)}
        first = [one for one in order if one in there]
        return [*first, *sorted(there.difference(first))]

    def side_by_side(self, folder: str, words: Wording) -> list[Section]:
        """Return what compares partnerships on the page of a folder, where there is anything to compare."""
        found = {one.name: said for one, said in self._found.items()}
        asked = [found[name] for name in _COMPARED if name in found and name.startswith(f"{folder}/")]
        if len(asked) < len(_COMPARED):
            return []
        where, responses = asked
        section = tensions(where, responses, self._names, words)
        return [section] if section else []

    def sections(self, folder: str, words: Wording) -> list[Section]:
        """Return a section for each question of a folder."""
        found = [
            self._section(one, said, words) for one, said in self._found.items() if _folder(one) == folder
        ]
        unasked = [
            Section(_id(one), one.question, [words.say("questions.unasked", name=one.name)])
            for one in self._unasked
            if _folder(one) == folder
        ]
        return found + unasked

    def files(self) -> dict[str, str]:
        """Return each answer as CSV by its path in the report."""
        return {
            f"answers/{one.name}.csv": write(said, "csv", self._names) for one, said in self._found.items()
        }

    def index(self, folder: str) -> list[Link]:
        """Return where each question of a folder is answered."""
        there = sorted(
            (one for one in (*self._found, *self._unasked) if _folder(one) == folder),
            key=lambda one: one.name,
        )
        return [Link(one.question, f"{folder}.html#{_id(one)}") for one in there]

    def _section(self, question: Question, answer: Answer, words: Wording) -> Section:
        file = Link(words.say("questions.file"), f"answers/{question.name}.csv")
        above = [words.say("questions.ask", name=question.name)]
        if answer.boolean is not None:
            return Section(
                _id(question),
                question.question,
                [*above, words.say(f"questions.{str(answer.boolean).lower()}")],
            )
        if not len(answer):
            return Section(_id(question), question.question, [*above, words.say("questions.empty")])
        if answer.triples is not None:
            answer = Answer(_OF_TRIPLES, answer.triples)
        head, rows = shown(answer, self._names)
        terms = ([row[at] for at in columns(answer)] for row in answer.rows)
        kept = [list(map(self._cell, row, named)) for row, named in zip(rows[:ROWS], terms, strict=False)]
        many = words.count("questions.rows", len(rows))
        if len(rows) > ROWS:
            above.append(words.say("questions.cut", shown=ROWS, number=len(rows)))
        return Section(_id(question), question.question, above, [Table(many, head, kept)], links=[file])

    def _cell(self, text: str, term: Term | None) -> Cell:
        """Return a cell as people read it, leading to the words behind what it names."""
        said = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        place = self._claims.place(str(term)) if isinstance(term, URIRef) else None
        return Link(said, place) if place else said


def _folder(question: Question) -> str:
    return question.name.partition("/")[0] if "/" in question.name else OWN


def _id(question: Question) -> str:
    """Return the anchor of a question on its page."""
    return question.name.replace("/", "-")
