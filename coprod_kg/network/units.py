"""Ties between larger units than those that were spoken of, and ties within one sector."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network.actors import Actor, Ends
from coprod_kg.network.claims import TieClaims

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coprod_kg.network.actors import Partnership
    from coprod_kg.vocabulary import Vocabulary

SECTOR: Final = "sector"


def units(words: Vocabulary) -> list[str]:
    """Return what actors can be rolled up to: each kind of actor, and the sector."""
    return [*sorted(words.known(words.tables["actors"].column("kind").schemes)), SECTOR]


def rolled_up(claims: TieClaims, unit: str) -> TieClaims:
    """Return the claims as ties between units of one level, and none of another.

    A sector stands for all its actors. A kind of actor, such as organisation, stands for those
    of that kind and, by what they are part of, for others; of several the first by IRI. Claims
    of which an end belongs to no unit are left out. Who was asked in any part was asked. Raises
    ParameterError for a unit that does not exist.
    """
    words = claims.ends.words
    if unit == SECTOR:
        return _moved(claims, lambda iri: claims.ends.actor(iri).sector)
    found = words.concepts(unit, words.tables["actors"].column("kind").schemes)
    if not found:
        known = units(words)
        raise ParameterError(
            f"Actors cannot be rolled up to '{unit}'.",
            meant(nearest(unit, known), f"Use one of: {', '.join(known)}."),
        )
    kind = found[0].iri

    def whole(iri: str) -> str | None:
        ends = claims.ends
        of_kind = (one for one in (iri, *sorted(ends.wholes(iri))) if kind in ends.actor(one).kinds)
        return next(of_kind, None)

    return _moved(claims, whole)


def among(claims: TieClaims, sector: str) -> TieClaims:
    """Return the claims about ties between two actors of one sector, given by its IRI."""
    return _moved(
        claims, lambda iri: iri if claims.ends.actor(iri).sector == sector else None, "other_sector"
    )


def sectors(claims: TieClaims) -> list[str]:
    """Return the IRIs of the sectors that participants and ends of ties are of, sorted."""
    spoken_of = {end for said in claims.claims.values() for claim in said for end in claim.pair}
    spoken_of = spoken_of.union(*(one.participants for one in claims.ends.partnerships.values()))
    return sorted({sector for iri in spoken_of if (sector := claims.ends.actor(iri).sector)})


def _moved(claims: TieClaims, unit_of: Callable[[str], str | None], why: str = "no_unit") -> TieClaims:
    """Return the claims with each end replaced by its unit; categories stay what they are."""
    ends = claims.ends
    of: dict[str, str | None] = {}

    def unit(iri: str) -> str | None:
        if iri not in of:
            of[iri] = iri if ends.actor(iri).is_category else unit_of(iri)
        return of[iri]

    held = {
        kind: tuple(
            replace(claim, giver=giver, receiver=receiver)
            for claim in said
            if (giver := unit(claim.giver)) is not None and (receiver := unit(claim.receiver)) is not None
        )
        for kind, said in claims.claims.items()
    }
    apart = tuple(
        claim
        for said in claims.claims.values()
        for claim in said
        if unit(claim.giver) is None or unit(claim.receiver) is None
    )
    partnerships = {iri: _rolled(partnership, unit) for iri, partnership in ends.partnerships.items()}
    members = {one: above for one in ends.actors if (above := unit(one)) is not None and above != one}
    actors = {
        one: replace(actor, part_of=actor.part_of | {members[one]}) if one in members else actor
        for one, actor in ends.actors.items()
    }
    for above in set(members.values()) - set(actors):  # a sector is no actor of the graph
        actors[above] = Actor(above, ends.concept(above), above)
    aside = claims.aside | {why: apart}
    return TieClaims(Ends(actors, partnerships, ends.concepts, ends.words), held, aside)


def _rolled(partnership: Partnership, unit: Callable[[str], str | None]) -> Partnership:
    """Return a partnership of units; one was left unasked where no part of it was asked."""
    participants = _asked(partnership.participants.items(), unit)
    heard = {unit(actor) for actor, asked in partnership.participants.items() if asked is not False}
    unasked = {above for actor in partnership.unasked if (above := unit(actor)) is not None}
    return replace(partnership, participants=participants, unasked=frozenset(unasked - heard))


def _asked(
    participants: Iterable[tuple[str, bool | None]], unit: Callable[[str], str | None]
) -> dict[str, bool | None]:
    """Return whether each unit was asked: yes if any of its parts was, no if only no is said."""
    found: dict[str, bool | None] = {}
    for actor, asked in participants:
        above = unit(actor)
        if above is not None:
            found[above] = (found[above] or asked) if found.get(above) is not None else asked
    return found
