"""No constraint of the shapes can be changed without a twin that notices."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from shacl_engines import FOLDER, store
from shape_mutations import Mutation, Shapes
from twin_folders import twins, world

from coprod_kg.check import shapes
from coprod_kg.check.constraints import SH, TARGETS

INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
EVIDENCE = NamedNode("https://w3id.org/coprod-kg/shapes#Claim-evidence")


@pytest.fixture(scope="module")
def data():
    """Return the ontology, the world of the twins and all twins, right and wrong, in one graph."""
    return store(world() + [triple for twin in twins() for triple in twin.valid() + twin.invalid()])


def kind(mutation: Mutation) -> str:
    """Return what a mutation does, without the shape it does it to."""
    words = mutation.name.partition(": ")[2].split()
    return " ".join(words[:2]) if words[0] == "no" else words[0]


def test_no_mutation_of_any_shape_goes_unnoticed(data) -> None:
    """What no twin notices when it is gone, loosened, tightened or graver, nothing holds in place."""
    mutated = Shapes()
    mutations = list(mutated.mutations())
    assert len(mutations) >= 1300
    assert mutated.survivors(data, mutations) == []


def test_every_constraint_target_and_message_is_taken_away_once() -> None:
    """A job that left some out would call them held."""
    made = Counter(map(kind, Shapes().mutations()))
    read = shapes.read(FOLDER)
    constraints = sum(len(shape.constraints) for shape in read)
    inner = {one.inner.iri: one.inner for shape in read for one in shape.constraints if one.inner}
    constraints += sum(len(shape.constraints) for shape in inner.values())
    targets = sum(len(shape.targets) for shape in read)
    parameters = {name: times for name, times in made.items() if name.startswith("no ")}
    others = {"no property", "no message", "no severity", *(f"no {target}" for target in TARGETS)}
    assert sum(times for name, times in parameters.items() if name not in others) == constraints
    assert sum(made[f"no {target}"] for target in TARGETS) == targets
    assert made["no message"] >= 130
    assert made["no property"] >= 150
    assert made["severity"] + made["no severity"] == made["no message"]


# The job fires


def test_a_constraint_that_no_twin_breaks_survives_and_is_told(data) -> None:
    """No claim of the twins rests on four extracts, so that this bound is held by nothing."""
    mutated = Shapes()
    bound = Quad(EVIDENCE, NamedNode(SH + "maxCount"), Literal("3", datatype=INTEGER), DefaultGraph())
    mutated.change((), (bound,))
    told = mutated.survivors(data, mutated.mutations())
    assert told == [
        'Claim-evidence: no maxCount "3"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "Claim-evidence: maxCount 2",
        "Claim-evidence: maxCount 4",
    ]


def test_a_mutation_that_changes_nothing_survives(data) -> None:
    """The report is compared, not merely made."""
    assert Shapes().survivors(data, [Mutation("nothing", EVIDENCE)]) == ["nothing"]


def test_twins_that_break_nothing_hold_nothing() -> None:
    """On valid data alone what is taken away goes unnoticed, but for the kinds that an actor must have."""
    mutated = Shapes()
    taken = [one for one in mutated.mutations() if kind(one).startswith("no ")]
    noticed = {one.name for one in taken} - set(mutated.survivors(store(world()), taken))
    assert {name.partition(":")[0] for name in noticed} == {"ActorKind", "ActorKind-scheme"}


def test_the_shapes_are_as_they_were_after_the_job(data) -> None:
    """A mutation that stayed would hide the next."""
    mutated = Shapes()
    before = set(mutated.graph)
    mutated.survivors(data, mutated.mutations())
    assert set(mutated.graph) == before
