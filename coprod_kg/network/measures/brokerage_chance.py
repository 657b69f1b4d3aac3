"""What brokerage is expected where ties fall anywhere as densely: means and variances in closed form.

Each arc is there by itself with the same chance p. A triple of broker j from i to k holds its role
with chance q = p^2 (1 - p). Two triples depend on each other where they share an arc: with u for an
arc as one that is needed (i -> j or j -> k) and h for one that must not be there (i -> k), the
covariance is p^3 (1-p)^3 for u and u, p^5 (1-p) for h and h, and -p^4 (1-p)^2 for u and h.
(i, j, k) shares two arcs, u and h each time, with (i, k, j) and with (j, i, k). What is left is to
count, from the sizes of the groups, how many triples of a role each arc is part of.

Source: Gould & Fernandez 1989 for the expectation; the variances follow from the above. sna's sd is
the same for itinerant and liaison and larger for the other roles, where it is not that of all
networks drawn so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

# How many of (i, k, j) and (j, i, k) hold the same role as (i, j, k) would.
_TWICE: Final = {
    "coordinator": 2, "itinerant": 0, "representative": 1, "gatekeeper": 1, "liaison": 2, "total": 2,
}  # fmt: skip


def network_null(sizes: NDArray[np.int64], dense: float) -> dict[str, tuple[float, float]]:
    """Return by role the mean and the sd of its number in a whole network of groups of these sizes."""
    size, many = (one.astype(float) for one in np.unique(sizes, return_counts=True))
    within = many * size * (size - 1)  # ordered pairs of nodes of one group, by its size
    across = (np.outer(many, many) - np.diag(many)) * np.outer(size, size)
    found = {}
    p, absent = dense, 1 - dense
    for role, kinds in _arcs(size, float(sizes.sum())).items():
        triples = variance = 0.0
        for pairs, (needed, barred) in zip((within, across), kinds, strict=True):
            triples += float((pairs * barred).sum())
            variance += float(
                (
                    pairs
                    * (
                        needed * (needed - 1) * p**3 * absent**3
                        + barred * (barred - 1) * p**5 * absent
                        - 2 * needed * barred * p**4 * absent**2
                    )
                ).sum()
            )
        chance = p**2 * absent
        variance += triples * (chance * (1 - chance) + _TWICE[role] * p**4 * absent**2)
        found[role] = triples * chance, max(variance, 0.0) ** 0.5
    return found


def _arcs(size: Numbers, n: float) -> dict[str, tuple[tuple[Numbers, Numbers], ...]]:
    """Return by role in how many triples an arc is needed, and in how many barred.

    First for arcs within a group by its size, then for those from a group to another by both.
    """
    start, end = np.meshgrid(size, size, indexing="ij")
    none, nowhere = np.zeros_like(size), np.zeros_like(start)
    rest, others = n - size, n - start - end
    everybody = np.full_like(size, n - 2), np.full_like(start, n - 2)
    return {
        "coordinator": ((2 * (size - 2), size - 2), (nowhere, nowhere)),
        "itinerant": ((none, rest), (start + end - 2, nowhere)),
        "representative": ((rest, none), (start - 1, start - 1)),
        "gatekeeper": ((rest, none), (end - 1, end - 1)),
        "liaison": ((none, none), (2 * others, others)),
        "total": tuple((2 * one, one) for one in everybody),
    }


def node_null(sizes: NDArray[np.int64], dense: float) -> dict[str, tuple[Numbers, Numbers]]:
    """Return by role the mean and the sd of its number for one node, by the group that it is in.

    Triples around one node share at most one arc, which both need.
    """
    size, place, many = np.unique(sizes, return_inverse=True, return_counts=True)
    own, other = np.meshgrid(size.astype(float), size.astype(float), indexing="ij")
    groups = many - np.eye(len(size))  # how many other groups there are of each size
    mine, n = size.astype(float), float(sizes.sum())
    rest, third = n - mine, n - own - other
    across = (mine - 1) * rest
    across_pairs = across * (rest + mine - 3)
    counts = {
        "coordinator": _falling(mine - 1),
        "itinerant": ((groups * part).sum(axis=1) for part in _falling(other)),
        "representative": (across, across_pairs),
        "gatekeeper": (across, across_pairs),
        "liaison": ((groups * part).sum(axis=1) for part in (other * third, 2 * other * third * (third - 1))),
        "total": _falling(np.full_like(mine, n - 1)),
    }
    chance = dense**2 * (1 - dense)
    found = {}
    for role, (triples, pairs) in counts.items():
        variance = triples * chance * (1 - chance) + pairs * (dense * (1 - dense)) ** 3
        found[role] = (triples * chance)[place], np.sqrt(np.maximum(variance, 0))[place]
    return found


def _falling(x: Numbers) -> tuple[Numbers, Numbers]:
    """Return the ordered pairs among x, and the ordered pairs of those that share their first or second."""
    return x * (x - 1), 2 * x * (x - 1) * (x - 2)
