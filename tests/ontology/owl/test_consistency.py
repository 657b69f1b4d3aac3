"""Two reasoners find no contradiction in the ontology, nor in what any example says with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ontology.owl import views
from ontology.owl.reasoning import ReasoningError
from pyoxigraph import Literal, NamedNode, Triple

from coprod_kg import resources, template
from coprod_kg.vocabulary import CP, RDFS

if TYPE_CHECKING:
    from ontology.owl.reasoning import Reasoning
    from pyoxigraph import Triple as Statement

pytestmark = pytest.mark.java

ALL = views.MODULES + views.SCHEMES + views.ALIGNMENTS
SOUND = {name: {"consistent": True, "unsatisfiable": []} for name in ("HermiT", "Openllet")}
LEAST = {"abstract": (800, 120), "mill": (2400, 350), "riverside": (29_000, 4500)}  # axioms, individuals
BOTH = NamedNode(f"{CP}PersonAndOrganisation")


def _ontology(name: str) -> set[Statement]:
    """Return all that is in force in a study, with the alignments."""
    return views.date_free(views.in_force(resources.examples() / name) | views.merged(views.ALIGNMENTS))


def _study(name: str) -> set[Statement]:
    return views.date_free(views.of_study(resources.examples() / name))


def test_the_ontology_is_consistent_and_every_class_can_have_members(reasoning: Reasoning) -> None:
    """With its schemes and alignments, to both reasoners."""
    found = reasoning.consistency(views.date_free(views.merged(ALL)))
    assert found["by"] == SOUND
    assert found["axioms"] > 750
    assert found["classes"] >= 40
    assert found["individuals"] > 180  # concepts and schemes


@pytest.mark.parametrize("name", template.names())
def test_a_study_contradicts_nothing(name: str, reasoning: Reasoning) -> None:
    """Of the ontology; and all of the study was looked at."""
    ontology = _ontology(name)
    alone = reasoning.consistency(ontology)
    found = reasoning.consistency(ontology | _study(name))
    assert found["by"] == SOUND
    axioms, individuals = LEAST[name]
    assert found["axioms"] - alone["axioms"] > axioms
    assert found["individuals"] - alone["individuals"] > individuals


def test_a_class_that_nothing_can_be_in_is_named(reasoning: Reasoning) -> None:
    """The ontology stays consistent, so the question must be put for each class."""
    above = (NamedNode(f"{CP}Person"), NamedNode(f"{CP}Organisation"))
    both = {Triple(BOTH, NamedNode(f"{RDFS}subClassOf"), one) for one in above}
    found = reasoning.consistency(views.merged(views.MODULES) | both)
    for said in found["by"].values():
        assert said == {"consistent": True, "unsatisfiable": [BOTH.value]}


@pytest.mark.parametrize("name", template.names())
def test_one_wrong_triple_in_a_study_is_a_contradiction(name: str, reasoning: Reasoning) -> None:
    """However large the study is: here an actor hosts an actor."""
    data = _study(name)
    actors = sorted(
        (one.subject for one in data if one.object == NamedNode(f"{CP}Actor")), key=lambda actor: actor.value
    )
    wrong = Triple(actors[0], NamedNode(f"{CP}hosts"), actors[1])
    assert not reasoning.is_consistent(_ontology(name) | data | {wrong})


def test_hermit_refuses_dates(reasoning: Reasoning) -> None:
    """Which is why days are texts to the reasoners; where it learns them, the view can go."""
    day = Literal("2012-01-01", datatype=views.DATE)
    claim = Triple(NamedNode("https://study.example/claim"), NamedNode(f"{CP}holdsFrom"), day)
    with pytest.raises(ReasoningError, match="date"):
        reasoning.consistency(views.merged(views.MODULES) | {claim})
    assert reasoning.is_consistent(views.date_free(views.merged(views.MODULES) | {claim}))
