"""The words of OWL, RDFS and SKOS that the ontology may use, and what of them forbids anything.

A new one stops the tests until it is said here how data can break it, or that they cannot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ontology.owl.views import OWL, STRING, XSD
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from coprod_kg.vocabulary import RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

Term = NamedNode | BlankNode | Literal

MEMBERS: Final = NamedNode(f"{OWL}members")
UNION: Final = NamedNode(f"{OWL}unionOf")
APART: Final = NamedNode(f"{OWL}disjointWith")
PROPERTIES_APART: Final = NamedNode(f"{OWL}propertyDisjointWith")
ALL_APART: Final = NamedNode(f"{OWL}AllDisjointClasses")
ASYMMETRIC: Final = NamedNode(f"{OWL}AsymmetricProperty")
FUNCTIONAL: Final = NamedNode(f"{OWL}FunctionalProperty")
CLASS: Final = NamedNode(f"{OWL}Class")
DATATYPE_PROPERTY: Final = NamedNode(f"{OWL}DatatypeProperty")
PROPERTIES: Final = {NamedNode(f"{OWL}ObjectProperty"), DATATYPE_PROPERTY}
ANNOTATED: Final = [NamedNode(f"{OWL}annotated{part}") for part in ("Source", "Property", "Target")]
MATCH: Final = re.compile(r"http://www\.w3\.org/2004/02/skos/core#(\w+)Match")
FIRST, REST = NamedNode(f"{RDF}first"), NamedNode(f"{RDF}rest")
ANY: Final = NamedNode(f"{RDFS}Literal")  # the range that says nothing
DOMAIN: Final = NamedNode(f"{RDFS}domain")
SUBCLASS, SUBPROPERTY = NamedNode(f"{RDFS}subClassOf"), NamedNode(f"{RDFS}subPropertyOf")
SAME_CLASS, SAME_PROPERTY = NamedNode(f"{OWL}equivalentClass"), NamedNode(f"{OWL}equivalentProperty")
OF_THINGS: Final = {
    SUBCLASS,
    SUBPROPERTY,
    SAME_CLASS,
    SAME_PROPERTY,
    DOMAIN,
}  # with the ranges that are classes
WORDS, NUMBER = Literal("words"), Literal(7)
VALUES: Final = {  # a value of each range in use
    ANY: WORDS,
    STRING: WORDS,
    NamedNode(f"{XSD}integer"): NUMBER,
    NamedNode(f"{XSD}boolean"): Literal(True),  # noqa: FBT003
}
FORBIDDING: Final = {APART, PROPERTIES_APART, ALL_APART, ASYMMETRIC, FUNCTIONAL, MEMBERS}
NEUTRAL: Final = {
    f"{OWL}{name}"
    for name in (
        *("Ontology", "versionIRI", "versionInfo", "deprecated"),
        *("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual"),
        *("unionOf", "equivalentClass", "equivalentProperty"),
        *("Axiom", "annotatedSource", "annotatedProperty", "annotatedTarget"),
    )
}


def local(term: Term) -> str:
    """Return the part of an IRI after its last # or /."""
    return term.value.replace("#", "/").rsplit("/", 1)[-1]


def words_of_owl(triples: Iterable[Triple]) -> set[str]:
    """Return the words of OWL that are used."""
    terms = {term for triple in triples for term in (triple.predicate, triple.object)}
    return {term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(OWL)}


def unknown_words(triples: Iterable[Triple]) -> set[str]:
    """Return the words of OWL of which it is not said here what they forbid."""
    return words_of_owl(triples) - NEUTRAL - {word.value for word in FORBIDDING}


def mappings(triples: Iterable[Triple]) -> list[Triple]:
    """Return what is matched with what, by any of the mapping properties of SKOS."""
    return sorted((triple for triple in triples if MATCH.fullmatch(triple.predicate.value)), key=str)
