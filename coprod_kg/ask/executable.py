"""The question library as a graph, so that a graph tells what it can be asked.

The form is that of the SIB collection of SPARQL examples: SHACL's SPARQL executables, with
the question as comment and the tags as keywords. The query of a question stands there
ready to run anywhere, with its own prefixes and each parameter at its default; the file it
was read from, whose `?_name` can be given something else, stands beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import Dataset

from coprod_kg.ask.names import Names
from coprod_kg.ask.parameters import term
from coprod_kg.question import ANY
from coprod_kg.tokens import prefixes, replaced, string
from coprod_kg.vocabulary import CP, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.question import Parameter, Question
    from coprod_kg.vocabulary import Vocabulary

    Value = NamedNode | Literal

LIBRARY: Final = "https://w3id.org/coprod-kg/question/"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_SCHEMA: Final = "https://schema.org/"
_SH: Final = "http://www.w3.org/ns/shacl#"
_SPEX: Final = "https://purl.expasy.org/sparql-examples/ontology#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_FORMS: Final = {  # of a query: its class, and the property that holds its text
    "SELECT": (f"{_SH}SPARQLSelectExecutable", f"{_SH}select"),
    "CONSTRUCT": (f"{_SH}SPARQLConstructExecutable", f"{_SH}construct"),
    "ASK": (f"{_SH}SPARQLAskExecutable", f"{_SH}ask"),
    "DESCRIBE": (f"{_SPEX}SPARQLDescribeExecutable", f"{_SPEX}describe"),
}
_SEVERITIES: Final = {"error": f"{_SH}Violation", "warning": f"{_SH}Warning"}
_HEAD: Final = re.compile(r"^#\+.*\n+", re.MULTILINE)
_COLUMN: Final = re.compile(r"\{(\w+)\}")


def iri(question: Question, library: str = LIBRARY) -> str:
    """Return the IRI of a question, within that of its library."""
    return library + quote(question.name, safe="/")


def part(whole: str, name: str) -> str:
    """Return the IRI of a part of what has an IRI: a fragment, or more of the fragment that it has."""
    return f"{whole}{'/' if '#' in whole else '#'}{name}"


def triples(
    questions: Iterable[Question], words: Vocabulary, library: str = LIBRARY, endpoint: str | None = None
) -> Iterator[Triple]:
    """Yield what is said of a library of questions and of each question in it, without blank nodes.

    The endpoint is where the questions can be put, where there is one.
    """
    asked = list(questions)
    yield from _of_library(asked, library)
    names = Names(Dataset(), "", words)
    for question in asked:
        yield from _of_question(question, names, library)
        if endpoint is not None:
            yield _said(iri(question, library), f"{_SCHEMA}target", NamedNode(endpoint))


def runnable(question: Question, names: Names) -> str:
    """Return the query of a question as it runs anywhere: without its head, each parameter at its default.

    A parameter that has none, or whose default is a thing of one study, is left as it is.
    """
    defaults = {f"_{one.name}": _default(one, names) for one in question.parameters}
    return replaced(_HEAD.sub("", question.text), defaults.get)


def _default(parameter: Parameter, names: Names) -> str | None:
    if parameter.default is None:
        return None
    if parameter.default == ANY:
        return string(ANY)
    return None if parameter.type in names.kinds else term(parameter.type, parameter.default, names)


def _said(subject: str, predicate: str, value: Value) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)


def _of_library(questions: list[Question], library: str) -> Iterator[Triple]:
    """Yield the library itself, with the prefixes on which all its questions agree."""
    yield _said(library, f"{RDF}type", NamedNode(f"{_OWL}Ontology"))
    yield _said(library, f"{_DCTERMS}title", Literal("Questions", language="en"))
    namespaces: dict[str, set[str]] = {}
    for question in questions:
        for prefix, namespace in prefixes(question.text).items():
            namespaces.setdefault(prefix, set()).add(namespace)
    for prefix, found in sorted(namespaces.items()):
        if len(found) > 1:  # left to the queries, which declare all of theirs
            continue
        declared = part(library, f"prefix-{prefix}")
        yield _said(library, f"{_SH}declare", NamedNode(declared))
        yield _said(declared, f"{_SH}prefix", Literal(prefix))
        address = Literal(found.pop(), datatype=NamedNode(f"{_XSD}anyURI"))
        yield _said(declared, f"{_SH}namespace", address)


def _of_question(question: Question, names: Names, library: str) -> Iterator[Triple]:
    subject = iri(question, library)
    kind, holds = _FORMS[question.form]
    yield _said(subject, f"{RDF}type", NamedNode(f"{_SH}SPARQLExecutable"))
    yield _said(subject, f"{RDF}type", NamedNode(kind))
    yield _said(subject, f"{_DCTERMS}identifier", Literal(question.name))
    yield _said(subject, f"{_DCTERMS}isPartOf", NamedNode(library))
    yield _said(subject, f"{RDFS}comment", Literal(question.question, language="en"))
    yield _said(subject, f"{_SH}prefixes", NamedNode(library))
    yield _said(subject, holds, Literal(runnable(question, names)))
    yield _said(subject, f"{_SCHEMA}text", Literal(question.text))
    for tag in question.tags:
        yield _said(subject, f"{_SCHEMA}keywords", Literal(tag))
    for order, parameter in enumerate(question.parameters, start=1):
        given = part(subject, f"_{parameter.name}")
        yield _said(subject, f"{_SH}parameter", NamedNode(given))
        for predicate, value in _of_parameter(parameter, order, names, library):
            yield _said(given, predicate, value)
    yield from _of_rule(subject, question)


def _of_parameter(
    parameter: Parameter, order: int, names: Names, library: str
) -> Iterator[tuple[str, Value]]:
    """Yield what is said of a parameter; the name of its path is that of the variable, as SHACL has it."""
    yield f"{RDF}type", NamedNode(f"{_SH}Parameter")
    yield f"{_SH}path", NamedNode(part(library, f"_{parameter.name}"))
    yield f"{_SH}name", Literal(parameter.name)
    yield f"{_SH}description", Literal(parameter.explanation, language="en")
    yield f"{_SH}order", Literal(order)
    yield f"{_SH}optional", Literal(not parameter.required)
    yield f"{_DC}type", Literal(parameter.type)
    if (default := _default(parameter, names)) is not None:
        yield f"{_SH}defaultValue", _term(default)


def _term(text: str) -> Value:
    """Return a term that SPARQL, and so Turtle, writes as a text."""
    (quad,) = parse(f"<a:> <a:> {text} .".encode(), format=RdfFormat.TURTLE)
    if not isinstance(quad.object, NamedNode | Literal):
        raise TypeError(text)
    return quad.object


def _of_rule(subject: str, question: Question) -> Iterator[Triple]:
    """Yield what a rule says of the faults it finds; `{?column}` stands for a value, as SHACL has it."""
    if question.message is not None:
        message = _COLUMN.sub(r"{?\1}", question.message)
        yield _said(subject, f"{_SH}message", Literal(message, language="en"))
    if question.remedy is not None:
        yield _said(subject, f"{CP}remedy", Literal(question.remedy, language="en"))
    if question.is_rule:
        yield _said(subject, f"{_SH}severity", NamedNode(_SEVERITIES[question.severity]))
