"""Structural holes: how far the contacts of a node are tied among themselves (Burt 1992).

Both directions of a tie count together: z_ij = w_ij + w_ji, and p_ij = z_ij / sum_q z_iq is
the share of j in the ties of i. A node without a tie has no value; one that only receives has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array

from coprod_kg.network.measures.digraph import digraph
from coprod_kg.network.measures.two_step import two_step

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

    from coprod_kg.network.measures.digraph import Digraph, Graph


def constraint(graph: Graph) -> dict[Hashable, float | None]:
    """Return how far each node is held by contacts who hold each other.

    c_i = sum over contacts j of (p_ij + sum_q p_iq p_qj)^2; low for who bridges, 1 for who has
    one contact, and above 1 where two or three contacts are tied closely to one another (at most
    9/8 where all ties weigh the same). None for a node without a tie.
    networkx and igraph agree, but networkx asked for chosen nodes gives NaN to pure receivers.
    Source: Burt 1992, chapter 2.
    """
    net = digraph(graph)
    ties = _ties(net)
    shares = _by_row(ties, ties.sum(axis=1))
    held = shares + two_step(shares, shares, _pattern(ties))
    return _known(net, ties, (held * held).sum(axis=1))


def effective_size(graph: Graph) -> dict[Hashable, float | None]:
    """Return how many contacts each node has that are not reached through its others.

    The sum over contacts j of 1 - sum_q p_iq m_jq, m_jq = z_jq / max_k z_jk: from 1, all contacts
    tied to one another, to their number, none. None for a node without a tie. networkx 3.6
    gives other numbers for directed or weighted networks. Source: Burt 1992, chapter 2.
    """
    net = digraph(graph)
    ties = _ties(net)
    pattern = _pattern(ties)
    shares = _by_row(ties, ties.sum(axis=1))
    strongest = np.zeros(len(net))
    np.maximum.at(strongest, _rows(ties), ties.data)
    near = _by_row(ties, strongest)
    redundant = two_step(shares, csr_array(near.T), pattern).sum(axis=1)
    return _known(net, ties, pattern.sum(axis=1) - redundant)


def _ties(net: Digraph) -> csr_array:
    """Return z, what runs between two nodes in either direction."""
    return csr_array(net.weights + net.weights.T)


def _pattern(ties: csr_array) -> csr_array:
    return csr_array((np.ones(ties.nnz), ties.indices, ties.indptr), shape=ties.shape)


def _rows(ties: csr_array) -> NDArray[np.int64]:
    return np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))


def _by_row(ties: csr_array, by: NDArray[np.float64]) -> csr_array:
    """Return the matrix with each row divided by its number."""
    return csr_array((ties.data / by[_rows(ties)], ties.indices, ties.indptr), shape=ties.shape)


def _known(net: Digraph, ties: csr_array, values: NDArray[Any]) -> dict[Hashable, float | None]:
    """Return values by node, None for nodes without a tie."""
    has_any = np.diff(ties.indptr) > 0
    return net.by_node(float(value) if has else None for value, has in zip(values, has_any, strict=True))
