"""What the script of a page reads: plain data in JSON that no text can break out of."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from coprod_kg.pages.drawing import drawing

if TYPE_CHECKING:
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.sentences import Said
    from coprod_kg.pages.wording import Wording

_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_json(value: Any) -> Markup:
    """Return a value as JSON that may stand in a script element: no <, >, & or line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.translate(_ESCAPES))  # noqa: S704  # escaped in the line above


def island(scene: Scene, words: Wording) -> Markup:
    """Return the data of a page: the drawing, and everything that a choice shows."""
    return as_json(
        {
            "kind": scene.kind,
            "drawing": drawing(scene),
            "panels": [asdict(panel) for panel in scene.panels],
            "actors": [
                {
                    "id": actor.id,
                    "iri": actor.iri,
                    "label": actor.label,
                    "sector": words.say("details.sector", sector=actor.sector)
                    if actor.sector
                    else actor.heading,
                }
                for actor in scene.actors
            ],
            "ties": [
                {
                    "id": tie.id,
                    "giver": tie.giver.id,
                    "receiver": tie.receiver.id,
                    "contested": tie.contested,
                    "said": [_said(one, words) for one in tie.said],
                }
                for tie in scene.ties
            ],
            "denials": [
                {
                    "giver": denial.giver.id,
                    "receiver": denial.receiver.id,
                    "said": [_said(one, words) for one in denial.said],
                }
                for denial in scene.denials
            ],
            "words": {
                **{name: text for name, text in words.table("details").items() if isinstance(text, str)},
                "gives": words.say(f"details.gives.{scene.kind}"),
                "receives": words.say(f"details.receives.{scene.kind}"),
            },
        }
    )


def _said(one: Said, words: Wording) -> dict[str, Any]:
    """Return a claim in words as the script shows it."""
    return {
        "claim": one.claim,
        "sentence": one.sentence,
        "denies": one.denies,
        "coder": one.coder and words.say("details.coded", coder=one.coder),
        "quotations": [
            {"text": quotation.text, "from": attribution(quotation.speaker, quotation.source, words)}
            for quotation in one.quotations
        ],
    }


def attribution(speaker: str | None, source: str, words: Wording) -> str:
    """Return who says a quotation and where, as far as it is known."""
    if speaker is None:
        return words.say("details.quotation_in", source=source)
    return words.say("details.quotation_by", speaker=speaker, source=source)
