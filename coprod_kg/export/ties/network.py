"""A network as it is written out: nodes, edges, and the attributes of each with their type.

The fields below are the attributes of the files, by the same names; docs/formats.md says what
each holds. Texts that hold several values part labels by "; " and IRIs, which hold no spaces,
by a space. None is written as nothing at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | int | float | bool
Spell = tuple[str | None, str | None]  # the first and the last day; None is without end
_PLACING: Final = frozenset({"id", "source", "target", "spells"})  # what a format has a place of its own for


class _Attributed:
    """What has attributes: its fields, except for those that say which it is and where."""

    __slots__ = ()

    @classmethod
    @cache
    def attributes(cls) -> dict[str, type[Value]]:
        """Return the type of each attribute, by name."""
        return {
            name: next(one for one in (*get_args(hint), hint) if one is not type(None))
            for name, hint in get_type_hints(cls).items()
            if name not in _PLACING
        }

    def values(self) -> Iterator[tuple[str, Value]]:
        """Yield each attribute that has a value, with its name."""
        for name in self.attributes():
            if (value := getattr(self, name)) is not None:
                yield name, value


@dataclass(frozen=True, slots=True)
class Node(_Attributed):
    """An actor."""

    id: str
    label: str
    iri: str
    kinds: str | None
    kind_iris: str | None
    sector: str | None
    sector_iri: str | None
    researcher: bool
    part_of: str | None
    part_of_iris: str | None
    partnerships: str | None
    partnership_iris: str | None
    not_asked_in: str | None


@dataclass(frozen=True, slots=True)
class Edge(_Attributed):
    """A tie with the claims it rests on, or one claim of it."""

    source: str
    target: str
    id: str
    spells: tuple[Spell, ...]
    layer: str
    label: str | None
    resource_iris: str | None
    bases: str | None
    base_iris: str | None
    strength: float | None
    holds_from: str | None
    holds_to: str | None
    stance: str
    mode: str
    claims: int
    claimants: int
    denials: int
    contested: str
    observed: bool
    asked_of_all: bool
    claimed_by: str | None
    claimant_iris: str | None
    reported_by: str | None
    reporter_iris: str | None
    coders: str | None
    coder_iris: str | None
    partnerships: str | None
    partnership_iris: str | None
    claim_iris: str
    extract_iris: str | None


@dataclass(frozen=True, slots=True)
class About(_Attributed):
    """What a network is made of: the study, its layers, the policy and what may be shown."""

    study: str
    layers: str
    edges: str
    partnership: str | None
    partnership_iri: str | None
    claims: str
    mode: str
    reported: bool
    coder: str | None
    release: str
    version: str


@dataclass(frozen=True, slots=True)
class Network:
    """A directed network, perhaps with several edges from one node to another.

    Nodes stand in the order of their IRIs; edges by layer, then by their ends.
    """

    about: About
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
