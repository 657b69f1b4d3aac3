"""ontology/rules/ put to an ontology: every class, property, concept, scheme or header that breaks one.

The rules are written like those of queries/check/, but ask about words and not about what
is said with them. They hold in any namespace: our own ontology is put to them by the tests,
and the terms that a study adds when it is checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from coprod_kg import resources
from coprod_kg.addresses import local_name
from coprod_kg.check import rules
from coprod_kg.check.words import short
from coprod_kg.vocabulary import RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pyoxigraph import Store

    from coprod_kg.check.constraints import Node
    from coprod_kg.errors import Severity

_NAMES: Final = tuple(
    NamedNode(iri) for iri in (RDFS + "label", SKOS + "prefLabel", "http://purl.org/dc/terms/title")
)


@dataclass(frozen=True, slots=True)
class BrokenTerm:
    """A term that breaks a rule: its IRI, the rule's name, what is wrong and what to do now."""

    thing: str
    rule: str
    message: str
    remedy: str
    severity: Severity


def folder() -> Path:
    """Return the folder of the rules that came with the program."""
    return resources.ontology() / "rules"


def broken(store: Store, *folders: Path) -> list[BrokenTerm]:
    """Return every term of an ontology that breaks a rule, sorted by term and rule.

    All graphs of the store are read as one. What a term builds on must stand in it too: a
    class of a study is judged beside the shipped ontology.
    """
    named = cache(lambda node: _name(store, node))
    return sorted(_broken(store, folders or (folder(),), named), key=_order)


def _broken(store: Store, folders: tuple[Path, ...], named: Callable[[Node], str]) -> Iterator[BrokenTerm]:
    for rule in rules.read(*folders):
        for row in rule.rows(store):
            message = rule.told({column: named(value) for column, value in row.items()})
            yield BrokenTerm(_iri(row["thing"]), rule.name, message, rule.remedy, rule.severity)


def _iri(thing: Node) -> str:
    """Return the IRI of a thing, or the label of a node without one."""
    return str(thing) if isinstance(thing, BlankNode) else thing.value


def _order(one: BrokenTerm) -> tuple[str, str, str]:
    return one.thing, one.rule, one.message


def _name(store: Store, node: Node) -> str:
    """Return what a message calls a node: its label, and the end of its IRI where that differs."""
    if isinstance(node, Literal):
        return short(node.value)
    if isinstance(node, BlankNode):
        return "a thing without a name"
    for property_ in _NAMES:
        quads = store.quads_for_pattern(node, property_, None)
        if texts := sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal)):
            end = local_name(node.value)
            return f"'{short(texts[0])}'" + ("" if end == texts[0] else f" ({end})")
    return f"<{node.value}>"
