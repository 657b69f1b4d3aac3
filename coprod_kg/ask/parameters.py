"""Typed parameters: what was typed becomes an RDF term, and the term stands for `?_name`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from coprod_kg.errors import ParameterError, QueryError, meant, nearest
from coprod_kg.question import ANY, CHOICE, CONCEPT
from coprod_kg.tokens import replaced, string

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coprod_kg.ask.names import Names
    from coprod_kg.question import Parameter, Question

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_OF: Final = f"{CONCEPT} of "
_YES: Final = {"yes": "true", "true": "true", "1": "true", "no": "false", "false": "false", "0": "false"}
_DATE: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_SHOWN: Final = 40


def bound(question: Question, given: Mapping[str, str], names: Names, text: str | None = None) -> str:
    """Return the query of a question, or another form of it, with each `?_name` replaced by a term.

    Raises ParameterError for a parameter that is unknown or missing, or for a value
    that does not fit its type.
    """
    for name in given:
        question.parameter(name)
    terms = {
        f"_{parameter.name}": _term(question, parameter, given.get(parameter.name), names)
        for parameter in question.parameters
    }
    return replaced(question.text if text is None else text, terms.get)


def _term(question: Question, parameter: Parameter, text: str | None, names: Names) -> str:
    if text is None:
        text = parameter.default
    if text is None:
        raise ParameterError(
            f"'{question.name}' needs '{parameter.name}': {parameter.explanation}.",
            f"Give it with --given {parameter.name}=VALUE ({parameter.type}).",
        )
    if parameter.default == ANY and text.strip().casefold() == ANY:
        return string(ANY)
    try:
        return term(parameter.type, text, names)
    except ParameterError as error:
        raise ParameterError(f"{parameter.name}: {error.what}", error.remedy) from error


def term(type_: str, text: str, names: Names) -> str:
    """Return a value of a type as SPARQL writes it; raises ParameterError when it does not fit."""
    if type_ in names.kinds:
        return _iri(names.find(type_, text))
    if type_ == CONCEPT or type_.startswith(_OF):
        return _iri(_concept(type_.removeprefix(_OF), text, names))
    if type_.startswith(CHOICE):
        return string(_choice(type_, text))
    if (write := _LITERALS.get(type_)) is None:
        raise QueryError(f"'{type_}' is no type of a parameter.", "Correct the line 'given' of the question.")
    return write(text)


def _iri(iri: str) -> str:
    try:
        return str(NamedNode(iri))
    except ValueError as error:
        raise ParameterError(f"'{iri}' is no IRI: {error}.", "Give an id, a label or a whole IRI.") from error


def _literal(text: str, datatype: str) -> str:
    return f"{string(text)}^^<{_XSD}{datatype}>"


def _text(text: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ParameterError("The text holds a character that no RDF text can hold.", "Write it without.")
    return string(text)


def _concept(scheme: str, text: str, names: Names) -> str:
    words = names.vocabulary
    found = words.scheme(scheme)
    if found is None and scheme != CONCEPT:
        raise QueryError(f"There is no scheme '{scheme}'.", "Correct the line 'given' of the question.")
    schemes = [found.iri] if found else list(words.schemes)
    iri = text.strip().removeprefix("<").removesuffix(">")
    for one in schemes:
        if any(concept.iri == iri for concept in words.schemes[one].concepts):
            return iri
    concepts = words.concepts(text, schemes)
    if len(concepts) == 1:
        return concepts[0].iri
    if concepts:
        full = ", ".join(f"{words.schemes[one.scheme].notation}:{one.notation}" for one in concepts)
        raise ParameterError(f"'{text}' names more than one concept.", f"Write one of {full}.")
    known = words.known(schemes)
    listed = f"There are: {', '.join(known[:_SHOWN])}."
    what = f"There is no {found.notation if found else 'concept'} '{text}'."
    raise ParameterError(what, meant(nearest(text, known), listed))


def _choice(type_: str, text: str) -> str:
    choices = [choice.strip() for choice in type_.removeprefix(CHOICE).split(",")]
    for choice in choices:
        if choice.casefold() == text.strip().casefold():
            return choice
    remedy = meant(nearest(text, choices), f"Give one of {', '.join(choices)}.")
    raise ParameterError(f"'{text}' is none of its values.", remedy)


def _integer(text: str) -> str:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", text.strip()):
        raise ParameterError(f"'{text}' is no whole number.", "Give one such as 3.")
    return str(int(text))


def _day(text: str, *, last: bool) -> str:
    """Return the first or the last day that a year, a month or a day means."""
    found = _DATE.fullmatch(text.strip())
    wrong = ParameterError(f"'{text}' is no date.", "Give a year, a month or a day, as in 2012-03-31.")
    if found is None:
        raise wrong
    try:
        year, month = int(found["year"]), int(found["month"] or (12 if last else 1))
        day = int(found["day"] or (monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise wrong from error


def _truth(text: str) -> str:
    if (truth := _YES.get(text.strip().casefold())) is None:
        raise ParameterError(f"'{text}' is neither yes nor no.", "Give yes or no.")
    return truth


_LITERALS: Final[dict[str, Callable[[str], str]]] = {
    "text": _text,
    "integer": _integer,
    "date": lambda text: _literal(_day(text, last=False), "date"),
    "end date": lambda text: _literal(_day(text, last=True), "date"),
    "yes/no": lambda text: _literal(_truth(text), "boolean"),
}
