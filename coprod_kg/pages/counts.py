"""What a map counts, in words: the numbers of `measure` and of the questions about tensions and causes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_kg.network.numbers import measured
from coprod_kg.network.voice import voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_kg.network.actors import Ends
    from coprod_kg.pages.figure import Figure
    from coprod_kg.pages.wording import Wording


def counts(figure: Figure, words: Wording) -> str:
    """Return the sentence with what a figure counts; each part of a whole has its own."""
    if figure.parts:
        return " ".join(
            words.say("header.part", name=words.say(f"header.parts.{part.kind}"), counts=counts(part, words))
            for part in figure.parts
        )
    if figure.layers:
        return _of_layer(measured(figure.layers[0]), len(figure.layers[0].ties), words)
    return _of_tensions(figure, words) if figure.kind == "tensions" else _of_causes(figure, words)


def _of_layer(numbers: Mapping[str, Any], drawn: int, words: Wording) -> str:
    """Return the numbers of `measure`: what is returned among pairs both asked."""
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


def _of_tensions(figure: Figure, words: Wording) -> str:
    """Return how many tensions show where, how many poles are taken, and how many wait for a practice."""
    shown = {line.pair for line in figure.lines if line.form == "shows"}
    unmet = {tension for _, tension in shown if (card := figure.names[tension].card) and card.is_open}
    return words.say(
        "header.counts_tensions",
        tensions=words.count("header.tensions", len({tension for _, tension in shown})),
        places=words.count("header.places", len({place for place, _ in shown})),
        poles=words.count("header.poles", len({line.pair for line in figure.lines if line.form == "takes"})),
        practices=words.count(
            "header.practices", len({line.pair[1] for line in figure.lines if line.form == "meets"})
        ),
        met=words.say("header.unmet", unmet=len(unmet)) if unmet else words.say("header.met"),
    )


def _of_causes(figure: Figure, words: Wording) -> str:
    """Return how many things are said to be causes or effects of how many others."""
    return words.say(
        "header.counts_causes",
        things=words.count("header.things", len(figure.things)),
        links=words.count("header.links", len(figure.pairs)),
    )


def voices(figures: Sequence[Figure], ends: Ends) -> dict[str, Any]:
    """Return whose claims some figures rest on; a claim that makes several lines counts once."""
    claims = {claim.claim: claim for figure in figures for line in figure.lines for claim in line.tie.claims}
    return voice(ends, claims.values())


def unasked(figures: Sequence[Figure]) -> int | None:
    """Return how many pairs were not asked, None where no layer of ties is shown, or several are."""
    layers = [made for figure in figures for made in figure.layers]
    return layers[0].left_out["not_asked_pairs"] if len(layers) == 1 else None
