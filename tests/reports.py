"""What reports are made from, for the tests of their pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from coprod_kg import ask
from coprod_kg.graph import release
from coprod_kg.network.measure import measure
from coprod_kg.network.policy import Policy
from coprod_kg.pages.report import Study
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from rdflib import Dataset

    from coprod_kg.vocabulary import Vocabulary

MILL: Final = "https://example.org/mill/"


def study(
    graph: Dataset,
    level: str = "controlled",
    base: str = MILL,
    *,
    words: Vocabulary | None = None,
    whole: Dataset | None = None,
    **changed: Any,
) -> Study:
    """Return a graph at a release level as `report` takes it; `whole` is what its numbers are a view of."""
    view = release.view(graph, level)
    made = Study(
        title="The Mill",
        dataset=view.dataset,
        names=ask.Names(view.dataset, base, words),
        questions=list(ask.Library()),
        measures=measure(view.dataset, study="s", by="partnership", draws=20, whole=whole),
        policy=Policy(),
        release=view.level,
        left_out=view.left_out,
        totals=view.totals,
        vocabulary=words or vocabulary(),
        whole=whole,
    )
    return replace(made, **changed)
