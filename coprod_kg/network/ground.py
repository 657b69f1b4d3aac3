"""Which pairs could have a tie: those who share a partnership, and were asked there."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim


def _count_pairs(members: Mapping[str, set[str]]) -> int:
    """Count the unordered pairs that share at least one group, without listing them.

    Actors who belong to the same groups see the same others, so each set of groups is
    united once.
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for group, actors in members.items():
        for actor in actors:
            groups[actor].add(group)
    alike: dict[frozenset[str], int] = defaultdict(int)
    for belongs in groups.values():
        alike[frozenset(belongs)] += 1
    both_ways = 0
    for belongs_to, many in alike.items():
        others = set().union(*(members[group] for group in belongs_to))
        both_ways += many * (len(others) - 1)
    return both_ways // 2


class Ground:
    """The pairs of one layer: members by partnership, and pairs said of a set of partnerships."""

    def __init__(self, ends: Ends, base: Mapping[str, frozenset[str]], ties: Iterable[TieClaim]) -> None:
        """Add the ends of ties to those who belong anyway; ends are always nodes."""
        self._members = {iri: set(actors) for iri, actors in base.items()}
        self._across: dict[frozenset[str], set[str]] = defaultdict(set)
        for claim in ties:
            if claim.partnership is not None:
                self._members.setdefault(claim.partnership, set()).update(claim.pair)
            elif claim.partnerships and claim.giver != claim.receiver:
                self._across[frozenset(claim.pair)].update(claim.partnerships)
        self._asked = {
            iri: {
                actor
                for actor in actors
                if iri not in ends.partnerships or not ends.partnerships[iri].was_left_unasked(actor)
            }
            for iri, actors in self._members.items()
        }
        self._unasked = {iri: actors - self._asked[iri] for iri, actors in self._members.items()}
        self._where: dict[str, set[str]] = defaultdict(set)
        for iri, actors in self._members.items():
            for actor in actors:
                self._where[actor].add(iri)

    def nodes(self) -> set[str]:
        """Return all who belong to a partnership or are an end of a tie said of a set."""
        return set(self._where).union(*self._across)

    def where(self) -> dict[str, frozenset[str]]:
        """Return the partnerships that each node belongs to."""
        return {node: frozenset(self._where.get(node, ())) for node in self.nodes()}

    def unasked(self) -> set[str]:
        """Return the nodes of whom no account was asked in any partnership they belong to."""
        return {node for node in self._where if self._is_asked_nowhere(node)}

    def shares(self, pair: tuple[str, str]) -> bool:
        """Whether two actors share a partnership, or are spoken of together in a set of them."""
        return frozenset(pair) in self._across or not self._where.get(pair[0], set()).isdisjoint(
            self._where.get(pair[1], ())
        )

    def is_observed(self, pair: tuple[str, str]) -> bool:
        """Whether there is a shared partnership in which neither of the two went unasked."""
        shared = self._where.get(pair[0], set()) & self._where.get(pair[1], set())
        first, second = pair
        for iri in shared:
            if first in self._asked[iri] and second in self._asked[iri]:
                return True
        across = self._across.get(frozenset(pair), ())
        return any(self._unasked.get(iri, set()).isdisjoint(pair) for iri in across) and not any(
            self._is_asked_nowhere(actor) for actor in pair
        )

    def _is_asked_nowhere(self, actor: str) -> bool:
        """Whether an actor takes part somewhere, and no account of it was asked anywhere."""
        where = self._where.get(actor, ())
        return bool(where) and all(actor in self._unasked[iri] for iri in where)

    def pairs(self) -> int:
        """Count the unordered pairs that share a partnership."""
        return _count_pairs(self._members) + sum(1 for pair in self._across if not self._share_one(pair))

    def observed_pairs(self) -> int:
        """Count the unordered pairs that share one in which neither went unasked."""
        return _count_pairs(self._asked) + sum(
            1
            for pair in self._across
            if not self._share_one(pair, asked=True) and self.is_observed((min(pair), max(pair)))
        )

    def possible(self, nodes: Sequence[str]) -> csr_array | None:
        """Return which pairs of nodes are observed, as a symmetric matrix in their order; None for all.

        Memory grows with the observed pairs, unless all are.
        """
        if self.observed_pairs() == len(nodes) * (len(nodes) - 1) // 2:
            return None
        places = {node: at for at, node in enumerate(nodes)}
        found = [
            (places[actor], group) for group, actors in enumerate(self._asked.values()) for actor in actors
        ]
        rows, columns = zip(*found, strict=True) if found else ((), ())
        belongs = csr_array((np.ones(len(found)), (rows, columns)), shape=(len(nodes), len(self._asked)))
        spoken = [sorted(pair) for pair in self._across if self.is_observed((min(pair), max(pair)))]
        ends = [(places[a], places[b]) for pair in spoken for a, b in (pair, pair[::-1])]
        rows, columns = zip(*ends, strict=True) if ends else ((), ())
        across = csr_array((np.ones(len(ends)), (rows, columns)), shape=(len(nodes), len(nodes)))
        pairs = csr_array(belongs @ belongs.T + across).tocoo()
        apart = pairs.row != pairs.col
        ones = np.ones(int(apart.sum()))
        return csr_array((ones, (pairs.row[apart], pairs.col[apart])), shape=pairs.shape)

    def _share_one(self, pair: frozenset[str], *, asked: bool = False) -> bool:
        """Whether a pair belongs to one partnership together, where both were asked if that is wanted."""
        first, second = sorted(pair)
        shared = self._where.get(first, set()) & self._where.get(second, set())
        return any(self._asked[iri].issuperset(pair) for iri in shared) if asked else bool(shared)
