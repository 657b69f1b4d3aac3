"""The triad census: how many sets of three actors are tied in each of the 16 ways.

Closed triads are found along the edges of the smaller ends, each once; those with two tied
pairs follow from the ties of each node, those with one from the number of nodes. Time grows
with the paths of two ties, memory with the ties; triads without a tie cost nothing.
"""

from __future__ import annotations

from itertools import pairwise, permutations, product
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import csr_array

from coprod_kg.network.measures.digraph import digraph

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Graph

# The arcs of one triad of each type among the nodes 0, 1 and 2 (Davis & Leinhardt 1972).
_EXAMPLES: Final = {
    "003": "", "012": "01", "102": "01 10", "021D": "10 12", "021U": "01 21", "021C": "01 12",
    "111D": "01 10 21", "111U": "01 10 12", "030T": "01 12 02", "030C": "01 12 20", "201": "01 10 12 21",
    "120D": "10 12 02 20", "120U": "01 21 02 20", "120C": "01 12 02 20",
    "210": "01 12 21 02 20", "300": "01 10 12 21 02 20",
}  # fmt: skip
TYPES: Final = tuple(_EXAMPLES)
OUT, IN, MUTUAL = 1, 2, 3  # how a pair is tied, as one of its ends sees it
_TURNED: Final = (0, IN, OUT, MUTUAL)
_CHUNK: Final = 1 << 22  # pairs of neighbours that are looked at together


def _codes() -> dict[tuple[int, int, int], str]:
    """Return the type by how the pairs (0, 1), (0, 2) and (1, 2) are tied."""
    found = {}
    for name, text in _EXAMPLES.items():
        ties = set(text.split())
        for a, b, c in permutations("012"):
            found[
                tuple(
                    OUT * (start + end in ties) + IN * (end + start in ties)
                    for start, end in ((a, b), (a, c), (b, c))
                )
            ] = name
    return found  # type: ignore[return-value]  # three pairs each


_TYPE_OF: Final = _codes()


def triad_census(graph: Graph) -> dict[str, int]:
    """Return the number of triads of each type, by its name (M, A, N and a letter).

    030C are cycles of three in which nobody returns anything directly. Source: Davis &
    Leinhardt 1972; the way of counting is that of Batagelj & Mrvar 2001, closed triads first.
    Never undefined; the counts add up to n(n-1)(n-2)/6.
    """
    net = digraph(graph)
    n = len(net)
    ties = csr_array(net.binary * OUT + net.binary.T * IN)
    closed = _closed(ties)
    census = dict.fromkeys(TYPES, 0)
    for code in map(int, np.flatnonzero(closed)):
        census[_TYPE_OF[code // 16, code // 4 % 4, code % 4]] += int(closed[code])
    _add_open(census, ties)
    for name, single in (("012", OUT), ("102", MUTUAL)):
        pairs = int(np.count_nonzero(ties.data == single))  # asymmetric ones are seen as OUT once
        pairs = pairs // 2 if single == MUTUAL else pairs
        census[name] = pairs * (n - 2) - sum(
            many * _dyads(other, single) for other, many in census.items() if many
        )
    census["003"] = n * (n - 1) * (n - 2) // 6 - sum(census.values())
    return census


def three_cycles(graph: Graph) -> int:
    """Count the cycles of three in which nobody returns anything directly: 030C of the census, alone.

    Never undefined. Source: Davis & Leinhardt 1972.
    """
    net = digraph(graph)
    one_way = csr_array(net.binary - net.returned)
    one_way.eliminate_zeros()
    return round(float((one_way @ one_way).multiply(one_way.T).sum())) // 3


def _dyads(name: str, kind: int) -> int:
    """Return how many mutual or asymmetric dyads a triad has, as its name says."""
    return int(name[0 if kind == MUTUAL else 1])


def _closed(ties: csr_array) -> NDArray[np.int64]:
    """Count the triads of three tied pairs, by 16 x code(0, 1) + 4 x code(0, 2) + code(1, 2)."""
    n = ties.shape[0]
    counts = np.zeros(64, dtype=np.int64)
    place = np.empty(n, dtype=np.int64)
    place[np.argsort(np.diff(ties.indptr), kind="stable")] = np.arange(n)
    whole = ties.tocoo()
    starts, ends = place[whole.row], place[whole.col]
    up = starts < ends
    later = csr_array((whole.data[up].astype(np.int8), (starts[up], ends[up])), shape=(n, n))
    later.sort_indices()
    first, lasts, codes = later.indptr, later.indices, later.data
    lengths = np.diff(first)
    of_node = np.zeros(n, dtype=np.int8)
    for start in np.flatnonzero(lengths > 1):
        near = slice(first[start], first[start + 1])
        neighbours, own = lasts[near], codes[near]
        of_node[neighbours] = own
        many = lengths[neighbours]
        for low, high in _chunks(many):
            sizes = many[low:high]
            total = int(sizes.sum())
            if not total:
                continue
            shift = np.repeat(first[neighbours[low:high]] - np.cumsum(sizes) + sizes, sizes)
            at = shift + np.arange(total)
            third = of_node[lasts[at]]
            found = third > 0
            combined = (
                np.repeat(own[low:high].astype(np.int64) * 16, sizes)[found]
                + third[found] * 4
                + codes[at][found]
            )
            counts += np.bincount(combined, minlength=64)
        of_node[neighbours] = 0
    return counts


def _chunks(sizes: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Cut a list where the sizes within would add up to more than a chunk."""
    cuts = np.flatnonzero(np.diff(np.cumsum(sizes) // _CHUNK)) + 1
    edges = [0, *cuts.tolist(), len(sizes)]
    return list(pairwise(edges))


def _add_open(census: dict[str, int], ties: csr_array) -> None:
    """Add the triads of two tied pairs: all pairs of ties at a node, less those in closed triads."""
    n = ties.shape[0]
    at_node = [
        np.bincount(ties.tocoo().row[ties.data == code], minlength=n).astype(np.int64)
        for code in (OUT, IN, MUTUAL)
    ]
    for first, second in ((a, b) for a, b in product((OUT, IN, MUTUAL), repeat=2) if a <= b):
        ones, others = at_node[first - 1], at_node[second - 1]
        together = int((ones * (ones - 1) // 2).sum() if first == second else (ones * others).sum())
        within = sum(
            many * _corners(name, first, second)
            for name, many in census.items()
            if many and name[2] == "0"  # no null dyad: closed
        )
        census[_TYPE_OF[first, second, 0]] += together - within


def _corners(name: str, first: int, second: int) -> int:
    """Return at how many nodes of a closed triad these two ties meet."""
    ties = set(_EXAMPLES[name].split())
    met = 0
    for node in "012":
        seen = sorted(
            OUT * (node + other in ties) + IN * (other + node in ties) for other in "012" if other != node
        )
        met += seen == [first, second]
    return met
