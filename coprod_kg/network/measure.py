"""What `measure` answers: each layer with its numbers, its voice and what was left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import ParameterError, meant, nearest
from coprod_kg.network import claims as tie_claims
from coprod_kg.network.accounts import accounts
from coprod_kg.network.layers import layer
from coprod_kg.network.names import default_names, layer_name
from coprod_kg.network.numbers import measured
from coprod_kg.network.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from coprod_kg.network.claims import TieClaims
    from coprod_kg.network.layers import Layer
    from coprod_kg.vocabulary import Vocabulary

BY: Final = ("partnership",)


def measure(  # noqa: PLR0913  # each is an option of the command
    dataset: Dataset,
    names: Sequence[str] = (),
    *,
    study: str,
    policy: Policy | None = None,
    by: str | None = None,
    as_if_asked: bool = False,
    seed: int = 1,
    words: Vocabulary | None = None,
) -> dict[str, Any]:
    """Return the measures of the named layers, as plain values ready for JSON.

    Without names: power, flows, and each resource that flows. Entries come in the
    order asked; by partnership, each layer has one entry a partnership, in the order of
    their IRIs. `as_if_asked` reads silence as absence whatever the sources. Numbers that
    are not measured have no key; undefined ones are None, with the reason under
    `undefined`. `words` are those in force, where a study adds some. Raises
    UnknownLayerError and ParameterError.
    """
    policy = policy or Policy()
    if by is not None and by not in BY:
        raise ParameterError(
            f"Layers cannot be parted by '{by}'.",
            meant(nearest(by, BY), f"Use one of: {', '.join(BY)}."),
        )
    claims = tie_claims.read(dataset, words)
    asked = [layer_name(name, claims) for name in names] or default_names(claims)
    parts = tuple(claims.ends.partnerships) if by == "partnership" else (None,)
    layers, whose = [], []
    for name, part in ((name, part) for name in asked for part in parts):
        made = layer(claims, name, policy, part)
        layers.append(measured(made, as_if_asked=as_if_asked))
        whose.append(accounts(_of_anybody(made, claims)))
    return {
        "study": study,
        "claims": policy.claims,
        "mode": policy.mode,
        "reported": policy.reported,
        "coder": policy.coder,
        "seed": seed,
        "layers": layers,
        "accounts": whose,
    }


def _of_anybody(made: Layer, claims: TieClaims) -> Layer:
    """Return the layer in which anybody's account makes a tie."""
    if made.policy.claims == "affirmed":
        return made
    return layer(claims, made.name, replace(made.policy, claims="affirmed"), made.partnership)
