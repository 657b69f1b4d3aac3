"""Whether the shapes hold that a study adds to the ontology: that they are SHACL, and look at something."""

from __future__ import annotations

import re
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, parse

from coprod_kg.addresses import local_name, namespace
from coprod_kg.check import reference, shapes, validation
from coprod_kg.check.constraints import SH
from coprod_kg.errors import Fault, meant, nearest
from coprod_kg.extension.places import line
from coprod_kg.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coprod_kg.extension import Extension
    from coprod_kg.vocabulary import Vocabulary

_STEPS: Final = ("alternative", "inverse", "oneOrMore", "zeroOrMore", "zeroOrOne")
_INNER: Final = ("and", "node", "not", "or", "property", "qualifiedValueShape", "xone")
_LINKS: Final = frozenset(
    {f"{RDF}first", f"{RDF}rest", *(f"{SH}{name}Path" for name in _STEPS), *(SH + name for name in _INNER)}
)
_QUERIES: Final = frozenset(SH + name for name in ("expression", "js", "rule", "sparql", "target", "values"))
_WHOLE: Final = "its shape "  # what a fault of a shape as a whole begins with
_COMPARE: Final = "Compare it with a file of ontology/shapes."
DEFINE: Final = "Define it in a Turtle file of the extension."


def faults(extension: Extension) -> Iterator[Fault]:
    """Yield where a shape of the study looks at nothing, tells nothing, or speaks of what is not there."""
    known = extension.vocabulary.homes()
    for name, path in extension.shapes.items():
        triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
        told = list(_malformed(path, triples))
        for subject, what, remedy in told:
            yield Fault(name, line(path, subject) if subject else None, None, what, remedy)
        if told:  # nobody knows what such shapes ask
            continue
        for iri in sorted(_unknown(triples, known)):
            yield Fault(
                name, _seen(path, iri), None, f"there is no <{iri}>.", meant(nearest(iri, known), DEFINE)
            )
        for pattern in sorted({t.object.value for t in triples if t.predicate == NamedNode(f"{SH}pattern")}):
            if not _is_expression(pattern):
                what = f"'{pattern}' is no regular expression that can be looked for."
                yield Fault(name, None, None, what, "Correct the sh:pattern; it cannot look ahead or back.")
        for shape in shapes.read(path):
            for constraint in shape.constraints:
                if not constraint.message or not constraint.remedy:
                    what = f"{constraint.shape} does not say what is wrong and what to do."
                    remedy = "Give the shape an sh:message and a cp:remedy."
                    yield Fault(name, line(path, constraint.shape.strip("<>")), None, what, remedy)
        yield from _of_targets(name, path, triples)
        if (why := _refusal(path, triples, extension.vocabulary)) is not None:
            yield Fault(name, None, None, f"its shapes cannot be put to a graph ({why}).", _COMPARE)


def _malformed(path: Path, triples: list[Triple]) -> Iterator[tuple[str | None, str, str]]:
    """Yield subject, fault and remedy where a file of shapes is no SHACL that can be read."""
    order = TopologicalSorter[object]()
    for triple in triples:
        if triple.predicate.value in _LINKS:
            order.add(triple.subject, triple.object)
    try:
        order.prepare()
    except CycleError:
        yield None, "a list, path or shape in it leads back to itself.", "Let it end somewhere."
        return
    for word in sorted({t.predicate.value for t in triples} & _QUERIES):
        what = f"sh:{word.removeprefix(SH)} is no part of SHACL Core, which is what is read here."
        yield None, what, "Write what takes a query as a rule, in a folder check/ of the extension."
    told = list(reference.malformed(path))
    named = {subject for subject, what in told if not what.startswith(_WHOLE)}
    for subject, what in told:
        if subject not in named or not what.startswith(_WHOLE):  # which follows from the others
            yield subject, what, _COMPARE


def _is_expression(pattern: str) -> bool:
    """Whether the engine, which looks for it, can read a regular expression."""
    answer = Store().query(f'SELECT (REGEX("", {Literal(pattern)}) AS ?found) WHERE {{}}')
    return isinstance(answer, QuerySolutions) and all(row["found"] is not None for row in answer)


def _refusal(path: Path, triples: list[Triple], words: Vocabulary) -> str | None:
    """Return why the shapes of a file cannot be put to a graph with something of all they look at."""
    store, some = Store(), BlankNode()
    for triple in triples:
        kind = triple.predicate.value.removeprefix(SH)
        if not isinstance(triple.object, NamedNode):
            continue
        if kind == "targetClass":
            store.add(Quad(some, NamedNode(f"{RDF}type"), triple.object))
        elif kind in ("path", "targetObjectsOf", "targetSubjectsOf"):
            store.add(Quad(some, triple.object, some))
    try:
        list(validation.results(store, words, path))
    except Exception as error:  # noqa: BLE001  # validators raise what they like
        return str(error).strip().partition("\n")[0] or type(error).__name__
    return None


def _of_targets(name: str, path: Path, triples: list[Triple]) -> Iterator[Fault]:
    """Yield a fault for each node shape that nothing leads to."""
    asked = {triple.subject for triple in triples if triple.predicate.value.startswith(f"{SH}target")}
    named = {triple.object for triple in triples if triple.predicate.value.startswith(SH)}
    for triple in triples:
        if triple.object == NamedNode(f"{SH}NodeShape") and triple.subject not in asked | named:
            what = f"the shape {triple.subject} looks at nothing."
            row = line(path, str(triple.subject).strip("<>"))
            yield Fault(name, row, None, what, "Give it an sh:targetClass, or another target.")


def _unknown(triples: list[Triple], known: dict[str, str]) -> set[str]:
    """Return what shapes speak of in a namespace of the ontology or of the study and nobody defines."""
    spaces = {namespace(iri) for iri in known}
    own = {triple.subject for triple in triples}
    used = {node for triple in triples for node in (triple.predicate, triple.object)} - own
    return {
        node.value
        for node in used
        if isinstance(node, NamedNode) and namespace(node.value) in spaces and node.value not in known
    }


def _seen(path: Path, iri: str) -> int | None:
    """Return the first line of a file that names an IRI by its last part."""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.search(rf"[:#/]{re.escape(local_name(iri))}(?![\w-])", text):
            return number
    return None
