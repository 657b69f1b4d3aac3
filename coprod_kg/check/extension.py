"""Whether the words, shapes and questions hold that a study adds to the ontology."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Quad, QuerySolutions, QueryTriples, RdfFormat, Store, Triple, parse

from coprod_kg.check import reference, shapes, terms
from coprod_kg.check.constraints import SH
from coprod_kg.errors import Fault, meant, nearest
from coprod_kg.extension import line
from coprod_kg.question import is_type
from coprod_kg.tokens import tokens
from coprod_kg.vocabulary import CP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coprod_kg.extension import Extension
    from coprod_kg.question import Question

_OURS: Final = CP.removesuffix("ns#")
_LINE: Final = re.compile(r"(?:line |at )(\d+)")
_DEFINE: Final = "Define it in a Turtle file of the extension."


def faults(extension: Extension) -> list[Fault]:
    """Return what is wrong with the words, shapes and questions of a study, sorted by file.

    Nothing is said of words where a file of them cannot be read: what is missing may stand there.
    """
    if not extension.words_are_read:
        return []
    found = [*_of_words(extension), *_of_shapes(extension), *_of_questions(extension)]
    return sorted(set(found), key=lambda one: (one.file, one.row or 0, one.message))


def _of_words(extension: Extension) -> Iterator[Fault]:
    """Yield where a word of the study breaks a rule that every word of the ontology keeps."""
    own = {iri: file.name for file in reversed(extension.words) for iri in file.subjects()}
    if not own:
        return
    store = Store()
    for file in extension.vocabulary.files:
        store.bulk_extend(
            Quad(t.subject, t.predicate, t.object, NamedNode(f"file:{file.name}")) for t in file.triples
        )
    for one in terms.broken(store):
        if one.thing in own:
            home = own[one.thing]
            row = line(extension.files[home], one.thing)
            yield Fault(home, row, None, one.message, one.remedy, one.severity)


def _of_shapes(extension: Extension) -> Iterator[Fault]:
    """Yield where a shape of the study looks at nothing, tells nothing, or speaks of what is not there."""
    known = extension.vocabulary.homes()
    for name, path in extension.shapes.items():
        triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
        for subject, what in reference.malformed(path):
            row = line(path, subject) if subject else None
            yield Fault(name, row, None, what, "Compare it with a file of ontology/shapes.")
        for iri in sorted(_unknown(triples, known)):
            yield Fault(
                name, _seen(path, iri), None, f"there is no <{iri}>.", meant(nearest(iri, known), _DEFINE)
            )
        for pattern in sorted({t.object.value for t in triples if t.predicate == NamedNode(f"{SH}pattern")}):
            try:
                re.compile(pattern)
            except re.error as error:
                what = f"'{pattern}' is no regular expression ({error})."
                yield Fault(name, None, None, what, "Correct the sh:pattern.")
        for shape in shapes.read(path):
            for constraint in shape.constraints:
                if not constraint.message or not constraint.remedy:
                    what = f"{constraint.shape} does not say what is wrong and what to do."
                    remedy = "Give the shape an sh:message and a cp:remedy."
                    yield Fault(name, line(path, constraint.shape.strip("<>")), None, what, remedy)
        yield from _of_targets(name, path, triples)


def _of_targets(name: str, path: Path, triples: list[Triple]) -> Iterator[Fault]:
    """Yield a fault for each node shape that nothing leads to."""
    asked = {triple.subject for triple in triples if triple.predicate.value.startswith(f"{SH}target")}
    named = {triple.object for triple in triples if triple.predicate.value.startswith(SH)}
    for triple in triples:
        if triple.object == NamedNode(f"{SH}NodeShape") and triple.subject not in asked | named:
            what = f"the shape {triple.subject} looks at nothing."
            row = line(path, str(triple.subject).strip("<>"))
            yield Fault(name, row, None, what, "Give it an sh:targetClass, or another target.")


def _unknown(triples: list[Triple], known: dict[str, str]) -> set[str]:
    """Return what shapes speak of in a namespace of the ontology or of the study and nobody defines."""
    spaces = {_space(iri) for iri in known}
    own = {triple.subject for triple in triples}
    used = {node for triple in triples for node in (triple.predicate, triple.object)} - own
    return {
        node.value
        for node in used
        if isinstance(node, NamedNode) and _space(node.value) in spaces and node.value not in known
    }


def _space(iri: str) -> str:
    """Return the namespace of an IRI: all up to its last '#', else up to its last '/'."""
    return iri[: (iri.rfind("#") if "#" in iri else iri.rfind("/")) + 1]


def _seen(path: Path, iri: str) -> int | None:
    """Return the first line of a file that names an IRI by its last part."""
    local = iri.removeprefix(_space(iri))
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.search(rf"[:#/]{re.escape(local)}(?![\w-])", text):
            return number
    return None


def _of_questions(extension: Extension) -> Iterator[Fault]:
    """Yield where a question of the study cannot be asked, or asks for what is not there."""
    files = {path: name for name, path in extension.files.items()}
    for called, question in extension.questions.items():
        file = files[extension.paths[called]]
        for row, what, remedy in (*_of_query(question), *_of_words_in(question, extension)):
            yield Fault(file, row, None, what, remedy)
        for parameter in question.parameters:
            if not is_type(parameter.type, extension.vocabulary):
                what = f"'{parameter.type}' is no type of a parameter."
                yield Fault(file, None, None, what, "See docs/questions.md for the types that there are.")


def _of_query(question: Question) -> Iterator[tuple[int | None, str, str]]:
    """Yield what is wrong with a query by itself."""
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
    elif question.is_rule or not isinstance(answer, QueryTriples):
        yield None, "it selects nothing.", "Write it as a SELECT query."


def _of_words_in(question: Question, extension: Extension) -> Iterator[tuple[int | None, str, str]]:
    """Yield each word of a query that stands in a namespace of the ontology, and that nobody defines."""
    known = extension.vocabulary.homes()
    spaces = {_space(iri) for iri in known}
    prefixes: dict[str, str] = {}
    row, declared = 1, ""
    for token in tokens(question.text):
        if token.kind == "iri" and declared:
            prefixes[declared], declared = token.text[1:-1], ""
        elif token.kind == "name" and token.text.endswith(":") and token.text not in prefixes:
            declared = token.text
        elif token.kind in ("iri", "name"):
            head, colon, tail = token.text.partition(":")
            iri = token.text[1:-1] if token.kind == "iri" else prefixes.get(head + colon, "") + tail
            if _space(iri) in spaces and iri not in known and iri not in spaces:
                remedy = meant(nearest(iri, known), _DEFINE)
                yield row, f"there is no <{iri}>.", remedy
        row += token.text.count("\n")
