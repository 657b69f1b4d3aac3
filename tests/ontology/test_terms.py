"""The modules and schemes: every word has its name and meaning, and every word that is used exists."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from coprod_kg import build, resources, template
from coprod_kg.graph.store import engine
from coprod_kg.vocabulary import CP, RDFS, SKOS, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Triple

    from coprod_kg.vocabulary import Concept

MODULE = "https://w3id.org/coprod-kg/ontology/"
ROOT = resources.ontology().parent
MODULES = sorted(resources.ontology().glob("*.ttl"))
SCHEMES = sorted((resources.ontology() / "schemes").glob("*.ttl"))
SHAPES = sorted((resources.ontology() / "shapes").glob("*.ttl"))
TABLES = sorted((resources.ontology() / "tables").glob("*.csvw.json"))
QUERIES = sorted(resources.queries().rglob("*.rq"))
CODE = sorted((ROOT / "coprod_kg").rglob("*.py"))
# Terms that no table makes, with a text that shows where they come from instead.
ELSEWHERE = {
    "Situation": ("ontology/power.ttl", "rdfs:subClassOf cp:Situation"),
    "TensionType": ("ontology/schemes/tension.ttl", "    a cp:TensionType ;"),
    "Pole": ("ontology/schemes/pole.ttl", "    a cp:Pole ;"),
    "hasPole": ("ontology/schemes/tension.ttl", "cp:hasPole"),
    "asksEveryPair": ("ontology/schemes/elicitation.ttl", "cp:asksEveryPair"),
    "isClosed": ("ontology/schemes/stance.ttl", "cp:isClosed"),
    "rank": ("ontology/schemes/release.ttl", "cp:rank"),
    "sha256": ("coprod_kg/graph/provenance.py", "sha256"),
    "disclosesNobody": ("ontology/claims.ttl", "cp:disclosesNobody true"),
    "remedy": ("ontology/shapes/core.ttl", "cp:remedy"),
    "hasPowerOver": ("queries/power/has-power-over.rq", "cp:hasPowerOver"),
    "givesTo": ("queries/reciprocity/gives-to.rq", "cp:givesTo"),
}


@cache
def _triples(path: Path) -> list[Triple]:
    return [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]


def _texts(iri: str, property_: str) -> list[Literal]:
    """Return the texts of a term under a property, over modules and schemes."""
    return [
        triple.object
        for path in (*MODULES, *SCHEMES)
        for triple in _triples(path)
        if triple.subject == NamedNode(iri) and triple.predicate.value == property_
    ]


TERMS = sorted(
    {
        (triple.subject.value.removeprefix(CP), path.stem)
        for path in MODULES
        for triple in _triples(path)
        if isinstance(triple.subject, NamedNode)
        and triple.subject.value.startswith(CP)
        and triple.predicate.value == f"{RDFS}isDefinedBy"
    }
)
NAMES = {name for name, _ in TERMS}


def test_the_ontology_is_looked_at() -> None:
    """A guard over nothing guards nothing."""
    found = [len(one) for one in (MODULES, SCHEMES, SHAPES, TABLES, QUERIES, CODE, TERMS)]
    assert all(count >= least for count, least in zip(found, (7, 33, 7, 21, 24, 40, 100), strict=True)), found


@pytest.mark.parametrize(("name", "module"), TERMS)
def test_a_term_is_told_in_english_and_at_home(name: str, module: str) -> None:
    """Each label and definition of ours is in one language, and each term is said to be of its file."""
    texts = [*_texts(CP + name, f"{RDFS}label"), *_texts(CP + name, f"{SKOS}definition")]
    assert [text.language for text in texts] == ["en", "en"]
    assert [one.value for one in _texts(CP + name, f"{RDFS}isDefinedBy")] == [f"{MODULE}{module}"]


def test_no_term_is_defined_in_two_modules() -> None:
    """Each word has one home."""
    assert len(NAMES) == len(TERMS)


CONCEPTS = [
    (scheme.notation, concept) for scheme in vocabulary().schemes.values() for concept in scheme.concepts
]


@pytest.mark.parametrize(
    ("scheme", "concept"), CONCEPTS, ids=[f"{name}-{one.notation}" for name, one in CONCEPTS]
)
def test_a_concept_is_told_in_english_and_found_by_its_notation(scheme: str, concept: Concept) -> None:
    """The notation that a coder writes is how the IRI ends."""
    texts = [*_texts(concept.iri, f"{SKOS}prefLabel"), *_texts(concept.iri, f"{SKOS}definition")]
    assert [text.language for text in texts] == ["en", "en"]
    namespace = CP if scheme == "actor-kind" else f"https://w3id.org/coprod-kg/scheme/{scheme}#"
    assert concept.iri == namespace + concept.notation


USED = [
    (path, name)
    for path in (*SHAPES, *QUERIES, *MODULES, *SCHEMES, *TABLES, *CODE)
    for name in sorted(
        set(
            re.findall(
                r"(?:\bcp:|\{CP\}|w3id\.org/coprod-kg/ns#|\bCP \+ [\"'])([A-Za-z]\w*)",
                path.read_text(encoding="utf-8"),
            )
        )
    )
]


def test_every_term_that_is_used_exists() -> None:
    """A misspelt term in a query finds nothing and says nothing."""
    concepts = {concept.notation for scheme, concept in CONCEPTS if scheme == "actor-kind"}
    assert len(USED) > 500
    assert [
        f"{path.relative_to(ROOT)}: cp:{name}" for path, name in USED if name not in NAMES | concepts
    ] == []


@pytest.mark.parametrize("place", ["shapes", "queries", "tables", "schemes", "coprod_kg"])
def test_terms_are_looked_for_in_every_place(place: str) -> None:
    """The scan above finds something in each."""
    assert [name for path, name in USED if place in path.relative_to(ROOT).parts]


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_term_is_made_by_a_table_or_known_to_come_from_elsewhere(name: str) -> None:
    """A word that nothing makes is not part of the language."""
    kinds = {concept.notation for scheme, concept in CONCEPTS if scheme == "actor-kind"}  # by {kind}
    in_tables = any(used == name for path, used in USED if path in TABLES) or name in kinds
    if name in ELSEWHERE:
        file, text = ELSEWHERE[name]
        assert not in_tables
        assert text in (ROOT / file).read_text(encoding="utf-8")
    else:
        assert in_tables


def test_every_class_has_an_instance_in_an_example() -> None:
    """Of its own or of a class below it; an example shows how to use each."""
    used = set()
    for name in template.names():
        rows = engine(build.in_memory(resources.examples() / name)).query(
            "SELECT DISTINCT ?kind WHERE { ?thing a ?kind }", use_default_graph_as_union=True
        )
        used |= {row["kind"].value for row in rows}
    classes = {name for name in NAMES if name[0].isupper()}
    assert len(classes) > 25
    assert {name for name in classes if not used & set(vocabulary().subclasses(CP + name))} == set()
