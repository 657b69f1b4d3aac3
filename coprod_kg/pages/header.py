"""What a page says of itself: the computed sentence, whose claims, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from coprod_kg import __version__
from coprod_kg.pages.counts import counts, unasked, voices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.network.policy import Policy
    from coprod_kg.pages.figure import Figure
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.wording import Wording

# What a layer leaves out besides claims; the last three are of parts by period, unit and sector.
_OF_TIES: Final = (
    "categories",
    "self_ties",
    "no_shared_partnership",
    "said_of_more",
    "undated",
    "no_unit",
    "other_sector",
)


@dataclass(frozen=True, slots=True)
class PanelLine:
    """What one of several parts side by side counts."""

    title: str
    counts: str


@dataclass(frozen=True, slots=True)
class Header:
    """The lines above a map; `actors` and `ties` are counts in words of what is drawn."""

    title: str
    where: str
    counts: str
    voice: str
    quotations: str
    release: str
    made: str
    actors: str
    ties: str
    panels: list[PanelLine] = field(default_factory=list)


def header(  # noqa: PLR0913  # what is shown, and what is said of it
    scene: Scene,
    figures: Sequence[Figure],
    titles: Sequence[str],
    ends: Ends,
    *,
    where: str | None,
    release: str,
    words: Wording,
) -> Header:
    """Return the header of a map; its numbers are those of `measure` and of the questions.

    Ties of pairs in which somebody was not asked are drawn, but not counted among the
    returned ones, since nobody can say whether they are. Parts side by side have a title
    and a line each.
    """
    heard, not_asked = voices(figures, ends), unasked(figures)
    panels = [PanelLine(title, counts(figure, words)) for title, figure in zip(titles, figures, strict=False)]
    return Header(
        title=words.say(f"title.{scene.kind}"),
        where=ends.partnerships[where].label if where else words.say("header.together"),
        counts=words.say("header.side_by_side") if panels else counts(figures[0], words),
        voice=words.say(
            "header.voice_of_claims" if not_asked is None else "header.voice",
            **{
                name: words.count(f"header.{name}", heard[name])
                for name in ("claims", "claimants", "researchers", "sectors")
            },
            recalled=_recalled(heard, words),
            unasked=not_asked,
        ),
        quotations=words.count("header.quotations", scene.quotations),
        release=words.say("header.release", release=release),
        made=words.say("header.made", version=__version__),
        actors=words.count(f"header.{'actors' if scene.is_of_actors else 'things'}", len(scene.actors)),
        ties=words.count("header.ties", len(scene.ties)),
        panels=panels,
    )


def _recalled(heard: Mapping[str, Any], words: Wording) -> str:
    """Return how long after claims tell of it, and of how many nobody knows that."""
    if heard["recalled"] is None:
        return words.say("header.recalled_unknown")
    recalled = words.count("header.recalled", heard["recalled"])
    if not heard["undated"]:
        return recalled
    undated = words.count("header.claims", heard["undated"])
    return words.say("header.recalled_in_part", recalled=recalled, undated=undated)


def policy_lines(policy: Policy, words: Wording) -> list[str]:
    """Return which claims make ties, in words."""
    lines = [
        words.say(f"about.policy.{policy.claims}", mode=policy.mode),
        words.say(f"about.reported.{'yes' if policy.reported else 'no'}"),
    ]
    return [*lines, words.say("about.coder", coder=policy.coder)] if policy.coder else lines


def left_out(figures: Sequence[Figure], dropped: Mapping[str, int], words: Wording) -> list[str]:
    """Return what a release view and the policy left out, each with its number, in words."""
    found = dict(dropped)
    for figure in figures:
        for made in figure.layers:
            for name in _OF_TIES:
                found[name] = found.get(name, 0) + made.left_out[name]
        for name, number in figure.claims_left_out.items():
            found[name] = found.get(name, 0) + number
    return [
        words.count(f"left_out.{name}", number)
        if words.has("left_out", name)
        else words.count("left_out.other", number, what=name)
        for name, number in found.items()
        if number
    ]
