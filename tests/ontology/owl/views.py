"""The ontology as a reasoner reads it: one ontology of all files, without what OWL 2 DL cannot hold."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from coprod_kg import build, resources
from coprod_kg.graph.store import engine
from coprod_kg.study import Study
from coprod_kg.vocabulary import RDF, RDFS
from coprod_kg.weave import graph

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
TYPE: Final = NamedNode(f"{RDF}type")
RANGE: Final = NamedNode(f"{RDFS}range")
STRING: Final = NamedNode(f"{XSD}string")
DATE: Final = NamedNode(f"{XSD}date")
HEADER: Final = Triple(NamedNode("https://w3id.org/coprod-kg/ontology"), TYPE, NamedNode(f"{OWL}Ontology"))

ANNOTATION: Final = NamedNode(f"{OWL}AnnotationProperty")
NOTE: Final = NamedNode(f"{OWL}Axiom")
SILENT: Final = {NamedNode(f"{RDFS}{name}") for name in ("label", "comment", "isDefinedBy", "seeAlso")}

MODULES: Final = sorted(resources.ontology().glob("*.ttl"))
SCHEMES: Final = sorted((resources.ontology() / "schemes").glob("*.ttl"))
ALIGNMENTS: Final = sorted((resources.ontology() / "align").glob("*.ttl"))


@cache
def read(path: Path) -> frozenset[Triple]:
    """Return the triples of a Turtle file, each blank node the same in every reading."""
    return frozenset(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE))


def merged(paths: Iterable[Path]) -> set[Triple]:
    """Return the triples of several files as one ontology, which has one header."""
    return _under_one_header({triple for path in paths for triple in read(path)})


def in_force(folder: Path) -> set[Triple]:
    """Return the modules and schemes as one ontology, with the words that a study adds to them."""
    added = {triple for file in Study.find(folder).extension.words for triple in file.triples}
    return _under_one_header(merged(MODULES + SCHEMES) | added)


def _under_one_header(triples: set[Triple]) -> set[Triple]:
    headers = {triple.subject for triple in triples if triple.object == HEADER.object}
    return {triple for triple in triples if triple.subject not in headers} | {HEADER}


def without_annotations(triples: set[Triple]) -> set[Triple]:
    """Return triples without labels, definitions and notes on axioms, which mean nothing to a reasoner."""
    silent = {one.subject for one in triples if one.object == ANNOTATION} | SILENT
    notes = {one.subject for one in triples if one.object == NOTE}
    return {one for one in triples if one.predicate not in silent and one.subject not in notes}


def of_study(folder: Path) -> set[Triple]:
    """Return what a study says: its graph without what stands beside it: ontology, questions, provenance."""
    store = engine(build.in_memory(folder))
    beside = tuple(graph("", name) for name in ("ontology", "questions", "provenance"))
    left_out = {quad.graph_name.value for quad in store if quad.graph_name.value.endswith(beside)}
    return {quad.triple for quad in store if quad.graph_name.value not in left_out}


def date_free(triples: Iterable[Triple]) -> set[Triple]:
    """Return triples in which days are texts: xsd:date is no datatype of OWL 2, and HermiT refuses it."""
    return {
        Triple(triple.subject, triple.predicate, _date_free(triple.object, triple.predicate))
        for triple in triples
    }


def _date_free(term: object, predicate: NamedNode) -> object:
    if isinstance(term, Literal) and term.datatype == DATE:
        return Literal(term.value)
    return STRING if (term, predicate) == (DATE, RANGE) else term
