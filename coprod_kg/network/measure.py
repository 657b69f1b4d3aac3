"""What `measure` answers: each layer with its numbers, its voice and what was left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coprod_kg.network import claims as tie_claims
from coprod_kg.network.accounts import accounts
from coprod_kg.network.between import between
from coprod_kg.network.chances import adjust, against_chance, intervals
from coprod_kg.network.graphs import matrix
from coprod_kg.network.later import Later
from coprod_kg.network.layers import layer
from coprod_kg.network.leadership import leadership
from coprod_kg.network.leadership import read as read_leadership
from coprod_kg.network.measures.reciprocity import NOT_ASKED
from coprod_kg.network.names import default_names, layer_name
from coprod_kg.network.numbers import is_read, measured
from coprod_kg.network.parts import parts
from coprod_kg.network.policy import Policy
from coprod_kg.network.standing import has_enough
from coprod_kg.network.standpoints import standpoints
from coprod_kg.network.structure import structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from coprod_kg.network.chances import Null
    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer, Weight
    from coprod_kg.network.periods import Period
    from coprod_kg.vocabulary import Vocabulary


def measure(  # noqa: PLR0913  # each is an option of the command
    dataset: Dataset,
    names: Sequence[str] = (),
    *,
    study: str,
    policy: Policy | None = None,
    by: str | Sequence[str] = (),
    periods: Sequence[Period] = (),
    unit: str | None = None,
    weight: Weight | None = None,
    as_if_asked: bool = False,
    everything: bool = False,
    sample: bool = False,
    null: Null | None = None,
    draws: int = 1000,
    seed: int = 1,
    words: Vocabulary | None = None,
    whole: Dataset | None = None,
) -> dict[str, Any]:
    """Return the measures of the named layers, as plain values ready for JSON.

    Without names: power, flows, and each resource that flows. Entries come in the order asked; each
    layer has one entry a part, in the order of `parts`. `as_if_asked` reads silence as absence
    whatever the sources, `everything` reads positions from few claimants too, and `sample` says
    that the actors are one, and adds bootstrap intervals. Undefined numbers are None, with the
    reason under `undefined`. `words` are those in force, where a study adds some; `whole` is
    the graph that it is a view of, where it withholds what claims rest on and for whom they speak.
    Raises UnknownLayerError and ParameterError.
    """
    policy = policy or Policy()
    by = (by,) if isinstance(by, str) else by
    claims = tie_claims.read(dataset, words, whole)
    asked = [layer_name(name, claims) for name in names] or default_names(claims)
    there = parts(claims, by, periods, unit)
    leading = read_leadership(dataset)
    layers, whose, later = [], [], Later()
    for name, one in ((name, one) for name in asked for one in there):
        made = layer(one.claims, name, policy, one.partnership)
        is_asked = is_read(made, as_if_asked=as_if_asked)
        entry = measured(made, as_if_asked=as_if_asked, weight=weight)
        entry |= one.names() | {"unit": unit, "weight": weight}
        entry["left_out"]["no_weight"] = matrix(made, weight).unweighted if weight else 0
        found = structure(made, asked=is_asked, enough=everything or has_enough(made), weight=weight)
        entry["chance"], why = (
            against_chance(made, weight=weight, null=null, draws=draws, seed=seed)
            if is_asked
            else ({}, {"chance": NOT_ASKED})
        )
        entry["bootstrap"] = intervals(made, draws=draws, seed=seed) if sample and is_asked else {}
        entry["undefined"] = dict(sorted((entry["undefined"] | found.pop("undefined") | why).items()))
        entry |= found | standpoints(made, one.claims)
        later.add(entry, made, one)
        layers.append(entry)
        whose.append(one.names() | accounts(_of_anybody(made, one.claims)))
    answer = {
        "study": study,
        "claims": policy.claims,
        "mode": policy.mode,
        "reported": policy.reported,
        "coder": policy.coder,
        "as_if_asked": as_if_asked,
        "everything": everything,
        "unit": unit,
        "weight": weight,
        "seed": seed,
        "draws": draws,
        "layers": layers,
        "accounts": whose,
        **between(
            asked, there, policy, as_if_asked=as_if_asked, everything=everything, draws=draws, seed=seed
        ),
        "leadership": [
            one.names() | leadership(leading, one, policy, draws=draws, seed=seed)
            for one in there
            if one.sector is None and unit is None and any(name.kind == "power" for name in asked)
        ],
    }
    adjust(answer)
    return answer


def _of_anybody(made: Layer, claims: TieClaims) -> Layer:
    """Return the layer in which anybody's account makes a tie."""
    if made.policy.claims == "affirmed":
        return made
    return layer(claims, made.name, replace(made.policy, claims="affirmed"), made.partnership)
