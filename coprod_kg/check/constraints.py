"""What a SHACL shape is to the program: targets, and constraints on what they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

if TYPE_CHECKING:
    from coprod_kg.errors import Severity

Node = NamedNode | BlankNode | Literal
SH: Final = "http://www.w3.org/ns/shacl#"
TARGETS: Final = ("targetClass", "targetNode", "targetObjectsOf", "targetSubjectsOf")
KINDS: Final = (
    *("class", "datatype", "nodeKind"),
    *("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"),
    *("minExclusive", "minInclusive", "maxExclusive", "maxInclusive"),
    *("minLength", "maxLength", "pattern", "in", "hasValue"),
    *("disjoint", "equals", "lessThan", "lessThanOrEquals", "node"),
)


def component(kind: str) -> str:
    """Return the IRI of the component that a parameter such as minCount belongs to."""
    return f"{SH}{kind[0].upper()}{kind[1:]}ConstraintComponent"


def name(node: Node) -> str:
    """Return an IRI, or how a blank node or a literal is written."""
    return node.value if isinstance(node, NamedNode) else str(node)


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a focus node to its values, as SPARQL writes it, and its first property."""

    text: str
    first: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that a shape asks: a kind, which is the parameter that SHACL names it by, and its value."""

    shape: str
    kind: str
    parameter: tuple[Node, ...]
    path: Path | None
    severity: Severity
    message: str
    remedy: str
    inner: Shape | None = None
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape: its targets by kind of target, and all its constraints.

    A shape that asks something we have no query for is not compiled, and is left to a
    general validator.
    """

    iri: str
    targets: tuple[tuple[str, str], ...]
    constraints: tuple[Constraint, ...]
    compiled: bool = True
