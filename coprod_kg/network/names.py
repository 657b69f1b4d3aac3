"""What layers are called: power, flows, and the parts of each by concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.errors import UnknownLayerError
from coprod_kg.network.actors import notation
from coprod_kg.network.conflict import ANYTHING
from coprod_kg.vocabulary import fold

if TYPE_CHECKING:
    from coprod_kg.network.claims import Kind, TieClaim, TieClaims

# The table and the column whose concepts part a kind of tie into layers.
_PARTS: Final[dict[Kind, tuple[str, str]]] = {
    "power": ("power_over", "basis"),
    "flows": ("flows", "resource"),
}


@dataclass(frozen=True, slots=True)
class LayerName:
    """What a layer is called, and what it is made of; `concept` is an IRI, None for all of a kind."""

    text: str
    kind: Kind
    concept: str | None = None

    def holds(self, claim: TieClaim) -> bool:
        """Whether a claim of this kind speaks of the layer."""
        return self.concept is None or self.concept == claim.topic or self.concept in claim.bases

    def may_deny(self, claim: TieClaim) -> bool:
        """Whether a denial of this kind can speak against a tie of the layer."""
        return (
            self.holds(claim)
            or (self.kind == "power" and not claim.bases)
            or (self.kind == "flows" and notation(claim.topic) == ANYTHING)
        )


def layer_name(text: str, claims: TieClaims) -> LayerName:
    """Return the layer that a text names; concepts by notation or label in any case.

    Raises UnknownLayerError, with the nearest known name.
    """
    head, colon, tail = text.partition(":")
    kind: Kind | None = "power" if fold(head) == "power" else "flows" if fold(head) == "flows" else None
    if kind is not None and not colon:
        return LayerName(kind, kind)
    if kind is not None:
        table, column = _PARTS[kind]
        words = claims.ends.words
        schemes = words.tables[table].column(column).schemes
        known = {concept.iri for concept in words.concepts(tail, schemes)}
        known |= {
            iri
            for iri in _present(kind, claims)
            if fold(tail) in {fold(notation(iri)), fold(claims.ends.concept(iri))}
        }
        if known:
            iri = min(known)
            return LayerName(f"{kind}:{notation(iri)}", kind, iri)
    raise UnknownLayerError(text, _known_names(claims))


def _present(kind: Kind, claims: TieClaims) -> tuple[str, ...]:
    """Return the concepts that part a kind of tie, as far as any claim has them."""
    return claims.bases if kind == "power" else claims.resources


def _known_names(claims: TieClaims) -> list[str]:
    """Return the name of every layer that is known, present or not."""
    names: list[str] = []
    for kind, (table, column) in _PARTS.items():
        words = claims.ends.words
        schemes = words.tables[table].column(column).schemes
        notations = {concept.notation for scheme in schemes for concept in words.schemes[scheme].concepts}
        notations |= {notation(iri) for iri in _present(kind, claims)}
        names += [kind, *(f"{kind}:{name}" for name in sorted(notations))]
    return [name for name in names if name != f"flows:{ANYTHING}"]


def default_names(claims: TieClaims) -> list[LayerName]:
    """Return power, flows, and one layer for each resource that a claim names.

    Anything is none: it can be denied, but not given.
    """
    resources = {notation(iri) for iri in claims.resources} - {ANYTHING}
    parts = sorted(f"flows:{resource}" for resource in resources)
    return [layer_name(text, claims) for text in ("power", "flows", *parts)]
