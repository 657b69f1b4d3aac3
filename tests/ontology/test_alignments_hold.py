"""The alignments together with what their targets say of themselves: no term of ours becomes impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import foreign
import pytest
from ontology.owl import views
from ontology.owl.reasoning import Reasoning
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from coprod_kg import resources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.java, pytest.mark.slow]

ONTOLOGY = resources.ontology()
TARGETS = ("oa", "org", "prov")  # those of which a package has the axioms
OWL, RDFS = foreign.OWL, "http://www.w3.org/2000/01/rdf-schema#"
TYPE = NamedNode(f"{foreign.RDF}type")
OF_CLASSES = {f"{RDFS}subClassOf", f"{OWL}disjointWith"}
OF_LINKS = {f"{RDFS}subPropertyOf", f"{OWL}inverseOf"}
ENDS = {f"{RDFS}domain", f"{RDFS}range"}
LANGUAGES = (OWL, RDFS, foreign.RDF, views.XSD)


def _axioms(path: Path) -> set[Triple]:
    """Return what a target says of its named classes and the links between them, each one declared."""
    triples = {quad.triple for quad in parse(path=str(path), format=RdfFormat.N_QUADS)}
    typed = {(triple.subject, triple.object.value) for triple in triples if triple.predicate == TYPE}
    ours = {
        NamedNode(iri) for iri, kinds in foreign.declared(ONTOLOGY).items() if kinds == {"object property"}
    }
    links = {node for node, kind in typed if kind == f"{OWL}ObjectProperty"} | ours
    links -= {node for node, kind in typed if kind == f"{OWL}AnnotationProperty"}
    found = set()
    for triple in triples:
        how, about = triple.predicate.value, triple.object
        if not isinstance(triple.subject, NamedNode) or not isinstance(about, NamedNode):
            continue
        if about.value.startswith(LANGUAGES):
            continue
        if how in OF_CLASSES or (how in ENDS and triple.subject in links):
            found |= {triple, Triple(about, TYPE, NamedNode(f"{OWL}Class"))}
            kind = "Class" if how in OF_CLASSES else "ObjectProperty"
            found.add(Triple(triple.subject, TYPE, NamedNode(f"{OWL}{kind}")))
        elif how in OF_LINKS and {triple.subject, about} <= links:
            found |= {
                triple,
                *(Triple(one, TYPE, NamedNode(f"{OWL}ObjectProperty")) for one in (triple.subject, about)),
            }
    return found


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> set[Triple]:
    """Return the axioms of the targets."""
    packages = foreign.packages(tmp_path_factory.mktemp("targets"), foreign.vocabularies(ONTOLOGY))
    return {axiom for prefix in TARGETS for axiom in _axioms(packages[prefix])}


@pytest.fixture(scope="module")
def reasoners() -> Iterator[Reasoning]:
    """Return the reasoners."""
    process = Reasoning()
    yield process
    process.close()


def _ontology() -> set[Triple]:
    return views.date_free(views.merged(views.MODULES + views.SCHEMES + views.ALIGNMENTS))


def test_the_axioms_of_the_targets_are_looked_at(targets: set[Triple]) -> None:
    """Among them those that could contradict ours."""
    assert len([axiom for axiom in targets if axiom.predicate != TYPE]) > 150
    assert len([axiom for axiom in targets if axiom.predicate.value == f"{OWL}disjointWith"]) > 5


def test_a_study_is_consistent_with_the_targets(targets: set[Triple], reasoners: Reasoning) -> None:
    """Whoever reasons with an alignment gets something out of it."""
    mill = views.date_free(views.of_study(resources.examples() / "mill"))
    answer = reasoners.consistency(_ontology() | targets | mill)
    assert len(answer["by"]) == 2
    assert {tuple(said["unsatisfiable"]) for said in answer["by"].values()} == {()}
    assert {said["consistent"] for said in answer["by"].values()} == {True}


def test_an_alignment_that_contradicts_its_target_is_found(
    targets: set[Triple], reasoners: Reasoning
) -> None:
    """A coding under both entities and activities, which PROV-O keeps apart, could not be."""
    coding = NamedNode("https://w3id.org/coprod-kg/ns#Coding")
    activity = NamedNode("http://www.w3.org/ns/prov#Activity")
    wrong = Triple(coding, NamedNode(f"{RDFS}subClassOf"), activity)
    answer = reasoners.consistency(_ontology() | targets | {wrong})
    for said in answer["by"].values():
        assert said["unsatisfiable"] == [coding.value]
