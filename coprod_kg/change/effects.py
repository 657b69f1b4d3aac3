"""How far a change reaches, given all that was and is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.change.aspects import Effect, is_for_readers, rule_of

if TYPE_CHECKING:
    from coprod_kg.change.aspects import Values
    from coprod_kg.change.statements import Statements, Thing

# Kinds whose coming is not a minor change, or whose going is not a major one.
_NEW: Final = {"axiom": Effect.MAJOR, "foreign": Effect.PATCH}
_REMOVED: Final = {"foreign": Effect.PATCH, "shape": Effect.MINOR}
# Axioms that tell something of older terms, though they stand at a new one.
_REACHING_BACK: Final = frozenset(
    ("owl:equivalentClass", "owl:equivalentProperty", "owl:inverseOf", "owl:propertyChainAxiom", "owl:sameAs")
)
_MAKING_TRIPLES: Final = frozenset(("cp:inheritedFrom", "default", "virtual"))  # in rows that were there
_TARGETS: Final = frozenset(("sh:targetClass", "sh:targetNode", "sh:targetObjectsOf", "sh:targetSubjectsOf"))
_OF_OLD_DATA: Final = _TARGETS | {"owl:disjointWith", "owl:propertyDisjointWith"}  # only with an old term


def of_new(thing: Thing) -> Effect:
    """Return how far it reaches that there is a new thing, its aspects apart."""
    return _NEW.get(thing.kind, Effect.MINOR)


def of_removed(thing: Thing) -> Effect:
    """Return how far it reaches that a thing is gone."""
    return _REMOVED.get(thing.kind, Effect.MAJOR)


class Judge:
    """Tells how far the changes between two ontologies reach."""

    def __init__(self, before: Statements, after: Statements) -> None:
        """Know the terms that were there, and the shapes that now only warn."""
        self._terms = {thing.name for thing in before}
        self._warning = {
            thing.name
            for thing, aspects in after.items()
            if thing.kind == "shape" and not aspects.get("sh:severity", frozenset()) <= {"sh:Violation"}
        }

    def of_aspect(self, thing: Thing, aspect: str, values: Values) -> Effect:
        """Return how far an aspect of a new thing reaches beyond that thing; NONE where it does not."""
        reaches = {
            "class": aspect in _REACHING_BACK,
            "property": aspect in _REACHING_BACK,
            "individual": aspect in _REACHING_BACK,
            "foreign": aspect != "rdf:type" and not is_for_readers(aspect),
            "shape": aspect in _TARGETS and self.of_change(thing, aspect, frozenset(), values) > Effect.MINOR,
            "table": aspect == "cp:needed",
            "column": aspect == "required" or aspect in _MAKING_TRIPLES,
            "question": aspect == "severity" and values == {"error"},
        }
        return Effect.MAJOR if reaches.get(thing.kind) else Effect.NONE

    def of_change(self, thing: Thing, aspect: str, was: Values, now: Values) -> Effect:
        """Return how far it reaches that an aspect of a thing has other values than it had."""
        if was == now:
            return Effect.NONE
        telling = now - self._idle(aspect, now - was)
        if telling == was:
            return Effect.MINOR
        effect = rule_of(aspect)(was, telling)
        return min(effect, Effect.MINOR) if thing.name in self._warning else effect

    def _idle(self, aspect: str, added: Values) -> Values:
        """Return the values that make no data invalid that was there: of new terms, of mere warnings."""
        if aspect in _OF_OLD_DATA:
            return frozenset(name for name in added if name.startswith("cp:") and name not in self._terms)
        return added & self._warning if aspect == "sh:property" else frozenset()
