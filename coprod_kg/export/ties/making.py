"""Layers of ties as one network to write out: which actors, which edges, and all that is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, get_args

from coprod_kg import __version__
from coprod_kg.export.ties.ids import short_ids
from coprod_kg.export.ties.network import About, Edge, Network, Node
from coprod_kg.network import claims as tie_claims
from coprod_kg.network.actors import notation
from coprod_kg.network.layers import Tie, layer
from coprod_kg.network.names import default_names, layer_name
from coprod_kg.network.policy import AFFIRMED, Policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coprod_kg.export.ties.network import Spell
    from coprod_kg.graph.release import View
    from coprod_kg.network.actors import Ends
    from coprod_kg.network.claims import TieClaim, TieClaims
    from coprod_kg.network.layers import Layer
    from coprod_kg.network.names import LayerName
    from coprod_kg.study import Study

Grain = Literal["tie", "claim"]
GRAINS: Final[tuple[Grain, ...]] = get_args(Grain)


def layers(
    study: Study,
    view: View,
    names: Sequence[str] = (),
    policy: Policy | None = None,
    partnership: str | None = None,
) -> list[Layer]:
    """Return the layers that are asked for, each as `measure` has it.

    Without names: power, and one for each resource that flows. `partnership` is an IRI, None
    for all together. Raises UnknownLayerError and ParameterError.
    """
    claims = tie_claims.read(view.dataset, study.vocabulary, view.whole)
    asked = [layer_name(name, claims) for name in dict.fromkeys(names)] or _apart(claims)
    return [layer(claims, name, policy, partnership) for name in asked]


def _apart(claims: TieClaims) -> list[LayerName]:
    """Return the layers that part all ties, so that none is written twice for one resource."""
    return [name for name in default_names(claims) if name.kind == "power" or name.concept is not None]


def network(study: Study, view: View, made: Sequence[Layer], grain: Grain = "tie") -> Network:
    """Return layers of one policy as a network, an edge being a tie of a layer or a claim that makes one.

    Nodes are those of any of the layers, those without a tie too.
    """
    ids = short_ids({iri for one in made for iri in one.nodes})
    where: dict[str, set[str]] = {iri: set() for iri in ids}
    for one in made:
        for iri, partnerships in one.ground.where().items():
            where[iri] |= partnerships
    ends = made[0].ends
    nodes = tuple(_node(iri, name, where[iri], ends) for iri, name in ids.items())
    edges = (
        _edge(one, tie, claims, ids)
        for one in made
        for tie in one.ties.values()
        for claims in ([tie.claims] if grain == "tie" else [[claim] for claim in tie.claims])
    )
    numbered = (make(f"e{number}") for number, make in enumerate(edges, start=1))
    return Network(_about(study, view, made, grain), nodes, tuple(numbered))


def _about(study: Study, view: View, made: Sequence[Layer], grain: Grain) -> About:
    policy, partnership, ends = made[0].policy, made[0].partnership, made[0].ends
    return About(
        study=study.title,
        layers=" ".join(one.name.text for one in made),
        edges=grain,
        partnership=partnership and _partnership(partnership, ends),
        partnership_iri=partnership,
        claims=policy.claims,
        mode=policy.mode,
        reported=policy.reported,
        coder=policy.coder,
        release=view.level,
        version=f"coprod-kg {__version__}",
    )


def _partnership(iri: str, ends: Ends) -> str:
    known = ends.partnerships.get(iri)
    return known.label if known else notation(iri)


def _iris(iris: Iterable[str | None]) -> str | None:
    """Return IRIs, each once and sorted, parted by spaces."""
    return " ".join(sorted({iri for iri in iris if iri})) or None


def _labels(iris: Iterable[str | None], label: Callable[[str], str]) -> str | None:
    """Return the labels of IRIs, in the order of `_iris`."""
    return "; ".join(label(iri) for iri in sorted({iri for iri in iris if iri})) or None


def _node(iri: str, name: str, partnerships: Iterable[str], ends: Ends) -> Node:
    actor = ends.actor(iri)
    unasked = (
        one
        for one in partnerships
        if one in ends.partnerships and ends.partnerships[one].was_left_unasked(iri)
    )
    return Node(
        id=name,
        label=actor.label,
        iri=iri,
        kinds=_labels(actor.kinds, ends.concept),
        kind_iris=_iris(actor.kinds),
        sector=actor.sector and ends.concept(actor.sector),
        sector_iri=actor.sector,
        researcher=actor.researcher,
        part_of=_labels(actor.part_of, lambda one: ends.actor(one).label),
        part_of_iris=_iris(actor.part_of),
        partnerships=_labels(partnerships, lambda one: _partnership(one, ends)),
        partnership_iris=_iris(partnerships),
        not_asked_in=_labels(unasked, lambda one: _partnership(one, ends)),
    )


def _edge(made: Layer, tie: Tie, claims: list[TieClaim], ids: dict[str, str]) -> Callable[[str], Edge]:
    """Return what makes the edge that stands for some of the claims of a tie, once it has an id."""
    ends = made.ends
    topics = {claim.topic for claim in claims}
    of_power = made.name.kind == "power"  # its topics are matters in plain words
    bases = [base for claim in claims for base in claim.bases]
    claimants = [claim.claimant for claim in claims]
    reporters = [claim.reported_by for claim in claims]
    partnerships = [iri for claim in claims for iri in claim.partnerships]
    spells = united((claim.holds_from, claim.holds_to) for claim in claims)
    part = Tie(tie.giver, tie.receiver, claims)

    def label(iri: str) -> str:
        return ends.actor(iri).label

    return lambda name: Edge(
        source=ids[tie.giver],
        target=ids[tie.receiver],
        id=name,
        spells=spells,
        layer=made.name.text,
        label=_labels(topics, str if of_power else ends.concept),
        resource_iris=None if of_power else _iris(topics),
        bases=_labels(bases, ends.concept),
        base_iris=_iris(bases),
        strength=part.strength,
        holds_from=spells[0][0] if spells else None,
        holds_to=spells[-1][1] if spells else None,
        stance=AFFIRMED,
        mode=made.policy.mode,
        claims=len(claims),
        claimants=len(part.claimants),
        denials=len(tie.denials),
        contested=tie.contested,
        observed=tie.observed,
        asked_of_all=all(claim.asked_of_all for claim in claims),
        claimed_by=_labels(claimants, label),
        claimant_iris=_iris(claimants),
        reported_by=_labels(reporters, label),
        reporter_iris=_iris(reporters),
        coders=_labels((claim.coder for claim in claims), notation),
        coder_iris=_iris(claim.coder for claim in claims),
        partnerships=_labels(partnerships, lambda one: _partnership(one, ends)),
        partnership_iris=_iris(partnerships),
        claim_iris=_iris(claim.claim for claim in claims) or "",
        extract_iris=_iris(extract for claim in claims for extract in claim.extracts),
    )


def united(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return stretches of days in the order of time, those that share a day made one.

    One that says neither a first day nor a last says nothing and is left out.
    """
    found: list[Spell] = []
    for first, last in sorted((one for one in spells if one != (None, None)), key=lambda one: one[0] or ""):
        if found and (found[-1][1] is None or first is None or first <= found[-1][1]):
            earlier, until = found.pop()
            ends = None if until is None or last is None else max(until, last)
            found.append((earlier, ends))
        else:
            found.append((first, last))
    return tuple(found)
