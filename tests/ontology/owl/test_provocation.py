"""Every axiom that forbids something is broken by some data, and is what forbids them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ontology.owl import views
from ontology.owl.axioms import Axioms, Forbidding
from ontology.owl.cases import declarations
from ontology.owl.words import APART, CLASS, unknown_words
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from ontology.owl.reasoning import Reasoning

STORIES = Path(__file__).parent / "provocations"
ONTOLOGY = Axioms(views.merged(views.MODULES))
FORBIDDING = list(ONTOLOGY.forbidding())
TOLD = {path.stem: path for path in sorted(STORIES.glob("*.ttl"))}
GENERAL = [axiom for axiom in FORBIDDING if axiom.breach]


def untold(axioms: list[Forbidding]) -> list[str]:
    """Return the axioms of which neither a story nor their form says how data break them."""
    return [axiom.name for axiom in axioms if not axiom.breach and axiom.name not in TOLD]


def _broken_only_by(axiom: Forbidding, data: set[Triple], reasoning: Reasoning) -> bool:
    """Whether data contradict the ontology, and agree with it as soon as one axiom is taken away."""
    with_it, without_it = ONTOLOGY.triples | data, ONTOLOGY.without(axiom) | data
    return not reasoning.is_consistent(with_it) and reasoning.is_consistent(without_it)


@pytest.mark.java
@pytest.mark.parametrize("axiom", GENERAL, ids=lambda axiom: axiom.name)
def test_the_least_data_that_break_an_axiom_are_refused(axiom: Forbidding, reasoning: Reasoning) -> None:
    """And by that axiom alone: no axiom is there twice, or without effect."""
    assert _broken_only_by(axiom, axiom.breach, reasoning)


@pytest.mark.java
@pytest.mark.parametrize("name", TOLD)
def test_a_mistake_in_coding_is_refused(name: str, reasoning: Reasoning) -> None:
    """Each story is a mistake that somebody may make, and has one axiom to thank for being found."""
    (axiom,) = (one for one in FORBIDDING if one.name == name)
    assert _broken_only_by(axiom, set(views.read(TOLD[name])), reasoning)


@pytest.mark.java
def test_the_pairs_spelled_out_say_what_the_lists_say(reasoning: Reasoning) -> None:
    """An axiom can be taken from a long list only where the list is spelled out in pairs."""
    lists, pairs = ONTOLOGY.triples, ONTOLOGY.spelled_out(ONTOLOGY.pairs_apart)
    declared = declarations(lists)
    from_pairs = reasoning.follows(pairs, declared | (lists - pairs))
    from_lists = reasoning.follows(lists, declared | (pairs - lists))
    assert set(from_pairs.values()) == set(from_lists.values()) == {True}
    assert len(from_pairs) == 4
    assert len(from_lists) == len(ONTOLOGY.pairs_apart)


@pytest.mark.java
def test_any_two_classes_are_apart_unless_one_is_below_the_other(reasoning: Reasoning) -> None:
    """Only a coder may be an actor of any kind; a new class must be told apart from the others."""
    declared = declarations(ONTOLOGY.triples)
    kinds = {one.subject.value for one in declared if one.object == CLASS}
    classes = sorted(iri for iri in kinds if iri.startswith(CP))
    below = {iri: set(vocabulary().subclasses(iri)) for iri in classes}
    pairs = [(a, b) for a, b in combinations(classes, 2) if a not in below[b] and b not in below[a]]
    stated = {Triple(NamedNode(one), APART, NamedNode(other)) for one, other in pairs}
    found = reasoning.follows(set(ONTOLOGY.triples), declared | stated)
    overlapping = {axiom for axiom, true in found.items() if not true}
    kinds_of_actor = vocabulary().subclasses(f"{CP}Actor")
    assert all(f"{CP}Coder>" in axiom for axiom in overlapping)
    assert len(overlapping) == len(kinds_of_actor) == 6
    assert len(found) == len(pairs) > 400


def test_every_axiom_that_forbids_has_its_provocation() -> None:
    """A new one without data that break it stops the tests."""
    assert untold(FORBIDDING) == []
    assert set(TOLD) <= {axiom.name for axiom in FORBIDDING}


def test_no_two_classes_are_said_to_be_apart_twice() -> None:
    """Else neither statement could be taken away, and a change would have to be made in both."""
    assert len(set(ONTOLOGY.pairs_apart)) == len(ONTOLOGY.pairs_apart)


def test_every_word_of_owl_in_use_is_understood() -> None:
    """A new kind of axiom must be given its provocation before it is used."""
    assert unknown_words(views.merged(views.MODULES + views.SCHEMES + views.ALIGNMENTS)) == set()


def test_provocations_are_made_for_every_kind_of_axiom() -> None:
    """There are many pairs, and some of everything else."""
    kinds = [axiom.name.split("-")[0] for axiom in FORBIDDING]
    found = [kinds.count(kind) for kind in ("apart", "asymmetric", "functional", "range")]
    assert all(count >= least for count, least in zip(found, (160, 2, 2, 25), strict=True)), found
    assert len(TOLD) >= 15


ADDED = """
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def _added(text: str) -> set[Triple]:
    return {quad.triple for quad in parse(ADDED + text, format=RdfFormat.TURTLE)}


def test_a_new_axiom_without_a_story_is_noticed() -> None:
    """Only where its form does not say how it is broken."""
    new = "cp:partOf a owl:AsymmetricProperty . cp:Coder owl:disjointWith [ owl:unionOf ( cp:Actor ) ] ."
    axioms = list(Axioms(ONTOLOGY.triples | _added(new)).forbidding())
    assert untold(axioms) == ["asymmetric-partOf"]
    assert "apart-Actor-Coder" in {axiom.name for axiom in axioms}


def test_a_new_kind_of_axiom_is_noticed() -> None:
    """It says nothing here until it is said how data break it."""
    new = _added("cp:partOf a owl:IrreflexiveProperty ; owl:propertyDisjointWith cp:hosts .")
    assert unknown_words(new) == {f"{views.OWL}IrreflexiveProperty"}


@pytest.mark.java
def test_an_axiom_said_twice_is_noticed(reasoning: Reasoning) -> None:
    """The data that break it are refused without it, too."""
    twice = """
        cp:Agreement a owl:Class ; owl:disjointWith cp:Actor .
        cp:Partnership rdfs:subClassOf cp:Agreement .
    """
    again = Axioms(ONTOLOGY.triples | _added(twice))
    (axiom,) = (one for one in again.forbidding() if one.name == "apart-Actor-Partnership")
    assert not reasoning.is_consistent(again.triples | axiom.breach)
    assert not reasoning.is_consistent(again.without(axiom) | axiom.breach)
