"""The key of a map: every sign on it with what it means."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from coprod_kg.pages.panels import RING
from coprod_kg.pages.picture import mark_of_card, mark_of_sector
from coprod_kg.pages.signs import NO_SECTOR, line_sign
from coprod_kg.pages.sizes import title

if TYPE_CHECKING:
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.signs import Sign
    from coprod_kg.pages.wording import Wording

_HEADS = {"arrow": "56,12 45,6 45,18", "vee": "56,12 43,5 49,12 43,19"}


def key(scene: Scene, kind: str, words: Wording, measure: str | None = None) -> dict[str, Any]:
    """Return what the key shows, by name: the signs that are on the map, and no others.

    Sectors and cards are lists of sign and meaning, in the order of the palette; a sector
    without a meaning is that of actors without one.
    """
    actors = {one.sign: one.sector for one in scene.actors if not one.heading}
    headings: dict[tuple[Sign, bool], set[str]] = {}
    for one in scene.actors:
        if one.heading:
            headings.setdefault((one.sign, one.is_open), set()).add(one.heading)
    forms = dict.fromkeys(tie.form for tie in scene.ties)
    looks = {form: line_sign(form, forms) for form in forms}
    is_plain = not any(look.colour for look in looks.values()) and len(looks) <= 1
    return {
        "key": [
            (mark_of_sector(sign), sector)
            for sign, sector in sorted(
                actors.items(), key=lambda item: (item[0] == NO_SECTOR, len(item[0].name), item[0].name)
            )
        ],
        "cards": [
            (mark_of_card(sign, is_open=is_open), ", ".join(sorted(headings[sign, is_open])))
            for sign, is_open in sorted(headings, key=lambda found: (found[0].name, found[1]))
        ],
        "forms": []
        if is_plain
        else [
            (f"line-{form}", _HEADS.get(look.head or ""), words.say(f"key.form.{form}"))
            for form, look in looks.items()
        ],
        "barred": ", ".join(sorted({tie.note for tie in scene.ties if tie.note})),
        "directed": any(look.head for look in looks.values()),
        "mutual": any(tie.mutual for tie in scene.ties),
        "bowed": any(tie.bow and not tie.mutual for tie in scene.ties),
        "strengths": len({tie.width for tie in scene.ties}) > 1,
        "contested": any(tie.contested != "no" for tie in scene.ties),
        "hollow": kind == "power" and not all(one.tied for one in scene.actors),
        "height": _height(scene),
        "sizes": _sizes(kind, words, measure) if actors else "",
    }


def _height(scene: Scene) -> str:
    """Return the name of the text that says where things stand: few actors in a ring, many by closeness."""
    if scene.kind != "exchange":
        return scene.kind
    tied = Counter(one.panel for one in scene.actors if one.tied)
    in_ring = {tied[panel] <= RING for panel in {one.panel for one in scene.actors}}
    if len(in_ring) > 1:
        return "ring_or_exchange"
    return "ring" if in_ring == {True} else "exchange"


def _sizes(kind: str, words: Wording, measure: str | None) -> str:
    """Return what it means that an actor is larger."""
    if measure is None:
        return words.say(f"key.size.{kind}")
    return words.say("key.size.by_measure", measure=title(measure))
