"""JSON-LD 1.1 with a context made from the ontology: terms are the local names of its properties."""

from __future__ import annotations

import json
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode

from coprod_kg.addresses import local_name, namespace
from coprod_kg.export.rdf import in_order, prefixes
from coprod_kg.vocabulary import CP, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from coprod_kg.graph.release import View
    from coprod_kg.study import Study

_OWL: Final = "http://www.w3.org/2002/07/owl#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_STUDY: Final = "study"  # the prefix of a study's own addresses
_STRING: Final = f"{_XSD}string"
_RANGES: Final = (f"{RDFS}range", "http://purl.org/dc/dcam/rangeIncludes")  # OWL 2 has no range of dates
_KINDS: Final = {f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty", f"{_OWL}AnnotationProperty"}


def context(study: Study) -> dict[str, Any]:
    """Return the JSON-LD context of a study: the prefixes, and a term for each property.

    Addresses are shortened by prefixes alone: one relative to a base would lose the dots of
    an id such as `..`, and a base may end in `#`.
    """
    kinds: dict[str, set[str]] = {}
    ranges: dict[str, str] = {}
    for triple in study.vocabulary.triples():
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            if triple.predicate.value == f"{RDF}type" and value.value in _KINDS:
                kinds.setdefault(subject.value, set()).add(value.value)
            elif triple.predicate.value in _RANGES and value.value.startswith(_XSD):
                ranges[subject.value] = value.value
    terms: dict[str, Any] = {}
    known = _prefixes(study)
    for iri, prefix, name in _own(kinds, study):
        if name in terms or name in known:
            continue  # it keeps its prefix
        terms[name] = {"@id": f"{prefix}:{name}"}
        if f"{_OWL}ObjectProperty" in kinds[iri]:
            terms[name]["@type"] = "@id"
        elif ranges.get(iri, _STRING) != _STRING:
            terms[name]["@type"] = ranges[iri].replace(_XSD, "xsd:")
    return {"@version": 1.1, **known, _STUDY: study.base, **terms}


def _prefixes(study: Study) -> dict[str, str]:
    """Return the prefixes of what is written, as far as they are not kept for a study's addresses."""
    return {name: iri for name, iri in prefixes(study).items() if name != _STUDY}


def _own(iris: Iterable[str], study: Study) -> list[tuple[str, str, str]]:
    """Return the terms of the program, then those of the study, each with its prefix and local name."""
    known = _prefixes(study)
    namespaces = {"cp": CP, **study.vocabulary.namespaces()}
    return [
        (iri, prefix, iri.removeprefix(namespace))
        for prefix, namespace in namespaces.items()
        if known.get(prefix) == namespace  # it stands for that here too
        for iri in sorted(iris)
        if iri.startswith(namespace)
    ]


def write(study: Study, view: View, out: IO[bytes]) -> None:
    """Write a view as JSON-LD, one node a line under its graph."""
    compact = _Compact(study)
    out.write(b'{\n"@context": ' + _dumps(compact.context) + b',\n"@graph": [')
    for graph_number, (graph, quads) in enumerate(groupby(in_order(view), key=lambda quad: quad.graph_name)):
        name = compact.iri(graph.value if isinstance(graph, NamedNode) else "")
        out.write((b",\n" if graph_number else b"\n") + b'{"@id": ' + _dumps(name) + b', "@graph": [')
        for number, (_, described) in enumerate(groupby(quads, key=lambda quad: quad.subject)):
            out.write((b",\n" if number else b"\n") + _dumps(compact.node(described)))
        out.write(b"\n]}")
    out.write(b"\n]\n}\n")


def _dumps(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


class _Compact:
    """Shortens IRIs and values by a context."""

    def __init__(self, study: Study) -> None:
        self.context = context(study)
        self._base = study.base
        self._prefixes = {iri: name for name, iri in _prefixes(study).items()}
        self._terms = {
            self._whole(term["@id"]): name for name, term in self.context.items() if isinstance(term, dict)
        }

    def iri(self, iri: str) -> str:
        """Return an IRI with a prefix, or whole."""
        if iri.startswith(self._base) and iri != self._base:
            return f"{_STUDY}:{iri.removeprefix(self._base)}"
        name, local = self._prefixes.get(namespace(iri)), local_name(iri)
        return f"{name}:{local}" if name and local else iri

    def _whole(self, curie: str) -> str:
        prefix, _, name = curie.partition(":")
        return f"{self.context[prefix]}{name}"

    def _term(self, predicate: str) -> str:
        return self._terms.get(predicate) or self.iri(predicate)

    def node(self, quads: Iterable[Quad]) -> dict[str, Any]:
        """Return the node object of quads that share a subject."""
        node: dict[str, Any] = {}
        for quad in quads:
            if not isinstance(quad.subject, NamedNode):
                continue
            node.setdefault("@id", self.iri(quad.subject.value))
            if quad.predicate.value == f"{RDF}type" and isinstance(quad.object, NamedNode):
                node.setdefault("@type", []).append(self.iri(quad.object.value))
            else:
                term = self._term(quad.predicate.value)
                node.setdefault(term, []).append(self._value(term, quad.object))
        return {
            key: value[0] if isinstance(value, list) and len(value) == 1 else value
            for key, value in node.items()
        }

    def _value(self, term: str, value: object) -> Any:
        coerced = (
            self.context.get(term, {}).get("@type") if isinstance(self.context.get(term), dict) else None
        )
        if isinstance(value, NamedNode):
            return self.iri(value.value) if coerced == "@id" else {"@id": self.iri(value.value)}
        if not isinstance(value, Literal):
            raise TypeError(value)
        if value.language:
            return {"@value": value.value, "@language": value.language}
        datatype = value.datatype.value.replace(_XSD, "xsd:")
        if datatype == coerced or (datatype == "xsd:string" and coerced is None):
            return value.value
        return {"@value": value.value, "@type": datatype}
