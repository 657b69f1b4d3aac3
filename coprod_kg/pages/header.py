"""What a page says of itself: the computed sentence, whose claims, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_kg import __version__
from coprod_kg.network.numbers import measured
from coprod_kg.network.voice import voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.network.layers import Layer
    from coprod_kg.pages.scene import Scene
    from coprod_kg.pages.wording import Wording


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


def header(scene: Scene, made: Layer, release: str, words: Wording) -> Header:
    """Return the header of a map; its numbers are those of `measure`.

    Ties of pairs in which somebody was not asked are drawn, but not counted among the
    returned ones, since nobody can say whether they are.
    """
    numbers = measured(made)
    actors = words.count("header.actors", numbers["nodes"])
    voices = voice(made.ends, made.ties.values())
    return Header(
        title=words.say(f"title.{scene.kind}"),
        where=made.ends.partnerships[made.partnership].label
        if made.partnership
        else words.say("header.together"),
        counts=_counts(numbers, len(made.ties), words),
        voice=words.say(
            "header.voice",
            **{
                name: words.count(f"header.{name}", voices[name])
                for name in ("claims", "claimants", "researchers", "sectors")
            },
            unasked=numbers["left_out"]["not_asked_pairs"],
        ),
        quotations=words.count("header.quotations", scene.quotations),
        release=words.say("header.release", release=release),
        made=words.say("header.made", version=__version__),
        actors=actors,
        ties=words.count("header.ties", len(scene.ties)),
    )


def _counts(numbers: Mapping[str, Any], drawn: int, words: Wording) -> str:
    """Return the sentence with the numbers of `measure`: what is returned among pairs both asked."""
    arcs, returned = numbers["arcs"], 2 * numbers["dyads"]["mutual"]
    form = "counts" if arcs == drawn else "counts_partly" if arcs else "counts_unasked"
    return words.say(
        f"header.{form if drawn else 'counts_none'}",
        actors=words.count("header.actors", numbers["nodes"]),
        drawn=words.count("header.ties", drawn),
        ties=words.count("header.ties", arcs),
        returned=returned,
        percent=round(100 * returned / arcs) if arcs else 0,
    )


def policy_lines(made: Layer, words: Wording) -> list[str]:
    """Return which claims make ties, in words."""
    policy = made.policy
    lines = [
        words.say(f"about.policy.{policy.claims}", mode=policy.mode),
        words.say(f"about.reported.{'yes' if policy.reported else 'no'}"),
    ]
    return [*lines, words.say("about.coder", coder=policy.coder)] if policy.coder else lines


def left_out(made: Layer, dropped: Mapping[str, int], words: Wording) -> list[str]:
    """Return what a release view and the policy left out, each with its number, in words."""
    counts = dict(dropped)
    of_ties = ("categories", "self_ties", "no_shared_partnership", "said_of_more")
    counts |= {name: made.left_out[name] for name in of_ties}
    counts |= made.claims_left_out
    return [
        words.count(f"left_out.{name}", number)
        if words.has("left_out", name)
        else words.count("left_out.other", number, what=name)
        for name, number in counts.items()
        if number
    ]
