"""The triad census of many random networks at once.

The neighbours of a node are one row of bits; what two nodes share is the number of bits in
both rows. Triads of three tied pairs are counted so at each tied pair, the others follow
from the degrees. The types are those of measures.triads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from coprod_kg.network.chance.uniform import random_dyads
from coprod_kg.network.measures.triads import TYPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from coprod_kg.network.chance.pairs import Pairs

_BYTES: Final = 1 << 22  # what is held of the draws that are counted together
_OUT, _IN, _MUTUAL = 0, 1, 2


def triad_censuses(
    pairs: Pairs, mutual: int, asymmetric: int, draws: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Return the triad census of each of many networks with this dyad census, (draws, 16) as TYPES."""
    together = max(1, _BYTES // (3 * 64 * _words(pairs.nodes) * max(pairs.nodes, 1)))
    found = np.empty((draws, len(TYPES)), dtype=np.int64)
    for start in range(0, draws, together):
        many = min(together, draws - start)
        found[start : start + many] = censuses(
            pairs.nodes, *random_dyads(pairs, mutual, asymmetric, many, rng)
        )
    return found


def censuses(
    nodes: int,
    asymmetric: tuple[NDArray[np.int64], NDArray[np.int64]],
    mutual: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> NDArray[np.int64]:
    """Return the triad census of networks from their dyads, (draws, 16).

    Both arguments hold the two ends of dyads, one row a network; asymmetric ones run from the
    first to the second.
    """
    draws = len(mutual[0])
    shift = nodes * np.arange(draws)[:, None]
    starts, ends = ((places + shift).ravel() for places in asymmetric)
    first, second = ((places + shift).ravel() for places in mutual)
    bits = _packed(nodes, draws, (starts, ends), (first, second), (asymmetric, mutual))
    turned = np.ascontiguousarray(bits[:, [_IN, _OUT, _MUTUAL]])
    one_way = _shared(bits, turned, starts, ends, draws)
    both_out = _shared(bits, bits, first, second, draws)
    through = _shared(bits, turned, first, second, draws)
    closed = {
        "030T": one_way[:, 0],
        "030C": one_way[:, 1] // 3,
        "210": one_way[:, 2],
        "120U": both_out[:, _OUT],
        "120D": both_out[:, _IN],
        "120C": through[:, _OUT] + through[:, _IN],
        "300": both_out[:, _MUTUAL] // 3,
    }
    degrees = [
        np.bincount(at, minlength=draws * nodes).reshape(draws, nodes).astype(np.int64)
        for at in (starts, ends, np.concatenate([first, second]))
    ]
    return _whole(nodes, closed, degrees, (asymmetric[0].shape[1], mutual[0].shape[1]))


def _words(nodes: int) -> int:
    """Return how many words of 64 bits a row takes."""
    return -(-max(nodes, 1) // 64)


def _packed(
    nodes: int,
    draws: int,
    flat: tuple[NDArray[np.int64], NDArray[np.int64]],
    tied: tuple[NDArray[np.int64], NDArray[np.int64]],
    local: tuple[tuple[NDArray[np.int64], NDArray[np.int64]], tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> NDArray[np.uint64]:
    """Return for each node of each draw whom it gives to, gets from, and both, as bits."""
    width = 64 * _words(nodes)
    seen = np.zeros((draws * nodes, 3, width), dtype=bool)
    (starts, ends), (first, second) = flat, tied
    (asymmetric, mutual) = local
    cells = seen.reshape(-1)
    cells[starts * (3 * width) + _OUT * width + asymmetric[1].ravel()] = True
    cells[ends * (3 * width) + _IN * width + asymmetric[0].ravel()] = True
    cells[first * (3 * width) + _MUTUAL * width + mutual[1].ravel()] = True
    cells[second * (3 * width) + _MUTUAL * width + mutual[0].ravel()] = True
    return np.packbits(seen, axis=-1, bitorder="little").view(np.uint64)


def _shared(
    ones: NDArray[np.uint64],
    others: NDArray[np.uint64],
    first: NDArray[np.int64],
    second: NDArray[np.int64],
    draws: int,
) -> NDArray[np.int64]:
    """Return, by draw and kind, how many nodes the ends of the dyads share in all."""
    kinds, words = ones.shape[1:]
    flat = ones.reshape(-1, kinds * words), others.reshape(-1, kinds * words)
    common = np.bitwise_count(flat[0].take(first, axis=0) & flat[1].take(second, axis=0))
    by_draw = common.reshape(draws, len(first) // max(draws, 1), kinds * words)
    # A product with ones is the fastest sum; floats hold these whole numbers.
    kind = np.float32 if by_draw.shape[1] * 64 < 1 << 24 else np.float64
    totals = np.ones((1, by_draw.shape[1]), dtype=kind) @ by_draw.astype(kind)
    found: NDArray[np.int64] = totals.reshape(draws, kinds, words).astype(np.int64).sum(axis=-1)
    return found


def _whole(
    nodes: int,
    closed: dict[str, NDArray[np.int64]],
    degrees: list[NDArray[np.int64]],
    dyads: tuple[int, int],
) -> NDArray[np.int64]:
    """Add to the closed triads those of two, one and no tied pairs."""
    gives, gets, mutual = degrees
    c = closed
    found = dict(closed)
    found["201"] = _twos(mutual) - c["210"] - 3 * c["300"]
    found["111U"] = (mutual * gives).sum(axis=1) - c["210"] - 2 * c["120U"] - c["120C"]
    found["111D"] = (mutual * gets).sum(axis=1) - c["210"] - 2 * c["120D"] - c["120C"]
    found["021D"] = _twos(gives) - c["030T"] - c["120D"]
    found["021U"] = _twos(gets) - c["030T"] - c["120U"]
    found["021C"] = (gives * gets).sum(axis=1) - c["030T"] - 3 * c["030C"] - c["120C"]
    found["012"] = dyads[0] * (nodes - 2) - _held(found, 1)
    found["102"] = dyads[1] * (nodes - 2) - _held(found, 0)
    found["003"] = nodes * (nodes - 1) * (nodes - 2) // 6 - np.sum(list(found.values()), axis=0)
    return np.stack([found[name] for name in TYPES], axis=1)


def _twos(degrees: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return how many pairs of ties meet at a node, by draw."""
    twos: NDArray[np.int64] = (degrees * (degrees - 1) // 2).sum(axis=1)
    return twos


def _held(found: dict[str, NDArray[np.int64]], kind: int) -> NDArray[np.int64]:
    """Return how many mutual (0) or asymmetric (1) dyads the triads hold, as their names say."""
    held: NDArray[np.int64] = np.sum([int(name[kind]) * many for name, many in found.items()], axis=0)
    return held
