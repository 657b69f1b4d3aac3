"""What is measured between layers: gifts answered by gifts, power beside position, who supplies whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_kg.network.attribution import attribution
from coprod_kg.network.exchange import answers
from coprod_kg.network.layers import layer
from coprod_kg.network.names import layer_name
from coprod_kg.network.standing import has_enough
from coprod_kg.network.supply import exchanges, supply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.network.layers import Layer
    from coprod_kg.network.names import LayerName
    from coprod_kg.network.parts import Part
    from coprod_kg.network.policy import Policy


def between(  # noqa: PLR0913  # what is measured, and how
    names: Sequence[LayerName],
    there: Sequence[Part],
    policy: Policy,
    *,
    as_if_asked: bool = False,
    everything: bool = False,
    draws: int = 1000,
    seed: int = 1,
) -> dict[str, list[dict[str, Any]]]:
    """Return what is measured between the named layers of each part, by its name in the output.

    `multireciprocity` is between the resources that are named, `attribution` between power and
    flows where both are; `exchanges` and `supply` are of flows.
    """
    kinds = {name.kind for name in names}
    resources = [name for name in names if name.kind == "flows" and name.concept is not None]
    found: dict[str, list[dict[str, Any]]] = {
        "multireciprocity": [], "attribution": [], "exchanges": [], "supply": [],
    }  # fmt: skip

    def made(name: LayerName, part: Part) -> Layer:
        return layer(part.claims, name, policy, part.partnership)

    def add(name: str, part: Part, entries: Sequence[dict[str, Any]]) -> None:
        found[name] += [part.names() | entry for entry in entries]

    for part in there:
        power, flows = (made(layer_name(kind, part.claims), part) for kind in ("power", "flows"))
        layers = [made(name, part) for name in resources]
        add(
            "multireciprocity",
            part,
            list(answers(layers, as_if_asked=as_if_asked, draws=draws, seed=seed)),
        )
        if kinds == {"power", "flows"}:
            enough = everything or (has_enough(power) and has_enough(flows))
            add("attribution", part, [attribution(power, flows, enough=enough, seed=seed)])
        if "flows" in kinds:
            add("exchanges", part, exchanges(flows))
            add("supply", part, supply(flows))
    return found
