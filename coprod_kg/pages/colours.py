"""The colours of what stands on one map, as rules of its style sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coprod_kg.pages.scene import Scene


def colours(scene: Scene) -> str:
    """Return the rules for the sectors, cards and lines on a map."""
    rules = {
        f".card .mark.{one.sign.name} {{ stroke: {one.sign.colour}; }}\n"
        if one.heading
        else f".mark.{one.sign.name}:not(.hollow) {{ fill: {one.sign.colour}; }}\n"
        for one in scene.actors
    }
    for tie in scene.ties:
        if tie.look.colour:
            name, colour = f".line-{tie.form}", tie.look.colour
            rules.add(f"{name} path {{ stroke: {colour}; }}\n{name} polygon {{ fill: {colour}; }}\n")
    return "".join(sorted(rules))
