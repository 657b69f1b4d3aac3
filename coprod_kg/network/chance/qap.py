"""Whether two layers go together more than if the actors of one were other actors (QAP)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from coprod_kg.network.chance.null import generator
from coprod_kg.network.chance.permutation import arrangements, compared, strata
from coprod_kg.network.measures.multiplex import aligned

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from coprod_kg.network.chance.significance import Significance
    from coprod_kg.network.measures.digraph import Graph

NULL: Final = "permutation"
_CELLS: Final = 1 << 20  # cells that are looked up together
_SQUARE: Final = 1 << 24  # up to so many cells a matrix is held whole


def qap(  # noqa: PLR0913  # what is compared, and how
    first: Graph,
    second: Graph,
    *,
    turned: bool = False,
    weighted: bool = False,
    within: Mapping[Any, Hashable] | None = None,
    draws: int = 1000,
    seed: int = 1,
) -> Significance | None:
    """Return how the correlation of two layers stands when the nodes of the second are permuted.

    Pearson's, of tied or not (`weighted`: of weights) over the ordered pairs possible in both;
    `turned`, of one layer with the other turned round: whether one gift is answered by the
    other. Permuting nodes keeps what each layer is like and only breaks which actor is which.
    Pairs whose counterpart could have no tie are left out of a draw. `within` names the
    partnership of each node, and nodes then move within theirs only. All n! orders are taken
    when they are no more than `draws`. None where a layer does not vary, or does in no draw.
    Source: Krackhardt 1988; turned, Gemmetto et al. 2016.
    """
    one, other = aligned(first, second)
    if turned:
        other = other.reversed()
    n = len(one)
    rng = generator(seed)
    orders, every = arrangements(np.arange(n), strata(one.nodes, within), draws, rng)
    a, b = (layer.weights if weighted else layer.binary for layer in (one, other))
    test = _Correlation(a, b) if one.possible is None else _Masked(a, b, one.possible)
    observed = float(test.of(np.arange(n)[None])[0])
    if np.isnan(observed):
        return None
    step = max(1, _CELLS // max(test.cells, 1))
    found = [test.of(orders[start : start + step]) for start in range(0, len(orders), step)]
    return compared(observed, np.concatenate(found), null=NULL, every=every, seed=seed)


class _Look:
    """Looks cells of a square matrix up, many at once."""

    def __init__(self, matrix: csr_array) -> None:
        n = matrix.shape[0]
        whole = matrix.tocsr().sorted_indices().tocoo()
        self.keys = whole.row.astype(np.int64) * n + whole.col
        self.values = np.append(whole.data.astype(float), 0.0)
        self.square = matrix.toarray().ravel() if n * n <= _SQUARE else None

    def at(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the values of the cells row x n + column."""
        if self.square is not None:
            return self.square.take(keys)  # type: ignore[no-any-return]
        places = np.searchsorted(self.keys, keys)
        places[np.append(self.keys, -1)[places] != keys] = len(self.keys)
        return self.values[places]


class _Correlation:
    """The correlation where every pair could have a tie: only the sum of products moves."""

    def __init__(self, one: csr_array, other: csr_array) -> None:
        n = one.shape[0]
        self.n, self.look = n, _Look(other)
        self.rows, self.columns = one.tocoo().row, one.tocoo().col
        self.weights = one.tocoo().data
        slots = max(n * (n - 1), 1)
        (mean_a, var_a), (mean_b, var_b) = (
            (m.sum() / slots, (m.data**2).sum() / slots - (m.sum() / slots) ** 2) for m in (one, other)
        )
        self.slots, self.means, self.cells = slots, mean_a * mean_b, one.nnz
        self.spread = _root(np.array(var_a * var_b))

    def of(self, orders: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the correlation for each order of the nodes of the other layer."""
        products = self.look.at(orders[:, self.rows] * self.n + orders[:, self.columns]) @ self.weights
        found: NDArray[np.float64] = (products / self.slots - self.means) / self.spread
        return found


class _Masked:
    """The correlation over the pairs that are possible and whose counterparts are."""

    def __init__(self, one: csr_array, other: csr_array, possible: csr_array) -> None:
        self.n = one.shape[0]
        there = possible.tocoo()
        self.rows, self.columns, self.cells = there.row, there.col, there.nnz
        self.values = _Look(one).at(there.row.astype(np.int64) * self.n + there.col)
        self.look, self.known = _Look(other), _Look(possible.astype(bool).astype(float))

    def of(self, orders: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the correlation for each order of the nodes of the other layer."""
        keys = orders[:, self.rows].astype(np.int64) * self.n + orders[:, self.columns]
        known = self.known.at(keys)
        b = self.look.at(keys) * known
        many = np.maximum(known.sum(axis=1), 1)
        mean_a, mean_b = known @ self.values / many, b.sum(axis=1) / many
        var_a = known @ self.values**2 / many - mean_a**2
        var_b = (b * b).sum(axis=1) / many - mean_b**2
        found: NDArray[np.float64] = (b @ self.values / many - mean_a * mean_b) / _root(var_a * var_b)
        return found


def _root(variances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return square roots, NaN for what is 0 but for rounding."""
    return np.sqrt(np.where(variances > 1e-12, variances, np.nan))
