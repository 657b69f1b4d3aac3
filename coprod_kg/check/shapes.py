"""ontology/shapes/ as the program reads it: which nodes each shape looks at, and what it asks of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from coprod_kg import resources
from coprod_kg.check.constraints import KINDS, SH, TARGETS, Constraint, Node, Path, Shape, name
from coprod_kg.vocabulary import CP, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as Folder

    from coprod_kg.errors import Severity

_OWL_CLASS: Final = "http://www.w3.org/2002/07/owl#Class"
_FURTHER: Final = (
    *("path", "property", "message", "severity", "name", "description", "order", "group", "deactivated"),
    *("flags", "qualifiedValueShape"),
)
_KNOWN: Final = frozenset(SH + word for word in (*KINDS, *TARGETS, *_FURTHER))
# What only makes sense of the values of a property, or is compiled only there.
_OF_VALUES: Final = frozenset({"disjoint", "equals", "hasValue", "lessThan", "lessThanOrEquals"})


class Reader:
    """The node shapes of a folder of Turtle files."""

    def __init__(self, folders: tuple[Folder, ...]) -> None:
        """Read every Turtle file of the folders; a place may be a file itself."""
        self._graph = Store()
        for path in (path for folder in folders for path in resources.files(folder, "*.ttl")):
            self._graph.load(path=str(path), format=RdfFormat.TURTLE)

    def _objects(self, subject: Node, property_: str) -> list[Node]:
        """Return the objects of a subject under a property, sorted."""
        if isinstance(subject, Literal):
            return []
        quads = self._graph.quads_for_pattern(subject, NamedNode(property_), None)
        found = (quad.object for quad in quads)
        return sorted((node for node in found if isinstance(node, Node)), key=str)

    def _one(self, subject: Node, property_: str) -> Node | None:
        return next(iter(self._objects(subject, property_)), None)

    def _text(self, subject: Node, property_: str) -> str:
        value = self._one(subject, property_)
        return value.value if isinstance(value, Literal | NamedNode) else ""

    def _list(self, head: Node) -> tuple[Node, ...]:
        """Return the members of an RDF list."""
        members: list[Node] = []
        while (first := self._one(head, RDF + "first")) is not None:
            members.append(first)
            head = self._one(head, RDF + "rest") or NamedNode(RDF + "nil")
        return tuple(members)

    def _path(self, node: Node) -> Path | None:
        """Return a predicate, inverse or sequence path; None for any other."""
        if isinstance(node, NamedNode):
            return Path(str(node), node.value)
        if (inverse := self._one(node, SH + "inversePath")) is not None:
            below = self._path(inverse)
            text = below and (below.text if isinstance(inverse, NamedNode) else f"({below.text})")
            return below and Path(f"^{text}", below.first)
        steps = [self._path(member) for member in self._list(node)]
        if not steps or None in steps:
            return None
        return Path("/".join(step.text for step in steps if step), next(step.first for step in steps if step))

    def _foreign(self, subject: Node) -> bool:
        """Whether a shape says something that is not compiled."""
        if isinstance(subject, Literal):
            return True
        said = {quad.predicate.value for quad in self._graph.quads_for_pattern(subject, None, None)}
        return any(word.startswith(SH) and word not in _KNOWN for word in said)

    def _constraints(
        self, subject: Node, path: Path | None, owner: Node, above: tuple[Node, ...]
    ) -> Iterator[Constraint]:
        """Yield what one shape asks itself, the shapes of its properties left out."""
        severity: Severity = (
            "error" if self._text(subject, SH + "severity") in {"", SH + "Violation"} else "warning"
        )
        message = self._text(subject, SH + "message") or self._text(owner, SH + "message")
        remedy = self._text(subject, CP + "remedy") or self._text(owner, CP + "remedy")
        for kind in KINDS:
            for value in self._objects(subject, SH + kind):
                inner = value
                if kind.startswith("qualified"):
                    inner = self._one(subject, SH + "qualifiedValueShape") or value
                yield Constraint(
                    name(subject),
                    kind,
                    self._list(value) if kind == "in" else (value,),
                    path,
                    severity,
                    message,
                    remedy,
                    self._shape(inner, above) if kind == "node" or kind.startswith("qualified") else None,
                    self._text(subject, SH + "flags"),
                )

    def _shape(self, subject: Node, above: tuple[Node, ...] = ()) -> Shape:
        """Return one node shape with the shapes of its properties, or not compiled if it is within itself."""
        iri, targets = name(subject), tuple(self._targets(subject))
        if self._text(subject, SH + "deactivated") == "true":
            return Shape(iri, (), ())
        if subject in above or self._foreign(subject) or self._objects(subject, SH + "path"):
            return Shape(iri, targets, (), compiled=False)
        above = (*above, subject)
        constraints = list(self._constraints(subject, None, subject, above))
        compiled = not any(constraint.kind in _OF_VALUES for constraint in constraints)
        for property_shape in self._objects(subject, SH + "property"):
            if self._text(property_shape, SH + "deactivated") == "true":
                continue
            path = self._path(self._one(property_shape, SH + "path") or Literal(""))
            further = self._objects(property_shape, SH + "property")
            compiled = compiled and path is not None and not further and not self._foreign(property_shape)
            constraints += self._constraints(property_shape, path, subject, above)
        compiled = compiled and all(one.inner is None or one.inner.compiled for one in constraints)
        return Shape(iri, targets, tuple(constraints), compiled)

    def _targets(self, subject: Node) -> Iterator[tuple[str, str]]:
        """Yield kind and value of each target; a shape that is a class is its own target."""
        for kind in TARGETS:
            for target in self._objects(subject, SH + kind):
                yield kind, name(target)
        classes = {NamedNode(RDFS + "Class"), NamedNode(_OWL_CLASS)}
        if classes & set(self._objects(subject, RDF + "type")) and isinstance(subject, NamedNode):
            yield "targetClass", subject.value

    def shapes(self) -> tuple[Shape, ...]:
        """Return the shapes that look at nodes of a graph by themselves."""
        subjects = {
            quad.subject
            for kind in TARGETS
            for quad in self._graph.quads_for_pattern(None, NamedNode(SH + kind), None)
        }
        for quad in self._graph.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(SH + "NodeShape")):
            subjects.add(quad.subject)
        found = [self._shape(subject) for subject in sorted(subjects, key=str)]  # type: ignore[arg-type]
        return tuple(shape for shape in found if shape.targets)


@cache
def read(*folders: Folder) -> tuple[Shape, ...]:
    """Return the node shapes with targets of the folders, once per process."""
    return Reader(folders).shapes()
