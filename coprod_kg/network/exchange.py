"""Whether gifts of one resource are answered by gifts of another, each pair of layers by itself."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.chance.qap import qap
from coprod_kg.network.chances import NO_DRAW, told
from coprod_kg.network.graphs import matrix
from coprod_kg.network.measures.multiplex import answered, correlation
from coprod_kg.network.measures.reciprocity import NO_ARCS, NOT_ASKED
from coprod_kg.network.numbers import is_read
from coprod_kg.network.voice import heard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_kg.network.layers import Layer
    from coprod_kg.network.measures.digraph import Digraph

NO_CORRELATION: Final = "one of the two is empty or complete among pairs that could have a tie in both"


def answers(
    layers: Sequence[Layer], *, as_if_asked: bool = False, draws: int = 1000, seed: int = 1
) -> Iterator[dict[str, Any]]:
    """Yield, for each two layers of one part that have ties, how far one is answered by the other.

    `answered` is the share of pairs that give the first and receive the second; `correlation` is
    that of the first with the second turned round, corrected for both densities, and `chance` how
    it stands when the actors of one are permuted (QAP): both need pairs that were asked, and are
    over those that could have a tie in both layers.
    """
    there = [made for made in layers if made.observed]
    for first, second in permutations(there, 2):
        asked = all(is_read(made, as_if_asked=as_if_asked) for made in (first, second))
        one, other = (matrix(made, possible=asked) for made in (first, second))
        stands = correlated = None
        if asked:
            one_of_both, other_of_both = _among_shared(one, other)
            correlated = correlation(one_of_both, other_of_both, turned=True)
            within = {**first.ground.where(), **second.ground.where()}
            stands = qap(one_of_both, other_of_both, turned=True, within=within, draws=draws, seed=seed)
        found = {
            "answered": answered(one, other),
            "correlation": correlated,
            "chance": stands and told(stands),
        }
        why = NOT_ASKED if not asked else NO_CORRELATION if correlated is None else NO_DRAW
        yield {
            "given": first.name.text,
            "returned": second.name.text,
            **found,
            **heard(first, second),
            "undefined": {
                name: NO_ARCS if name == "answered" else why for name, value in found.items() if value is None
            },
        }


def _among_shared(one: Digraph, other: Digraph) -> tuple[Digraph, Digraph]:
    """Return two networks among the actors of both: whoever is no actor of a layer has no pair in it."""
    there, here = set(one.nodes), set(other.nodes)
    return (
        one.only([at for at, node in enumerate(one.nodes) if node in here]),
        other.only([at for at, node in enumerate(other.nodes) if node in there]),
    )
