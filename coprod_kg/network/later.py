"""What is returned in the period after: ties of one part set against those of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.graphs import matrix
from coprod_kg.network.measures.digraph import Digraph
from coprod_kg.network.measures.multiplex import returned_later
from coprod_kg.network.measures.reciprocity import NO_ARCS

if TYPE_CHECKING:
    from coprod_kg.network.layers import Layer
    from coprod_kg.network.parts import Part

NAME: Final = "returned_by_next"
NO_NEXT: Final = "no next period is measured"


class Later:
    """Gives each entry of a layer what is returned by the next, as parts come in the order of time."""

    def __init__(self) -> None:
        """Begin without any."""
        self._before: tuple[dict[str, Any], Layer, Part] | None = None

    def add(self, entry: dict[str, Any], made: Layer, part: Part) -> None:
        """Take the next entry, and give the one before its number."""
        entry["reciprocity"][NAME] = None
        entry["undefined"][f"reciprocity.{NAME}"] = NO_NEXT
        if self._before is not None and self._is_next(entry, part):
            before, former, _ = self._before
            found = returned_later(_seen_in(former, made), matrix(made))
            before["reciprocity"][NAME] = found
            if found is None:
                before["undefined"][f"reciprocity.{NAME}"] = NO_ARCS
            else:
                del before["undefined"][f"reciprocity.{NAME}"]
        self._before = entry, made, part

    def _is_next(self, entry: dict[str, Any], part: Part) -> bool:
        """Whether a part is the same as the one before, but for a later period."""
        assert self._before is not None  # noqa: S101  # asked only then
        before, _, former = self._before
        return (
            before["layer"] == entry["layer"]
            and (former.partnership, former.sector) == (part.partnership, part.sector)
            and former.period is not None
            and part.period is not None
            and former.period.last < part.period.first
        )


def _seen_in(before: Layer, after: Layer) -> Digraph:
    """Return the ties of a layer between two who were there and asked in the next as well."""
    net = matrix(before)
    seen = set(after.nodes)
    nodes = [at for at, node in enumerate(net.nodes) if node in seen]
    inside = net.only(nodes)
    starts, ends = inside.arcs
    weights = inside.weights.copy()
    pairs = zip(starts.tolist(), ends.tolist(), strict=True)
    names = [(str(inside.nodes[a]), str(inside.nodes[b])) for a, b in pairs]
    weights.data[[not after.ground.is_observed(pair) for pair in names]] = 0
    weights.eliminate_zeros()
    return Digraph(inside.nodes, weights)
