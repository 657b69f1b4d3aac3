"""The key of a map: every sign on it with what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_kg.pages.picture import mark_of_card, mark_of_sector
from coprod_kg.pages.signs import NO_SECTOR, LineSign
from coprod_kg.pages.sizes import title

if TYPE_CHECKING:
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.wording import Wording

_HEADS = {"arrow": "56,12 45,6 45,18", "vee": "56,12 43,5 49,12 43,19"}


def key(scene: Scene, kind: str, words: Wording, measure: str | None = None) -> dict[str, Any]:
    """Return what the key shows, by name: sectors, cards, forms of line, and what sizes mean.

    Sectors and cards are lists of sign and meaning, in the order of the palette; a sector
    without a meaning is that of actors without one.
    """
    actors = {one.sign: one.sector for one in scene.actors if not one.heading}
    cards = {(one.sign, one.is_open): one.heading for one in scene.actors if one.heading}
    headings: dict[Any, set[str]] = {}
    for one in scene.actors:
        if one.heading:
            headings.setdefault((one.sign, one.is_open), set()).add(one.heading)
    looks: dict[str, LineSign] = {tie.form: tie.look for tie in scene.ties}
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
            for sign, is_open in sorted(cards, key=lambda found: (found[0].name, found[1]))
        ],
        "forms": []
        if is_plain
        else [
            (f"line-{form}", _HEADS.get(look.head or ""), words.say(f"key.form.{form}"))
            for form, look in looks.items()
        ],
        "directed": kind != "tensions",
        "sizes": _sizes(kind, words, measure) if actors else "",
    }


def _sizes(kind: str, words: Wording, measure: str | None) -> str:
    """Return what it means that an actor is larger."""
    if measure is None:
        return words.say(f"key.size.{kind}")
    return words.say("key.size.by_measure", measure=title(measure))
