"""Which claims make a tie: accounts, modes, reports and coders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_kg.errors import ParameterError
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_kg.network.claims import TieClaims

    World = Callable[..., TieClaims]


def _ties(said: TieClaims, name: str = "flows", /, **policy: object) -> set[str]:
    """Return the ties of a layer as `a>b`."""
    made = layer(said, layer_name(name, said), Policy(**policy))
    return {">".join(end.rpartition("/")[2] for end in pair) for pair in made.ties}


def test_denied_uncertain_planned_and_reported_claims_make_no_tie(world: World) -> None:
    """Only what somebody affirms to have happened, in an account of its own, is a tie."""
    claims = world(
        "a>b data by a\nb>a data by a stance=denied\nc>a data by a stance=uncertain\n"
        "a>c data by a mode=planned\nb>c data by a reported_by=c"
    )
    assert _ties(claims) == {"a>b"}


def test_each_claim_left_out_is_counted_once(world: World) -> None:
    """A planned and denied claim is left out for its mode; sums would count it twice."""
    claims = world("a>b data by a\nb>a data by a mode=planned stance=denied\nb>c data by b stance=denied")
    made = layer(claims, layer_name("flows", claims))
    assert made.claims_left_out == {
        "mode": 1,
        "reported": 0,
        "coder": 0,
        "denied": 1,
        "uncertain": 0,
        "account": 0,
    }


def test_planned_ties_can_be_asked_for(world: World) -> None:
    """What was promised is a network of its own."""
    assert _ties(world("a>b data by a\na>c data by a mode=planned"), mode="planned") == {"a>c"}


def test_reported_claims_can_be_let_in(world: World) -> None:
    """Hearsay counts only when asked for."""
    assert _ties(world("a>b data by a reported_by=c"), reported=True) == {"a>b"}


def test_giver_and_receiver_each_have_their_network(world: World) -> None:
    """Who says they gave and who says they got are two accounts."""
    claims = world("a>b data by a\nb>a data by a\na>c data by b")
    assert _ties(claims, claims="giver") == {"a>b"}
    assert _ties(claims, claims="receiver") == {"b>a"}


def test_member_speaks_for_the_whole(world: World) -> None:
    """A person part of a unit of an organisation gives the organisation's account."""
    claims = world(
        "o>b data by m",
        actors=[
            {"id": "m", "part_of": "u"},
            {"id": "u", "part_of": "o"},
            {"id": "o", "kind": "organisation"},
        ],
    )
    assert _ties(claims, claims="giver") == {"o>b"}


def test_member_who_gives_to_the_own_whole_speaks_for_itself_alone(world: World) -> None:
    """Otherwise one voice would confirm its own gift."""
    claims = world("m>o data by m", actors=[{"id": "m", "part_of": "o"}])
    assert _ties(claims, claims="receiver") == set()
    assert _ties(claims, claims="confirmed") == set()


def test_circle_of_parts_ends(world: World) -> None:
    """Two groups coded as part of each other must not hang the programme."""
    claims = world("x>y data by a", actors=[{"id": "a", "part_of": "b"}, {"id": "b", "part_of": "a"}])
    assert _ties(claims, claims="giver") == set()


def test_confirmed_needs_both_ends_on_the_same_resource(world: World) -> None:
    """'We gave money' and 'they gave us advice' do not confirm each other."""
    claims = world("a>b data by a\na>b data by b\na>c data by a\na>c funding by c")
    assert _ties(claims, claims="confirmed") == {"a>b"}


def test_holder_and_subject_are_the_ends_of_power(world: World) -> None:
    """For power the giver is the holder, the receiver the one it is held over."""
    claims = world("", "a>b agenda by a\nb>c agenda by c")
    assert _ties(claims, "power", claims="giver") == {"a>b"}
    assert _ties(claims, "power", claims="receiver") == {"b>c"}


def test_one_coder_can_be_chosen_by_id(world: World) -> None:
    """Coders who disagree are compared one at a time, never mixed."""
    claims = world("a>b data by a\na>c data by a coder=c2")
    assert _ties(claims, coder="c2") == {"a>c"}


def test_coder_who_coded_nothing_is_an_error(world: World) -> None:
    """A misspelt coder would look like silence."""
    claims = world("a>b data by a")
    with pytest.raises(ParameterError, match="Did you mean 'c1'"):
        layer(claims, layer_name("flows", claims), Policy(coder="c11"))


@pytest.mark.parametrize(
    ("setting", "near"), [({"claims": "givers"}, "giver"), ({"mode": "hapened"}, "happened")]
)
def test_unknown_setting_names_the_nearest(setting: dict[str, str], near: str) -> None:
    """A policy that does not exist is refused before anything is counted."""
    with pytest.raises(ParameterError, match=near):
        Policy(**setting)
