"""What the script of a page reads: plain data in JSON that no text can break out of.

The words of claims are not among it: they stand once, in the table, and are shown from there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from os.path import commonprefix
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from coprod_kg.pages.drawing import drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.pages.scene import Denial, DrawnActor, DrawnTie, Scene
    from coprod_kg.pages.sentences import Said
    from coprod_kg.pages.story import Step
    from coprod_kg.pages.wording import Wording

_ESCAPES: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_json(value: Any) -> Markup:
    """Return a value as JSON that may stand in a script element: no <, >, & or line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.translate(_ESCAPES))  # noqa: S704  # escaped in the line above


def island(scene: Scene, words: Wording, steps: Sequence[Step] = ()) -> Markup:
    """Return the data of a page: the drawing, and by what every tie can be filtered and found.

    The claims of a tie stand in the order in which the table has them; their addresses begin
    with `base`.
    """
    placed = {actor.id for actor in scene.actors}
    absent = {
        end.id: end
        for denial in scene.denials
        for end in (denial.giver, denial.receiver)
        if end.id not in placed
    }
    base = _base([one.claim for row in scene.rows for one in row.said])
    return as_json(
        {
            "base": base,
            "kind": scene.kind,
            "drawing": drawing(scene),
            "panels": [asdict(panel) for panel in scene.panels],
            "actors": [_actor(actor, words) for actor in scene.actors],
            "absent": [_actor(actor, words) for actor in absent.values()],
            "ties": [_ends(tie, base) | ({} if tie.first else {"weaker": True}) for tie in scene.ties],
            "denials": [{**_ends(denial, base), "placed": denial.is_placed} for denial in scene.denials],
            "steps": [step.shows for step in steps],
            "words": words.table("details")
            | words.table("found")
            | {name: words.say(f"details.{name}.{scene.kind}") for name in ("gives", "receives")},
        }
    )


def _actor(actor: DrawnActor, words: Wording) -> dict[str, Any]:
    """Return an actor or a card by its names; `in` is what it is or where it belongs, in words.

    `parting` is how many letters its name begins with that another begins with too.
    """
    of = words.say("details.sector", sector=actor.sector) if actor.sector else actor.heading
    return {
        "id": actor.id,
        "iri": actor.iri,
        "label": actor.label,
        "sector": actor.sector_id,
        "in": "; ".join(filter(None, (of, actor.place))),
        "panel": actor.panel,
    } | ({"parting": actor.parting} if actor.parting else {})


def _base(claims: Sequence[str]) -> str:
    """Return what the addresses of all claims begin with, up to a slash; it stands once on the page."""
    prefix = commonprefix(claims)  # noqa: RUF071  # of texts, which are cut at a slash in the next line
    return prefix[: prefix.rfind("/") + 1]


def _ends(tie: DrawnTie | Denial, base: str) -> dict[str, Any]:
    """Return what a tie and the denial of one have in common."""
    return {
        "id": tie.id,
        "giver": tie.giver.id,
        "receiver": tie.receiver.id,
        "form": tie.form,
        "said": [_said(one, base) for one in tie.said],
    }


def _said(one: Said, base: str) -> dict[str, Any]:
    """Return what a claim can be filtered by, without what is not known of it."""
    known = {
        "claim": one.claim.removeprefix(base),
        "denies": one.denies,
        "layers": [layer.value for layer in one.facets.layers],
        "inAll": one.facets.in_all,
        "sector": one.facets.sector and one.facets.sector.value,
        "coder": one.facets.coder and one.facets.coder.value,
        "strength": one.facets.strength,
        "since": one.facets.since,
        "until": one.facets.until,
        "against": {claim.removeprefix(base): degree for claim, degree in one.against.items()},
    }
    return {name: value for name, value in known.items() if value}


def attribution(speaker: str | None, source: str, words: Wording) -> str:
    """Return who says a quotation and where, as far as it is known."""
    if speaker is None:
        return words.say("details.quotation_in", source=source)
    return words.say("details.quotation_by", speaker=speaker, source=source)
