"""What may be shown: a view of a graph at a release level, as a dataset of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from coprod_kg.graph.store import behind_dataset, engine
from coprod_kg.graph.withheld import KINDS, Withheld, above, select, text, things, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

_HOW_MANY: Final = "SELECT (COUNT(DISTINCT ?thing) AS ?many) WHERE { ?thing a cp:%s }"
_LEVELS: Final = """
SELECT ?notation ?rank WHERE {
  ?level cp:rank ?rank ; skos:inScheme/skos:notation 'release' ; skos:notation ?notation
}
"""


@dataclass(frozen=True, slots=True)
class View:
    """A graph at a release level, with what it leaves out: how many of how many, by kind.

    `whole` is the graph that it is a view of; None where nothing is withheld. `is_public` says that
    its level is the least, so that anybody may see it.
    """

    dataset: Dataset
    level: str
    left_out: dict[str, int]
    totals: dict[str, int]
    withheld: Withheld
    whole: Dataset | None = None
    is_public: bool = False


def view(dataset: Dataset, level: str | None = None) -> View:
    """Return a graph as it may be shown at a release level (a notation of that scheme), or whole.

    Cost grows with the number of quads, except at the last level, which leaves out nothing.
    Raises ValueError when the graph knows no such level.
    """
    store = engine(dataset)
    ranks = {notation: int(rank) for notation, rank in select(store, _LEVELS)}
    level = level or max(ranks, key=ranks.__getitem__)
    if level not in ranks:
        raise ValueError(level)
    if ranks[level] == max(ranks.values()):
        totals = {name: int(select(store, _HOW_MANY % kind)[0][0]) for name, kind in KINDS.items()}
        return View(dataset, level, dict.fromkeys(KINDS, 0), totals, Withheld())
    found = things(store)
    kinds, others = above(store, found, ranks[level])
    kept_back = withheld(store, kinds, others)
    whole = dataset
    if kept_back.gone or kept_back.hidden:
        shown = Store()
        shown.bulk_extend(_shown(store, kept_back))
        dataset = behind_dataset(shown)
    left_out = {name: len(those) for name, those in kinds.items()}
    totals = {name: len(those) for name, those in found.items()}
    is_public = ranks[level] == min(ranks.values())
    return View(dataset, level, left_out, totals, kept_back, whole, is_public)


def _shown(store: Store, kept_back: Withheld) -> Iterator[Quad]:
    """Yield the quads of a view."""
    for quad in store:
        is_iri = isinstance(quad.object, NamedNode)
        value = text(quad.object)
        shown = kept_back.shown(text(quad.subject), quad.predicate.value, value, is_iri=is_iri)
        if shown == value:
            yield quad
        elif shown is not None:
            yield Quad(quad.subject, quad.predicate, Literal(shown), quad.graph_name)
