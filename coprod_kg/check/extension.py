"""Whether the words, shapes and questions hold that a study adds to the ontology."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, QuerySolutions, QueryTriples, Store

from coprod_kg.addresses import namespace
from coprod_kg.check import own_shapes, terms
from coprod_kg.check.own_shapes import DEFINE
from coprod_kg.check.rules import COLUMN
from coprod_kg.errors import Fault, QueryError, continued, meant, nearest
from coprod_kg.extension.places import line
from coprod_kg.question import is_type
from coprod_kg.tokens import check_harmless, prefixes, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.check.terms import BrokenTerm
    from coprod_kg.extension import Extension
    from coprod_kg.question import Question
    from coprod_kg.vocabulary import WordFile

_LINE: Final = re.compile(r"(?:line |at )(\d+)")


def faults(extension: Extension) -> list[Fault]:
    """Return what is wrong with the words, shapes and questions of a study, sorted by file.

    Nothing is said of words where a file of them cannot be read: what is missing may stand there.
    """
    if not extension.words_are_read:
        return []
    found = [*_of_words(extension), *own_shapes.faults(extension), *_of_questions(extension)]
    return sorted(set(found), key=lambda one: (one.file, one.row or 0, one.message))


def _of_words(extension: Extension) -> Iterator[Fault]:
    """Yield where a word of the study breaks a rule that every word of the ontology keeps."""
    own = {iri: file.name for file in reversed(extension.words) for iri in file.subjects}
    if not own:
        return
    for one in _broken(extension.vocabulary.files):
        if one.thing in own:
            home = own[one.thing]
            row = line(extension.files[home], one.thing)
            yield Fault(home, row, None, continued(one.message), one.remedy, one.severity)


@lru_cache(maxsize=1)
def _broken(files: tuple[WordFile, ...]) -> list[BrokenTerm]:
    """Return every word of some files that breaks a rule, kept for those asked about last."""
    store = Store()
    for file in files:
        store.bulk_extend(
            Quad(t.subject, t.predicate, t.object, NamedNode(f"file:{file.name}")) for t in file.triples
        )
    return terms.broken(store)


def _of_questions(extension: Extension) -> Iterator[Fault]:
    """Yield where a question of the study cannot be asked, or asks for what is not there."""
    files = {path: name for name, path in extension.files.items()}
    known = extension.vocabulary.homes()
    for called, question in extension.questions.items():
        file = files[extension.paths[called]]
        for row, what, remedy in (*_of_query(question), *_of_words_in(question, known)):
            yield Fault(file, row, None, what, remedy)
        for parameter in question.parameters:
            if not is_type(parameter.type, extension.vocabulary):
                what = f"'{parameter.type}' is no type of a parameter."
                yield Fault(file, None, None, what, "See docs/questions.md for the types that there are.")


def _of_query(question: Question) -> Iterator[tuple[int | None, str, str]]:
    """Yield what is wrong with a query by itself."""
    try:
        check_harmless(question.text)
    except QueryError as error:
        yield None, continued(error.what), error.remedy
        return
    try:
        answer = Store().query(question.text)
    except SyntaxError as error:
        found = _LINE.search(str(error))
        yield int(found[1]) if found else None, f"it is no valid SPARQL ({error}).", "Correct the query."
        return
    except ValueError as error:
        yield None, f"it cannot be asked ({error}).", "Ask it in plain SPARQL 1.1."
        return
    if isinstance(answer, QuerySolutions):
        selected = [variable.value for variable in answer.variables]
        named = [column.name for column in question.columns]
        if named and named != selected:
            what = f"its columns are {', '.join(selected)}, and its head names {', '.join(named)}."
            yield None, what, "Name in '#+ columns:' what the query selects, in that order."
        if question.is_rule and "thing" not in selected:
            yield None, "it is a rule and selects no ?thing.", "Select first what is at fault, as ?thing."
        for name in sorted({*COLUMN.findall(question.message or "")} - {*selected}):
            yield None, f"its message names {{{name}}}, and it selects no ?{name}.", f"Select ?{name} too."
    elif question.is_rule or not isinstance(answer, QueryTriples):
        yield None, "it selects nothing.", "Write it as a SELECT query."


def _of_words_in(question: Question, known: dict[str, str]) -> Iterator[tuple[int | None, str, str]]:
    """Yield each word of a query that stands in a namespace of the ontology, and that nobody defines."""
    spaces = {namespace(iri) for iri in known}
    declared = prefixes(question.text)
    row = 1
    for token in tokens(question.text):
        if token.kind in ("iri", "name"):
            head, _, tail = token.text.partition(":")
            iri = token.text[1:-1] if token.kind == "iri" else declared.get(head, "") + tail
            if namespace(iri) in spaces and iri not in known and iri not in spaces:
                remedy = meant(nearest(iri, known), DEFINE)
                yield row, f"there is no <{iri}>.", remedy
        row += token.text.count("\n")
