"""Random networks in which every node gives to, and gets from, as many as in a given one.

Many Markov chains run side by side. In each pass the givers are paired at random, and each pair
deals out anew the receivers that one of them has and the other has not (the global trades of
Carstens et al. 2018, after Strona et al. 2014). That makes every swap of two arcs, yet no
swap can turn round a cycle of three, so some networks would never be reached; each pass
therefore also reverses cycles of three (Rao, Jana & Bandyopadhyay 1996). Both moves are as
likely as their undoing: in the long run every network that can be reached is equally likely,
and all with these degrees can be where every pair can have a tie (Berger & Müller-Hannemann
2010). With pairs that can have none, it is those that the moves reach.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.chance.pairs import Pairs, network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph

# Passes before the first network of a chain is taken, and between two of them.
BURN_IN: Final = 30
THINNING: Final = 15
_BYTES: Final = 1 << 20  # what the chains that run side by side hold, a byte a pair of nodes: a cache


def of_degrees(net: Digraph, draws: int, rng: np.random.Generator) -> Iterator[Digraph]:
    """Yield networks with the in- and out-degrees of each node, and the weights dealt out anew.

    Raises ValueError when an arc joins a pair that could have none. Takes n x n bytes a chain, n
    the nodes with arcs.
    """
    tied = _tied(net)
    for there in rewired(net.only(tied.tolist()), draws, rng):
        for one in there:
            starts, ends = np.nonzero(one)
            yield network(net, tied[starts], tied[ends], rng)


def mutual_of_degrees(net: Digraph, draws: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the number of mutual dyads in each of many networks with the degrees of this one."""
    counts = [
        (there & there.transpose(0, 2, 1)).sum(axis=(1, 2), dtype=np.int64) // 2
        for there in rewired(net.only(_tied(net).tolist()), draws, rng)
    ]
    return np.concatenate(counts) if counts else np.zeros(0, dtype=np.int64)


def rewired(net: Digraph, draws: int, rng: np.random.Generator) -> Iterator[NDArray[np.bool_]]:
    """Yield networks with the degrees of this one, some at a time: arrays (some, n, n) of what is there.

    The next ones are made in the same place. Raises as of_degrees.
    """
    Pairs.of(net)  # refuses arcs that could not be
    nodes = len(net)
    chains = max(1, min(draws, _BYTES // max(nodes * nodes, 1)))
    there = np.repeat(net.binary.astype(bool).toarray()[None], chains, axis=0)
    moves = _Moves(net, chains)
    for start in range(0, draws, chains):
        for _ in range(THINNING if start else BURN_IN):
            moves.trade(there, rng)
            moves.reverse_cycles(there, rng)
        yield there[: draws - start]


def _tied(net: Digraph) -> NDArray[np.int64]:
    """Return the places of the nodes that have arcs: rewiring never gives another node one."""
    return np.unique(np.concatenate(net.arcs))


class _Moves:
    """The two moves, made in all chains at once."""

    def __init__(self, net: Digraph, chains: int) -> None:
        out, into = np.diff(net.weights.indptr), np.bincount(net.weights.indices, minlength=len(net))
        # Who gives, and who can lie on a cycle, stays the same whatever is moved.
        self.givers = np.tile(np.flatnonzero(out), (chains, 1))
        self.links = np.tile(np.flatnonzero((out > 0) & (into > 0)), (chains, 1))
        self.chain = np.arange(chains)[:, None]
        self.open = None if net.possible is None else net.possible.astype(bool).toarray()

    def trade(self, there: NDArray[np.bool_], rng: np.random.Generator) -> None:
        """Pair the givers, and deal out within each pair the receivers that only one of them has."""
        nodes, half = there.shape[-1], self.givers.shape[1] // 2
        if not half:
            return
        order = rng.permuted(self.givers, axis=1)
        one, other = order[:, :half], order[:, half : 2 * half]
        rows = there.reshape(-1, nodes)
        first, second = ((self.chain * nodes + giver).ravel() for giver in (one, other))
        held = rows.take(first, axis=0)
        free = held ^ rows.take(second, axis=0)
        pair = np.arange(len(first))
        free[pair, one.ravel()] = free[pair, other.ravel()] = False  # nobody gives to themselves
        if self.open is not None:
            free &= self.open[one.ravel()] & self.open[other.ravel()]
        places = np.flatnonzero(free)
        group, receiver = np.divmod(places, nodes)
        quota = np.bincount(group[held.reshape(-1)[places]], minlength=len(pair))
        receiver = _shuffled(group, receiver, len(pair), nodes, rng)
        sizes = np.bincount(group, minlength=len(pair))
        rank = np.arange(len(group)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        to_first = rank < quota[group]
        cells = there.reshape(-1)
        cells[first[group] * nodes + receiver] = to_first
        cells[second[group] * nodes + receiver] = ~to_first

    def reverse_cycles(self, there: NDArray[np.bool_], rng: np.random.Generator) -> None:
        """Part the nodes in threes, and turn round every second cycle among them, by a coin."""
        third = self.links.shape[1] // 3
        if not third:
            return
        order = rng.permuted(self.links, axis=1)
        a, b, c = (order[:, k * third : (k + 1) * third] for k in range(3))
        steps = [(self.chain, start, end) for start, end in ((a, b), (b, c), (c, a))]
        backs = [(chain, end, start) for chain, start, end in steps]
        onward = np.stack([there[step] for step in steps])
        back = np.stack([there[step] for step in backs])
        cycle = (onward.all(axis=0) & ~back.any(axis=0)) | (back.all(axis=0) & ~onward.any(axis=0))
        cycle &= rng.integers(0, 2, size=cycle.shape, dtype=bool)
        for step, found in zip(steps + backs, (*onward, *back), strict=True):
            there[step] = found ^ cycle


def _shuffled(
    group: NDArray[np.int64], values: NDArray[np.int64], groups: int, top: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return the values below `top` in random order within each group; groups come in order.

    Group, random bits and value are one number, so that one sort does it; at least 24 bits are random.
    """
    low, high = np.uint64(max(top - 1, 1).bit_length()), np.uint64(max(groups - 1, 1).bit_length())
    random = rng.integers(0, 1 << 64, size=len(values), dtype=np.uint64) >> high
    keys = (group.astype(np.uint64) << np.uint64(64 - int(high))) | (random >> low << low)
    keys |= values.astype(np.uint64)
    keys.sort()
    return (keys & np.uint64((1 << int(low)) - 1)).astype(np.int64)
