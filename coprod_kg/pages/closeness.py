"""Layout by closeness: those whom few ties part stand near each other."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, shortest_path
from scipy.spatial import cKDTree

from coprod_kg.pages.layout import ASPECT, CELL, Point, below, packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from coprod_kg.pages.layout import Pairs

    Places = NDArray[np.float64]

# From how many actors distances are weighed at least, and how many distances at most beyond that.
_PIVOTS: Final = (20, 60_000)
_STEPS: Final = 100
# How long a tie is meant to be, in cells.
_TIE: Final = 1.7
_GROW: Final = 1.02
_ROUNDING: Final = 0.2


def closeness(order: Sequence[str], pairs: Pairs, cell: tuple[float, float] = CELL) -> dict[str, Point]:
    """Set actors so that distances are like the numbers of ties between them; none overlap.

    Stress majorisation from a start by pivots, then overlaps are pushed apart; actors with
    many ties get longer ones. Parts that
    hang together stand apart, the largest first; actors in no tie in rows below. Sources: Gansner,
    Koren & North 2004; Brandes & Pich 2006; Ortmann, Klimenta & Brandes 2017.
    """
    places = {iri: place for place, iri in enumerate(order)}
    ends = np.array([[places[end] for end in pair] for pair in pairs], dtype=np.int64).reshape(-1, 2)
    links = _links(ends, len(order))
    many, part = connected_components(links, directed=False)
    by_size = sorted(range(many), key=lambda one: (-int((part == one).sum()), one))
    parts = []
    apart = []
    for one in by_size:
        members = np.flatnonzero(part == one)
        if len(members) == 1:
            apart.append(order[members[0]])
            continue
        found = _apart(_stress(links[members][:, members]) * cell[0] * _TIE, cell)
        parts.append(
            {
                order[member]: Point(round(float(x), 1), round(float(y), 1))
                for member, (x, y) in zip(members.tolist(), found, strict=True)
            }
        )
    return below(packed(parts), apart)


def _links(ends: NDArray[np.int64], many: int) -> csr_array:
    """Return how long the tie of each pair is to be, in either direction.

    The root of how many are tied with one of the two and not the other, so that those who
    have many ties get room for them, and chains do not stretch.
    """
    both = np.concatenate([ends, ends[:, ::-1]])
    links = coo_array((np.ones(len(both)), (both[:, 0], both[:, 1])), (many, many)).tocsr()
    links.data[:] = 1.0
    degree = np.asarray(links.sum(axis=1)).ravel()
    shared = (links @ links).multiply(links)
    one, other = links.nonzero()
    links.data = degree[one] + degree[other] - 1
    links = (links - 2 * shared).tocsr()
    links.data = np.sqrt(links.data)
    links.data /= links.data.mean() if links.nnz else 1.0
    return links


def _far(links: csr_array) -> tuple[list[int], Places]:
    """Return pivots, each the farthest from those before, and how many ties all are from each."""
    many = links.shape[0]
    pivots, far = [0], []
    nearest = np.full(many, np.inf)
    while True:
        far.append(shortest_path(links, directed=False, indices=pivots[-1]))
        nearest = np.minimum(nearest, far[-1])
        if len(pivots) == min(many, max(_PIVOTS[0], _PIVOTS[1] // many)):
            return pivots, np.array(far)
        pivots.append(int(nearest.argmax()))


def _scaled(far: Places) -> Places:
    """Return places by the distances from pivots: classical scaling of them, signs made certain."""
    many = far.shape[1]
    squares = far.T**2
    centred = -(squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()) / 2
    _, axes = np.linalg.eigh(centred.T @ centred)
    found = centred @ axes[:, :-3:-1]
    found = found * np.where(found[np.abs(found).argmax(axis=0), [0, 1]] < 0, -1, 1)
    turn = np.arange(many) * np.pi * (3 - np.sqrt(5))  # so that no two stand on one spot
    bit = 0.05 * np.column_stack([np.cos(turn), np.sin(turn)]) * np.sqrt(np.arange(many) / many)[:, None]
    return np.asarray(found / max(float(np.abs(found).max()), 1e-9) * float(far.max()) / 2 + bit)


def _stress(links: csr_array) -> Places:
    """Return places whose distances are near those along ties, near ones weighing most.

    Each step weighs ties and the ways to the pivots, which are all actors where those are few; half
    the step of a Jacobi iteration, which never makes the stress larger.
    """
    many = links.shape[0]
    pivots, far = _far(links)
    tied = links.tocoo()
    one = np.concatenate([tied.row, *([np.arange(many)] * len(pivots)), np.repeat(pivots, many)])
    other = np.concatenate([tied.col, np.repeat(pivots, many), *([np.arange(many)] * len(pivots))])
    apart = np.concatenate([tied.data, far.ravel(), far.ravel()])
    one, other, apart = (part[one != other] for part in (one, other, apart))
    weight = apart**-2.0
    total = np.bincount(one, weight, many)[:, None]
    at = _scaled(far)
    for _ in range(_STEPS):
        way = at[one] - at[other]
        length = np.sqrt((way**2).sum(axis=1))
        pull = (weight * (apart / np.maximum(length, 1e-9) - 1.0))[:, None] * way
        at = at + np.column_stack([np.bincount(one, pull[:, axis], many) for axis in (0, 1)]) / total / 2
    return np.asarray(at)


def _apart(at: Places, room: tuple[float, float]) -> Places:
    """Push cells that overlap apart, along the way that is shorter, until none do."""
    cell = np.array(room) + _ROUNDING
    at = at / cell * [1.0, room[0] / room[1] / ASPECT]
    for round_ in count():
        pairs = cKDTree(at).query_pairs(1.0, p=np.inf, output_type="ndarray")
        one, other = pairs.T
        between = at[other] - at[one]
        lack = 1.0 - np.abs(between)
        if not (lack > 0).all(axis=1).any():
            break
        sideways = lack[:, 0] < lack[:, 1]
        push = np.where(np.column_stack([sideways, ~sideways]), np.where(between < 0, -1, 1) * lack, 0.0)
        push[(lack <= 0).any(axis=1)] = 0.0
        moves = np.zeros_like(at)
        np.add.at(moves, one, -push / 2)
        np.add.at(moves, other, push / 2)
        at = (at + moves) * (_GROW if round_ % 4 == 3 else 1.0)
    return np.asarray(at * cell)
