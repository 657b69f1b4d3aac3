"""Which gifts are answered by which, resource by resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from coprod_kg.network.exchange import NO_CORRELATION, answers
from coprod_kg.network.layers import layer
from coprod_kg.network.measures.reciprocity import NOT_ASKED
from coprod_kg.network.names import layer_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims

    World = Callable[..., TieClaims]

# Whoever gives funding gets knowledge, but one.
FLOWS = "\n".join([
    *(f"{one}>{other} funding by a" for one, other in ("ab", "cd", "ef", "gh")),
    *(f"{other}>{one} knowledge by a" for one, other in ("ab", "cd", "ef")),
])  # fmt: skip


def _answers(said: TieClaims, **options: Any) -> dict[tuple[str, str], dict[str, Any]]:
    layers = [layer(said, layer_name(f"flows:{name}", said)) for name in ("funding", "knowledge", "data")]
    return {(one["given"][6:], one["returned"][6:]): one for one in answers(layers, **options)}


def test_who_gives_funding_gets_knowledge(world: World) -> None:
    """Three of four are answered; each gift of knowledge is an answer. Layers without ties take no part."""
    found = _answers(world(FLOWS))
    assert set(found) == {("funding", "knowledge"), ("knowledge", "funding")}
    assert found["funding", "knowledge"]["answered"] == pytest.approx(3 / 4)
    assert found["knowledge", "funding"]["answered"] == 1


def test_more_than_by_chance_takes_pairs_that_were_asked(world: World) -> None:
    """Permuted actors seldom answer three of four."""
    found = _answers(world(FLOWS), as_if_asked=True)["funding", "knowledge"]
    assert found["correlation"] > 0.8
    assert found["chance"]["p_upper"] < 0.01
    closed = _answers(world(FLOWS))["funding", "knowledge"]
    assert (closed["correlation"], closed["chance"]) == (None, None)
    assert closed["undefined"] == {"correlation": NOT_ASKED, "chance": NOT_ASKED}


def test_who_is_an_actor_of_one_layer_only_is_no_silence_in_the_other(world: World) -> None:
    """Dan takes no part and is named for knowledge alone: nobody could have told of funding for him.

    Among those who are actors of both layers every gift is answered, so that they correlate wholly.
    """
    taking_part = [{"id": one, "partnership": "p", "actor": one} for one in "abc"]
    said = world(
        "a>b funding by a\nb>a knowledge by b\na>d knowledge by a\nd>c knowledge by a",
        participations=taking_part,
    )
    found = _answers(said, as_if_asked=True)
    assert found["funding", "knowledge"]["correlation"] == pytest.approx(1)
    assert found["funding", "knowledge"]["chance"]["observed"] == pytest.approx(1)
    assert found["knowledge", "funding"]["answered"] == pytest.approx(1 / 3)


def test_layers_without_an_actor_in_common_have_no_correlation(world: World) -> None:
    """Where no pair could have a tie in both there is nothing to correlate."""
    taking_part = [{"id": "1", "partnership": "p", "actor": "k"}]
    actors = [{"id": "k", "kind": "category"}]
    found = _answers(
        world("a>b funding by a\nc>d knowledge by c", participations=taking_part, actors=actors),
        as_if_asked=True,
    )["funding", "knowledge"]
    assert (found["answered"], found["correlation"], found["chance"]) == (0, None, None)
    assert found["undefined"] == dict.fromkeys(("correlation", "chance"), NO_CORRELATION)
