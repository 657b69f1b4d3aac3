"""Three engines that share no code, each of which says what breaks the shapes.

Ours compiles the shapes to SPARQL, pySHACL walks rdflib graphs, and shifty turns the
shapes into an algebra of its own in Rust.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import pyshacl
import shifty
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import BNode, Graph, Namespace
from shacl_report import Result, component, term

from coprod_kg import resources
from coprod_kg.check import reference, validation
from coprod_kg.check.constraints import SH
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from coprod_kg.check.validation import Result as Found

FOLDER = resources.ontology() / "shapes"
_SH = Namespace(SH)
_GRAPH = NamedNode("https://study.example/graph/twin")


def triples(*paths: Path) -> list[Triple]:
    """Return what some Turtle files say."""
    return [quad.triple for path in paths for quad in parse(path=str(path), format=RdfFormat.TURTLE)]


def store(data: Iterable[Triple]) -> Store:
    """Return the ontology with some data."""
    made = Store()
    made.extend(Quad(*triple, _GRAPH) for triple in (*vocabulary().triples(), *data))
    return made


@cache
def shapes_graph(folder: Path = FOLDER) -> Graph:
    """Return the shapes as other engines take them."""
    graph = Graph()
    for path in sorted(folder.glob("*.ttl")):
        graph.parse(path)
    return graph


def row(found: Found) -> Result:
    """Return what ours found as a row of a report."""
    asked = found.constraint
    return Result(
        term(str(found.focus)),
        term(asked.path.text) if asked.path else "",
        term(str(found.value)) if found.value is not None else "",
        component(asked.kind),
        {"error": "Violation", "warning": "Warning"}[asked.severity],
        term(f"<{asked.shape}>"),
        asked.message,
    )


def compiled(data: Iterable[Triple], folder: Path = FOLDER) -> list[Result]:
    """Return what our queries find."""
    return sorted(row(found) for found in validation.results(store(data), vocabulary(), folder))


def _told(report: Graph, shapes: Graph) -> Iterator[Result]:
    """Yield the results of a W3C report, without those that only detail another."""
    details = set(report.objects(None, _SH.detail))
    for one in set(report.objects(None, _SH.result)) - details:

        def said(name: str, one: Any = one) -> Any:
            return report.value(one, _SH[name])

        shape, value = said("sourceShape"), said("value")
        path = said("resultPath")
        if isinstance(path, BNode):  # shifty 0.5 copies no more of a path than its blank node
            path = shapes.value(shape, _SH.path)
        yield Result(
            term(said("focusNode").n3()),
            term(reference.path_text(shapes, path)) if path is not None else "",
            term(value.n3()) if value is not None else "",
            component(str(said("sourceConstraintComponent"))),
            str(said("resultSeverity")).removeprefix(SH),
            term(f"<{shape}>"),
            str(said("resultMessage")),
        )


@cache
def _ontology_graph() -> Graph:
    """Return the ontology in rdflib's memory, to which data are added for a moment."""
    return reference.copy(store(()))


@contextmanager
def _with(data: Iterable[Triple]) -> Iterator[Graph]:
    """Give the ontology with some data, and take the data away again."""
    graph = _ontology_graph()
    added = [triple for one in data if (triple := reference.theirs(one)) not in graph]
    for triple in added:
        graph.add(triple)
    try:
        yield graph
    finally:
        for triple in added:
            graph.remove(triple)


def by_pyshacl(data: Iterable[Triple], folder: Path = FOLDER) -> list[Result]:
    """Return what pySHACL finds."""
    shapes = shapes_graph(folder)
    with _with(data) as graph:
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True, advanced=False)
    return sorted(_told(report, shapes))


def by_shifty(data: Iterable[Triple], folder: Path = FOLDER) -> list[Result]:
    """Return what shifty finds."""
    texts = b"".join(path.read_bytes() for path in sorted(folder.glob("*.ttl")))
    with _with(data) as graph:
        _, report, _ = shifty.validate(graph, texts, graph_mode="data", infer=False)
    return sorted(_told(report, shapes_graph(folder)))


ENGINES: dict[str, Callable[[Iterable[Triple]], list[Result]]] = {
    "compiled": compiled,
    "pyshacl": by_pyshacl,
    "shifty": by_shifty,
}
