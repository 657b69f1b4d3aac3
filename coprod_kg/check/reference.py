"""Shapes that are not compiled: pySHACL on a copy of the graph.

pySHACL and rdflib's memory store are imported only when such a shape is met.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from coprod_kg import resources
from coprod_kg.check.constraints import SH, Constraint, Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path as Folder

    from pyoxigraph import Store
    from rdflib import Graph

    from coprod_kg.check.constraints import Node, Shape
    from coprod_kg.errors import Severity


def _ours(term: Any) -> Node:
    """Return a term of rdflib as one of the engine."""
    from rdflib import BNode, URIRef  # noqa: PLC0415  # only where a shape needs it

    if isinstance(term, URIRef):
        return NamedNode(str(term))
    if isinstance(term, BNode):
        return BlankNode(str(term))
    if term.language:
        return Literal(str(term), language=term.language)
    return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)


def theirs(triple: Any) -> Any:
    """Return a triple of the engine as one of rdflib, its literals as they are written."""
    from rdflib import BNode, URIRef  # noqa: PLC0415
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415

    def term(node: Any) -> Any:
        if isinstance(node, NamedNode):
            return URIRef(node.value)
        if isinstance(node, BlankNode):
            return BNode(node.value)
        if node.language:
            return RdfLiteral(node.value, lang=node.language)
        return RdfLiteral(node.value, datatype=URIRef(node.datatype.value), normalize=False)

    return term(triple.subject), term(triple.predicate), term(triple.object)


def copy(store: Store) -> Graph:
    """Return all triples of a graph, whichever named graph they stand in, in rdflib's memory."""
    from rdflib import Graph  # noqa: PLC0415

    graph = Graph()
    for quad in store.quads_for_pattern(None, None, None):
        graph.add(theirs(quad))
    return graph


def _read(paths: Iterable[Traversable]) -> Graph:
    """Return the triples of Turtle files as the engine reads them, so that none is read in two ways."""
    from rdflib import Graph  # noqa: PLC0415

    graph = Graph()
    for path in paths:
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            graph.add(theirs(quad.triple))
    return graph


def path_text(shapes: Graph, path: Any) -> str:
    """Return a SHACL path as SPARQL writes it."""
    from rdflib import Namespace, URIRef  # noqa: PLC0415

    sh = Namespace(SH)
    if isinstance(path, URIRef):
        return f"<{path}>"
    marks = {sh.zeroOrMorePath: "*", sh.oneOrMorePath: "+", sh.zeroOrOnePath: "?"}
    for key, value in shapes.predicate_objects(path):
        if key == sh.inversePath:
            below = path_text(shapes, value)
            return f"^{below}" if isinstance(value, URIRef) else f"^({below})"
        if key == sh.alternativePath:
            return "(" + "|".join(path_text(shapes, step) for step in shapes.items(value)) + ")"
        if (mark := marks.get(URIRef(str(key)))) is not None:
            return f"({path_text(shapes, value)}){mark}"
    return "/".join(path_text(shapes, step) for step in shapes.items(path))


def validate(data: Graph, shapes: Graph) -> Iterator[tuple[Node, Node | None, Constraint]]:
    """Yield focus node, value and constraint of each result of pySHACL.

    A result that only details another is left out.
    """
    import pyshacl  # noqa: PLC0415
    from rdflib import Graph, Namespace  # noqa: PLC0415

    sh, cp = Namespace(SH), Namespace("https://w3id.org/coprod-kg/ns#")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True, advanced=False)
    if not isinstance(report, Graph):
        raise TypeError("pySHACL gave no report")
    detail = set(report.objects(None, sh.detail))
    for result in set(report.objects(None, sh.result)) - detail:
        shape, path = report.value(result, sh.sourceShape), report.value(result, sh.resultPath)
        owner = shapes.value(None, sh.property, shape)
        value = report.value(result, sh.value)
        severity: Severity = "error" if report.value(result, sh.resultSeverity) == sh.Violation else "warning"
        component = str(report.value(result, sh.sourceConstraintComponent))
        kind = component.removeprefix(SH).removesuffix("ConstraintComponent")
        message = shapes.value(shape, sh.message) or shapes.value(owner, sh.message)
        constraint = Constraint(
            shape=str(shape),
            kind=kind[0].lower() + kind[1:],
            parameter=(),
            path=None if path is None else Path(path_text(shapes, path), _first(shapes, path)),
            severity=severity,
            message=str(message or report.value(result, sh.resultMessage) or ""),
            remedy=str(shapes.value(shape, cp.remedy) or shapes.value(owner, cp.remedy) or ""),
        )
        focus = _ours(report.value(result, sh.focusNode))
        yield focus, None if value is None else _ours(value), constraint


@cache
def _asset(name: str) -> Graph:
    """Return a file that pySHACL carries, read once per process; nothing may be changed in it."""
    from importlib.resources import files  # noqa: PLC0415

    return _read([files("pyshacl") / "assets" / name])


def malformed(path: Folder) -> Iterator[tuple[str | None, str]]:
    """Yield shape and fault for each place where a file of shapes is no SHACL (SHACL 1.0, appendix C)."""
    from rdflib import URIRef  # noqa: PLC0415

    rules, words = _asset("shacl-shacl.ttl"), _asset("shacl.ttl")
    shapes = _read([path])
    known = set(words.subjects())
    for subject, *said in sorted(shapes):
        for word in said:
            if isinstance(word, URIRef) and str(word).startswith(SH) and word not in known:
                yield _called(subject), f"there is no word sh:{str(word).removeprefix(SH)} in SHACL."
    for focus, value, constraint in validate(shapes, rules):
        at = constraint.path.text.removeprefix(f"<{SH}").removesuffix(">") if constraint.path else "shape"
        named = value is not None and value != focus and not isinstance(value, BlankNode)
        found = f" (found: {value})" if named else ""
        yield _called(focus), f"its {at} is not as SHACL has it: {constraint.message.rstrip('.')}{found}."


def _called(node: Any) -> str | None:
    """Return the IRI of a shape, or None for one without."""
    text = str(node).strip("<>")
    return text if ":" in text and not text.startswith("_:") else None


def _first(shapes: Graph, path: Any) -> str:
    """Return the first predicate of a path."""
    from rdflib import RDF, URIRef  # noqa: PLC0415

    while not isinstance(path, URIRef):
        steps = [value for key, value in shapes.predicate_objects(path) if key != RDF.rest]
        path = next((step for step in steps if isinstance(step, URIRef)), steps[0])
    return str(path)


def results(
    store: Store, rest: Iterable[Shape], folders: Iterable[Folder]
) -> Iterator[tuple[Node, Node | None, Constraint]]:
    """Yield what breaks the shapes that are not compiled, and only those."""
    from rdflib import Namespace  # noqa: PLC0415

    sh = Namespace(SH)
    shapes = _read(path for folder in folders for path in resources.files(folder, "*.ttl"))
    kept = {shape.iri for shape in rest}
    for kind in (sh.targetClass, sh.targetNode, sh.targetObjectsOf, sh.targetSubjectsOf):
        for subject in set(shapes.subjects(kind, None)):
            if str(subject) not in kept:
                shapes.remove((subject, kind, None))
    yield from validate(copy(store), shapes)
