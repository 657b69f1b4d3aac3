"""The steps of a story that one page can show, with what each shows there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from coprod_kg.errors import meant, nearest
from coprod_kg.network.policy import Policy
from coprod_kg.pages.drawn import Drawn
from coprod_kg.pages.filters import filters
from coprod_kg.pages.story import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Dataset

    from coprod_kg.pages.filters import Filters
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.story import Step, Story
    from coprod_kg.pages.wording import Wording
    from coprod_kg.vocabulary import Vocabulary


@dataclass(frozen=True)
class Stage:
    """What the steps of a story can show on one map."""

    scene: Scene
    filters: Filters

    @cached_property
    def things(self) -> set[str]:
        """What stands on the map, by its ids there."""
        return {one.id for one in self.scene.actors}

    @cached_property
    def ties(self) -> dict[tuple[str, str], str]:
        """The ties and denials of the map by their ends; of several, the first."""
        return {(row.giver.id, row.receiver.id): row.id for row in reversed(self.scene.rows)}

    def away(self, step: Step) -> Iterator[tuple[str, str]]:
        """Yield what a step shows that is not on the map, and what to do if it is nowhere."""
        strangers = [one for one in step.actors if one not in self.things]
        if step.tie and step.tie in self.ties:
            strangers = []  # denials may speak of those whom the map does not place
        for one in strangers:
            yield (
                f"step {step.number}: nothing on the map '{step.map}' has the id '{one}'.",
                meant(nearest(one, self.things), "Use an id as the address of the map has it."),
            )
        if step.tie and not strangers and step.tie not in self.ties:
            yield (
                f"step {step.number}: '{step.map}' has no tie from '{step.tie[0]}' to '{step.tie[1]}'.",
                "Name the end it starts from first, and a tie that the map draws.",
            )
        for name, value in step.filters.items():
            if not self.filters.accepts(name, value):
                known = self.filters.values(name)
                yield (
                    f"step {step.number}: the filter '{name}' cannot be '{value}' on the map '{step.map}'.",
                    meant(nearest(value, known), f"There are: {', '.join(known or self.filters.names)}."),
                )

    def shown(self, step: Step) -> Step:
        """Return a step with the id of its tie, as the address of the page has it."""
        place = {"actor": step.actor, "tie": self.ties[step.tie] if step.tie else None}
        known = {name: value for name, value in place.items() if value is not None}
        return replace(step, shows={"view": step.view, **known, **step.filters})


def stage(dataset: Dataset, kind: str, words: Wording, vocabulary: Vocabulary | None = None) -> Stage:
    """Return what a kind of map of a whole graph shows as long as nothing else is asked for."""
    scene, _, _ = Drawn(dataset, kind, Policy(), words, vocabulary).scene(None, None, ())
    return Stage(scene, filters(scene, words))


def told(story: Story, stage: Stage, whole: Callable[[], Stage]) -> Story | None:
    """Return the steps that a map can show of those told on it, with ties by their ids; None for none.

    `whole` gives the map of the whole study. A step about what is only there, such as what is of
    another partnership, is left out. Raises StoryError for things, ties and values of filters that
    neither has.
    """
    away = [step for step in story.steps if any(stage.away(step))]
    if away:
        everything = whole()
        refuse(story.path, [fault for step in away for fault in everything.away(step)])
    return story.of(stage.shown(step) for step in story.steps if step not in away)
