"""What it means that an aspect has other values than it had, for each aspect that is stated.

A change is major where reasoners infer something else from the same data, where data that
was valid no longer is, or where a name that somebody uses is gone; minor where more can be
said, coded or asked; a patch where only words for readers changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import IntEnum
from typing import Final

Values = frozenset[str]
Rule = Callable[[Values, Values], "Effect"]


class Effect(IntEnum):
    """How far a change reaches; the highest of several is that of all."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        """Return the name in lower case."""
        return self.name.lower()


_NUMBER: Final = re.compile(r'"?(-?\d+(?:\.\d+)?)')
_DECLARING: Final = frozenset(("owl:NamedIndividual", "sh:NodeShape", "sh:PropertyShape"))
_AN_ERROR: Final = frozenset(("error", "sh:Violation"))


def _for_readers(_was: Values, _now: Values) -> Effect:
    """Judge what neither a reasoner nor a program reads."""
    return Effect.PATCH


def _beside(_was: Values, _now: Values) -> Effect:
    """Judge what is told of a term and changes nothing that follows from it."""
    return Effect.MINOR


def _stated(_was: Values, _now: Values) -> Effect:
    """Judge what inferences, triples or answers are made from."""
    return Effect.MAJOR


def _offered(was: Values, now: Values) -> Effect:
    """Judge names that somebody uses: more may come, none may go."""
    return Effect.MINOR if was <= now else Effect.MAJOR


def _demanded(was: Values, now: Values) -> Effect:
    """Judge what data must fulfil: the more, the stricter."""
    return Effect.MAJOR if now - was else Effect.MINOR


def _allowed(was: Values, now: Values) -> Effect:
    """Judge a list of what is allowed; where there is none, all is."""
    return Effect.MAJOR if not was or (now and was - now) else Effect.MINOR


def _switched_off(_was: Values, now: Values) -> Effect:
    return Effect.MINOR if now else Effect.MAJOR


def _punished(_was: Values, now: Values) -> Effect:
    """Judge how bad a fault is; where a shape says nothing, it is an error."""
    return Effect.MAJOR if now <= _AN_ERROR else Effect.MINOR


def _declared(was: Values, now: Values) -> Effect:
    return Effect.PATCH if was ^ now <= _DECLARING else Effect.MAJOR


def _given(was: Values, now: Values) -> Effect:
    """Judge what a question can be given: more may come, if nobody must give it."""
    named = {one.partition(" ")[0] for one in was}
    free = all(", default " in one and one.partition(" ")[0] not in named for one in now - was)
    return Effect.MINOR if was <= now and free else Effect.MAJOR


def _at_least(was: Values, now: Values) -> Effect:
    """Judge the least number that is allowed."""
    return _limit(was, now, stricter=1)


def _at_most(was: Values, now: Values) -> Effect:
    """Judge the greatest number that is allowed."""
    return _limit(was, now, stricter=-1)


def _limit(was: Values, now: Values, *, stricter: int) -> Effect:
    if not was or not now:
        return _demanded(was, now)
    former, present = (_NUMBER.match(min(values)) for values in (was, now))
    if former is None or present is None or len(was) + len(now) > 2:
        return Effect.MAJOR
    raised = float(present[1]) - float(former[1])
    return Effect.MAJOR if raised * stricter > 0 else Effect.MINOR


_JUDGED: Final[dict[Rule, str]] = {
    _for_readers: """
        rdfs:label rdfs:comment rdfs:isDefinedBy rdfs:seeAlso owl:Axiom <http://purl.org/dc/dcam/rangeIncludes>
        skos:prefLabel skos:altLabel skos:hiddenLabel skos:definition skos:scopeNote skos:note skos:example
        skos:editorialNote skos:historyNote skos:changeNote dc:title dc:description cp:order cp:remedy
        sh:message sh:name sh:description sh:order sh:group sh:prefixes sh:declare
        explanation message query question remedy tag
    """,
    _beside: """
        owl:deprecated skos:broadMatch skos:closeMatch skos:exactMatch skos:narrowMatch skos:relatedMatch
        skos:hasTopConcept skos:topConceptOf
    """,
    _offered: "name titles column sh:ignoredProperties",
    _demanded: "cp:needed required datatype/format",
    _allowed: "sh:in sh:languageIn",
    _at_least: """
        sh:minCount sh:minExclusive sh:minInclusive sh:minLength sh:qualifiedMinCount datatype/minimum
    """,
    _at_most: """
        sh:maxCount sh:maxExclusive sh:maxInclusive sh:maxLength sh:qualifiedMaxCount datatype/maximum
    """,
    _switched_off: "sh:deactivated",
    _punished: "sh:severity severity",
    _declared: "rdf:type",
    _given: "given",
    _stated: "sh:path",
}
_RULES: Final = {aspect: rule for rule, aspects in _JUDGED.items() for aspect in aspects.split()}
_RULES_OF_NAMESPACES: Final = {"dcterms:": _for_readers, "vann:": _for_readers, "sh:": _demanded}


def rule_of(aspect: str) -> Rule:
    """Return what judges a change of an aspect; one that is not known is taken to be an axiom."""
    if (rule := _RULES.get(aspect)) is not None:
        return rule
    return next((rule for start, rule in _RULES_OF_NAMESPACES.items() if aspect.startswith(start)), _stated)


def is_for_readers(aspect: str) -> bool:
    """Whether neither a reasoner nor a program reads an aspect."""
    return rule_of(aspect) is _for_readers
