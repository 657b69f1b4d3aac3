"""What a report is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset

    from coprod_kg.ask import Names, Question
    from coprod_kg.network.policy import Policy
    from coprod_kg.pages.story import Story
    from coprod_kg.vocabulary import Vocabulary


@dataclass(frozen=True)
class Study:
    """The release view of a graph, and how it is asked.

    `measures` is what `measure` answers for power and flows, by partnership; `whole` is the
    graph that the view is of; `left_out` and
    `totals` count what is above the release level and all there is, by kind; `said` holds
    what is asked for of the policy, as questions take it, and `story` is what the study's author tells;
    `graph` is the view as TriG, to be taken away.
    """

    title: str
    dataset: Dataset
    names: Names
    questions: Sequence[Question]
    measures: Mapping[str, Any]
    policy: Policy
    release: str
    left_out: Mapping[str, int]
    totals: Mapping[str, int]
    vocabulary: Vocabulary
    whole: Dataset | None = None
    story: Story | None = None
    graph: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
