"""The changes between two ontologies, each with how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.change.aspects import Effect
from coprod_kg.change.effects import Judge, of_new, of_removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coprod_kg.change.statements import Statements, Thing

_LONG: Final = 100
_UNTOLD: Final = ("owl:Axiom", "query")  # of which a reader must see the whole
_NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of an aspect of a thing, or, without an aspect, of whether there is the thing."""

    effect: Effect
    thing: Thing
    aspect: str
    before: frozenset[str]
    after: frozenset[str]

    @property
    def is_removal(self) -> bool:
        """Whether the thing is gone."""
        return not self.aspect and bool(self.before)

    def __str__(self) -> str:
        """Return the change in one line: the thing, what of it, what went and what came."""
        if not self.aspect:
            return f"{self.thing}: {'removed' if self.is_removal else 'new'}"
        told = [f"{self.thing}: {self.aspect}"]
        if self.aspect not in _UNTOLD:
            told += [f"- {_listed(gone)}" for gone in [self.before - self.after] if gone]
            told += [f"+ {_listed(came)}" for came in [self.after - self.before] if came]
        return " ".join(told)


def changes(before: Statements, after: Statements) -> list[Change]:
    """Return the changes from one ontology to another, those that reach farthest first."""
    judge = Judge(before, after)
    found = [
        change
        for thing in before.keys() | after.keys()
        if not _comes_with_its_table(thing, before, after)
        for change in _of_thing(thing, before, after, judge)
        if change.effect
    ]
    return sorted(found, key=lambda change: (-change.effect, change.thing, change.aspect))


def highest(found: Iterable[Change]) -> Effect:
    """Return how far the changes reach together."""
    return max((change.effect for change in found), default=Effect.NONE)


def _of_thing(thing: Thing, before: Statements, after: Statements, judge: Judge) -> Iterator[Change]:
    was, now = before.get(thing), after.get(thing)
    if was is None and now is not None:
        yield Change(of_new(thing), thing, "", _NOTHING, frozenset(now))
        for aspect, values in now.items():
            yield Change(judge.of_aspect(thing, aspect, values), thing, aspect, _NOTHING, values)
    elif was is not None and now is None:
        yield Change(of_removed(thing), thing, "", frozenset(was), _NOTHING)
    elif was is not None and now is not None:
        for aspect in was.keys() | now.keys():
            former, present = was.get(aspect, _NOTHING), now.get(aspect, _NOTHING)
            yield Change(judge.of_change(thing, aspect, former, present), thing, aspect, former, present)


def _comes_with_its_table(thing: Thing, before: Statements, after: Statements) -> bool:
    """Whether a column is new, or gone, because its whole table is."""
    table = thing._replace(kind="table", name=thing.name.partition(".")[0])
    return thing.kind == "column" and not (table in before and table in after)


def _listed(values: frozenset[str]) -> str:
    text = ", ".join(sorted(values))
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
