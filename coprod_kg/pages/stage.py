"""The steps of a story that one page can show, with what each shows there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coprod_kg.errors import meant, nearest
from coprod_kg.network.actors import notation
from coprod_kg.pages.story import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.network.actors import Ends
    from coprod_kg.pages.filters import Filters
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.story import Step, Story


def told(story: Story, scene: Scene, filters: Filters, ends: Ends, *, whole: bool) -> Story | None:
    """Return the steps of a story that a map can show, with ties by their ids; None where there are none.

    A step about an actor, tie or filter that is only on other maps of the graph is left out.
    Raises StoryError for actors that the graph does not have, and on the map of the `whole`
    graph also for ties and values of filters that are not there.
    """
    of_kind = [step for step in story.steps if step.map == scene.kind]
    stage = _Stage(scene, filters, {notation(iri) for iri in ends.actors})
    refuse(story.path, [fault for step in of_kind for fault in stage.faults(step, whole=whole)])
    steps = tuple(stage.shown(step) for step in of_kind if stage.has(step))
    return replace(story, steps=steps) if steps else None


class _Stage:
    """What the steps of a story can show on one map."""

    def __init__(self, scene: Scene, filters: Filters, known: set[str]) -> None:
        self._filters, self._known = filters, known
        self._here = {actor.id for actor in scene.actors}
        self._ties = {(row.giver.id, row.receiver.id): row.id for row in reversed(scene.rows)}

    def faults(self, step: Step, *, whole: bool) -> Iterator[tuple[str, str]]:
        """Yield what a step names that is not there, and what to do."""
        strangers = [one for one in step.actors if one not in self._known | self._here]
        for one in strangers:
            yield (
                f"step {step.number}: there is no actor '{one}'.",
                meant(nearest(one, self._known), "Use an id of the table actors."),
            )
        if not whole or strangers:
            return
        if step.tie and step.tie not in self._ties:
            yield (
                f"step {step.number}: '{step.map}' has no tie from '{step.tie[0]}' to '{step.tie[1]}'.",
                "Name the end it starts from first, and a tie that the map draws.",
            )
        for name, value in self._away(step):
            known = self._filters.values(name)
            there = f"There are: {', '.join(known or self._filters.names)}."
            yield (
                f"step {step.number}: the filter '{name}' cannot be '{value}' on the map '{step.map}'.",
                meant(nearest(value, known), there),
            )

    def _away(self, step: Step) -> list[tuple[str, str]]:
        return [
            (name, value) for name, value in step.filters.items() if not self._filters.accepts(name, value)
        ]

    def has(self, step: Step) -> bool:
        """Whether all that a step shows is on the map."""
        is_there = step.tie is None or step.tie in self._ties
        return is_there and self._here.issuperset(step.actors) and not self._away(step)

    def shown(self, step: Step) -> Step:
        """Return a step with the id of its tie, as the address of the page has it."""
        place = {"actor": step.actor, "tie": self._ties[step.tie] if step.tie else None}
        known = {name: value for name, value in place.items() if value is not None}
        return replace(step, shows={"view": step.view, **known, **step.filters})
