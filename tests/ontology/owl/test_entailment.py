"""What follows from the ontology is what it is meant to say, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ontology.owl import cases, views
from ontology.owl.axioms import Axioms, Saying
from ontology.owl.words import local, mappings
from pyoxigraph import NamedNode, RdfFormat, parse

if TYPE_CHECKING:
    from ontology.owl.cases import Case
    from ontology.owl.reasoning import Reasoning
    from pyoxigraph import Triple

HERE = Path(__file__).parent
ENTAILED = [cases.read(path) for path in sorted((HERE / "entailed").glob("*.ttl"))]
NOT_ENTAILED = [cases.read(path) for path in sorted((HERE / "not-entailed").glob("*.ttl"))]
SAYABLE = [cases.read(path) for path in sorted((HERE / "sayable").glob("*.ttl"))]
ONTOLOGY = Axioms(views.merged(views.MODULES + views.ALIGNMENTS))
DECLARED = cases.declarations(ONTOLOGY.triples)
SAYING = ONTOLOGY.saying()
MAPPINGS = mappings(views.merged(views.ALIGNMENTS))


def follows(case: Case, added: set[Triple], ontology: set[Triple], reasoning: Reasoning) -> dict[str, bool]:
    """Return for each axiom of the conclusion whether it follows from the premise, by an ontology."""
    premise = case.part(cases.PREMISE)
    declared = cases.declarations(ontology | premise)
    return reasoning.follows(ontology | premise | added, declared | case.part(cases.CONCLUSION))


@pytest.mark.java
@pytest.mark.parametrize("case", ENTAILED, ids=lambda case: case.name)
def test_what_is_meant_follows(case: Case, reasoning: Reasoning) -> None:
    """By the ontology; without it, nothing of the conclusion does."""
    by_ontology = follows(case, set(), set(ONTOLOGY.triples), reasoning)
    by_nothing = follows(case, set(), DECLARED, reasoning)
    assert by_ontology
    assert {axiom for axiom, true in by_ontology.items() if not true} == set()
    assert {axiom for axiom, true in by_nothing.items() if true} == set()


@pytest.mark.java
@pytest.mark.parametrize("case", NOT_ENTAILED, ids=lambda case: case.name)
def test_what_is_not_meant_does_not_follow(case: Case, reasoning: Reasoning) -> None:
    """It would if the ontology said one thing more, so the case can fail."""
    by_ontology = follows(case, set(), set(ONTOLOGY.triples), reasoning)
    otherwise = case.part(cases.OTHERWISE)
    assert by_ontology
    assert {axiom for axiom, true in by_ontology.items() if true} == set()
    assert set(follows(case, otherwise, set(ONTOLOGY.triples), reasoning).values()) == {True}
    assert reasoning.is_consistent(ONTOLOGY.triples | case.part(cases.PREMISE) | otherwise)


@pytest.mark.java
@pytest.mark.parametrize("case", SAYABLE, ids=lambda case: case.name)
def test_what_people_say_can_be_said(case: Case, reasoning: Reasoning) -> None:
    """Data are no contradiction; they would be under an axiom that the ontology must not have."""
    said = ONTOLOGY.triples | case.part(cases.PREMISE)
    assert reasoning.is_consistent(said)
    assert not reasoning.is_consistent(said | case.part(cases.REFUSED))


@pytest.mark.java
@pytest.mark.parametrize("axiom", SAYING, ids=lambda axiom: axiom.name)
def test_each_axiom_is_what_its_consequence_follows_from(axiom: Saying, reasoning: Reasoning) -> None:
    """And without it does not: no axiom is without effect, and none is said twice."""
    conclusion = DECLARED | axiom.conclusion | ONTOLOGY.below(axiom.triple.object)
    with_it = reasoning.follows(ONTOLOGY.triples | axiom.premise, conclusion)
    without_it = reasoning.follows(ONTOLOGY.without(axiom) | axiom.premise, conclusion)
    assert (list(with_it.values()), list(without_it.values())) == ([True], [False])


@pytest.mark.java
@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda one: f"{local(one.subject)}-{local(one.object)}")
def test_a_match_makes_neither_term_a_kind_of_the_other(mapping: Triple, reasoning: Reasoning) -> None:
    """Close, broad, related: each is for a reader to weigh, and nothing for a reasoner to act on."""
    follows_either_way = reasoning.follows(
        set(ONTOLOGY.triples), DECLARED | ONTOLOGY.kinds_of_each_other(mapping)
    )
    assert list(follows_either_way.values()) == [False, False]


def test_entailment_looks_at_something() -> None:
    """A folder that is empty passes every test."""
    counts = [len(one) for one in (ENTAILED, NOT_ENTAILED, SAYABLE, SAYING, MAPPINGS)]
    assert all(count >= least for count, least in zip(counts, (20, 25, 8, 170, 40), strict=True)), counts


WRONG = """
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.mark.java
@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("power-is-not-passed-on", "cp:hasPowerOver a owl:TransitiveProperty ."),
        ("what-is-enacted-need-be-no-practice", "cp:practice rdfs:domain cp:Practice ."),
        ("a-coder-need-be-no-actor", "cp:Coder rdfs:subClassOf cp:Person ."),
    ],
)
def test_an_axiom_that_says_too_much_is_noticed(name: str, wrong: str, reasoning: Reasoning) -> None:
    """Also one that is not the axiom that the case itself names."""
    (case,) = (one for one in NOT_ENTAILED if one.name == name)
    added = {quad.triple for quad in parse(WRONG + wrong, format=RdfFormat.TURTLE)}
    assert True in follows(case, added, set(ONTOLOGY.triples), reasoning).values()


@pytest.mark.java
def test_an_axiom_that_is_taken_away_is_noticed(reasoning: Reasoning) -> None:
    """By a case written by hand, too."""
    (case,) = (one for one in ENTAILED if one.name == "a-person-is-an-actor")
    agent = NamedNode("http://www.w3.org/ns/prov#Agent")
    (axiom,) = (one for one in SAYING if (one.name, one.triple.object) == ("Actor-subClassOf-Agent", agent))
    assert False in follows(case, set(), ONTOLOGY.without(axiom), reasoning).values()
