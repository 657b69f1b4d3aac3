"""A part of a map as a picture of its own: who is in it, drawn close together, as they look on the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coprod_kg.pages.panels import places
from coprod_kg.pages.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Collection

    from coprod_kg.pages.figure import Figure
    from coprod_kg.pages.scene import Denial, DrawnTie


def part(scene: Scene, figure: Figure, ids: Collection[str]) -> Scene:
    """Return the ties and denials with some ids and what they join, placed anew; sizes and widths stay."""
    ties = [tie for tie in scene.ties if tie.id in ids]
    denials = [denial for denial in scene.denials if denial.id in ids]
    rows: list[DrawnTie | Denial] = [*ties, *denials]
    ends = {end.iri: end for row in rows for end in (row.giver, row.receiver)}
    pairs = {(tie.form, tie.giver.iri, tie.receiver.iri) for tie in ties}
    at = places(
        replace(
            figure,
            things=[iri for iri in figure.names if iri in ends],
            lines=[line for line in figure.lines if (line.form, *line.pair) in pairs],
        )
    )
    placed = {iri: replace(end, at=at[iri]) for iri, end in ends.items()}
    return Scene(
        scene.kind,
        [placed[iri] for iri in sorted(placed, key=figure.by_name)],
        [
            replace(tie, giver=placed[tie.giver.iri], receiver=placed[tie.receiver.iri], first=True)
            for tie in ties
        ],
        [
            replace(
                denial,
                giver=placed[denial.giver.iri],
                receiver=placed[denial.receiver.iri],
                is_placed=True,
            )
            for denial in denials
        ],
    )
