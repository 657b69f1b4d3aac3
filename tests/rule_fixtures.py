"""Fixtures of the rules of queries/check: what is at fault, what only looks like it, and the remedy."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from competency import BASE, DATA, Silence, World, story
from pyoxigraph import Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coprod_kg.check.rules import Rule

FIRES = "# fires at: "
PREFIX = re.compile(r"^PREFIX (\w+): <(.*)>$", re.MULTILINE)
SHORT = re.compile(r"(?<![\w?<])(\w+):([\w-]+)")
LONG = re.compile(r"<(https://w3id.org/coprod-kg/[^>]+)>")
ENDING = re.compile(r"[^/#]*$")


@dataclass(frozen=True)
class Fixture:
    """A graph on which a rule fires where the first line says, until the remedy beside it is carried out."""

    rule: Rule
    path: Path

    @cached_property
    def world(self) -> World:
        """Return the graph, with the ontology beside it."""
        return World(story(self.path))

    @cached_property
    def remedy(self) -> Silence:
        """Return what becomes of the graph when somebody does what the rule advises."""
        return Silence(self.path.with_suffix(".ru"), self.world.triples)

    @property
    def expected(self) -> list[str]:
        """Return where the rule is to fire, in the order of its rows."""
        first = self.path.read_text(encoding="utf-8").splitlines()[0]
        return sorted(BASE + name for name in first.removeprefix(FIRES).split())

    def unheard(self) -> set[str]:
        """Return the words of the rule without which it tells the same of this graph."""
        whole, store = told(self.rule, self.world), self.world.store
        found = set()
        for word in words(self.rule):
            node = NamedNode(word)
            said = [*store.quads_for_pattern(None, node, None), *store.quads_for_pattern(None, None, node)]
            for quad in said:
                store.remove(quad)
            if told(self.rule, self.world) == whole:
                found.add(word)
            store.extend(said)
        return found

    def idle(self) -> list[str]:
        """Return the triples by which nothing is at fault, nor all but at fault.

        A triple is needed where the rule tells something else without it, or with something else said in
        its place: of the graph as it is, or of the graph with one other thing said otherwise. What may be
        said otherwise is tried first of the triples that look idle, since there the near misses are.
        """
        whole, left = told(self.rule, self.world), []
        for triple in self.world.triples:
            with self.world.without([triple]):
                if told(self.rule, self.world) == whole:
                    left.append(triple)
        near = [*left, *(one for one in self.world.triples if one not in left)]
        changes = chain(((one, None) for one in near), self._swaps(near))
        while left and (change := next(changes, None)) is not None:
            with self._said(*change):
                changed = told(self.rule, self.world)
                if changed != whole:
                    left = [one for one in left if one != change[0] and not self._needed(one, changed)]
        return [str(triple) for triple in left]

    def _needed(self, triple: Triple, before: list[str]) -> bool:
        with self.world.without([triple]):
            return told(self.rule, self.world) != before

    def _swaps(self, near: list[Triple]) -> Iterator[tuple[Triple, Triple]]:
        """Yield each triple with what may be said in its place: another object of its kind, or subject."""
        nodes = sorted({node for one in near for node in (one.subject, one.object)}, key=str)
        for one in near:
            for node in nodes:
                if _kind(node) == _kind(one.object):
                    yield one, Triple(one.subject, one.predicate, node)
        for one in near:
            for node in nodes:
                if _kind(node) == _kind(one.subject):
                    yield one, Triple(node, one.predicate, one.object)

    @contextmanager
    def _said(self, old: Triple, new: Triple | None) -> Iterator[None]:
        """Say one thing in the place of another for a while."""
        added = [Quad(new.subject, new.predicate, new.object, DATA)] if new else []
        added = [quad for quad in added if quad not in self.world.store]
        with self.world.without([old]):
            self.world.store.extend(added)
            try:
                yield
            finally:
                for quad in added:
                    self.world.store.remove(quad)


def told(rule: Rule, world: World) -> list[str]:
    """Return what a rule tells of a graph."""
    return sorted(str({name: str(node) for name, node in row.items()}) for row in rule.rows(world.store))


def words(rule: Rule) -> set[str]:
    """Return the addresses of the words that stand in a rule."""
    prefixes = dict(PREFIX.findall(rule.text))
    lines = rule.text.split("SELECT", 1)[1].splitlines()
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return {prefixes[prefix] + name for prefix, name in SHORT.findall(body)} | set(LONG.findall(body))


def _kind(node: object) -> str:
    """Return what a node is one of: the folder or scheme of an address, the datatype of a text."""
    if isinstance(node, Literal):
        return node.datatype.value
    return ENDING.sub("", node.value) if isinstance(node, NamedNode) else ""
