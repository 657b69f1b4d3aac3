"""Every shape by example: what holds, what does not, and what three engines say of it.

A reader learns a shape from `twins/<Shape>/`; these tests see to it that the examples
are whole and say what is so.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pyshacl
import pytest
import shifty
from pyoxigraph import NamedNode
from rdflib import BNode, Graph, Namespace
from rdflib import Literal as RdfLiteral
from shacl_engines import ENGINES, FOLDER, by_pyshacl, compiled, shapes_graph, store
from shacl_report import SHAPES, Result, component, differences, term
from twin_folders import FILES, WORLD, Twin, twins, world

from coprod_kg.check import reference, shapes
from coprod_kg.check.constraints import SH, Constraint, Shape
from coprod_kg.vocabulary import RDF, vocabulary

TWINS = twins()
READ = {shape.iri.removeprefix(SHAPES): shape for shape in shapes.read(FOLDER)}
each_twin = pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.name)
each_engine = pytest.mark.parametrize("engine", ENGINES)


def node_shapes() -> set[str]:
    """Return the names of all node shapes, those without targets too."""
    found = shapes_graph().query(f"SELECT ?shape WHERE {{ ?shape a <{SH}NodeShape> }}")
    return {str(row["shape"]).removeprefix(SHAPES) for row in found}


def asked(name: str) -> list[tuple[Shape, Constraint]]:
    """Return what a shape asks, or for a shape without targets what is asked by way of it."""
    if name in READ:
        return [(READ[name], constraint) for constraint in READ[name].constraints]
    return [
        (shape, constraint)
        for shape in READ.values()
        for constraint in shape.constraints
        if constraint.inner is not None and constraint.inner.iri == SHAPES + name
    ]


@cache
def together(engine: str, example: str) -> dict[str, list[Result]]:
    """Return what an engine finds in the examples of all twins at once, by twin.

    No two files speak of one thing, so that each result belongs to one twin.
    """
    graphs = {twin.name: getattr(twin, example)() for twin in TWINS}
    home = {term(str(triple.subject)): name for name, graph in graphs.items() for triple in graph}
    found: dict[str, list[Result]] = {name: [] for name in graphs}
    for result in ENGINES[engine](world() + [triple for graph in graphs.values() for triple in graph]):
        found[home[result.focus]].append(result)
    return found


def unbroken(name: str, report: list[Result]) -> list[str]:
    """Return the constraints of a shape that a report has nothing of."""
    broken = {(row.shape, row.component) for row in report}
    said = ((one.shape.removeprefix(SHAPES), component(one.kind)) for _, one in asked(name))
    return [f"{shape} {kind}" for shape, kind in said if (shape, kind) not in broken]


def unused(name: str, graph: list) -> list[str]:
    """Return the properties that a shape asks about and that no thing in a graph has."""
    said = {triple.predicate.value for triple in graph}
    paths = {
        one.path.first
        for _, one in asked(name)
        if one.path and (one.kind, str(getattr(one.parameter[0], "value", ""))) != ("maxCount", "0")
    }
    return sorted(paths - said)


def test_every_shape_has_twins_and_no_twin_is_stray() -> None:
    """A shape without an example is one that nobody has seen at work."""
    assert len(TWINS) >= 88
    assert {twin.name for twin in TWINS} == node_shapes()
    assert {path.name for path in WORLD.parent.iterdir() if not path.is_dir()} == {WORLD.name}


@each_twin
def test_a_twin_is_three_files(twin: Twin) -> None:
    """A file under another name would be read by nobody."""
    assert {path.name for path in twin.folder.iterdir()} == FILES


def test_the_world_of_the_twins_breaks_nothing() -> None:
    """Else its faults would stand in every report."""
    assert len(world()) >= 50
    assert {engine: found for engine, run in ENGINES.items() if (found := run(world()))} == {}


@each_engine
@each_twin
def test_the_valid_twin_breaks_nothing(twin: Twin, engine: str) -> None:
    """It is there to be copied, so no shape at all may find anything in it."""
    assert together(engine, "valid")[twin.name] == []


@each_engine
@each_twin
def test_the_invalid_twin_gives_exactly_its_report(twin: Twin, engine: str) -> None:
    """Three engines that share no code must read the shapes alike, message and severity with it."""
    assert differences(twin.report(), together(engine, "invalid")[twin.name]) == []


@each_twin
def test_a_twin_needs_no_other(twin: Twin) -> None:
    """Whoever opens one folder has all there is to it: the two examples and the shared world."""
    assert compiled(world() + twin.valid()) == []
    assert compiled(world() + twin.invalid()) == twin.report()


@each_twin
def test_the_invalid_twin_breaks_every_constraint(twin: Twin) -> None:
    """A constraint that is never seen broken may be one that cannot be broken."""
    assert asked(twin.name)
    assert unbroken(twin.name, twin.report()) == []


@each_twin
def test_the_valid_twin_has_every_property_in_use(twin: Twin) -> None:
    """Whoever copies it learns all that can be said, not only what must be."""
    assert unused(twin.name, twin.valid()) == []


@each_twin
def test_every_fault_is_at_a_thing_of_the_invalid_twin(twin: Twin) -> None:
    """A report on the shared world, or on the ontology, would show nothing of the shape."""
    own = {term(str(triple.subject)) for triple in twin.invalid()}
    assert {row.focus for row in twin.report()} <= own


def test_a_thing_stands_in_one_file() -> None:
    """Twins that spoke of the same thing could not be read side by side, nor tested together."""
    files = [world(), *(graph for twin in TWINS for graph in (twin.valid(), twin.invalid()))]
    told = Counter(thing for file in files for thing in {triple.subject for triple in file})
    assert len(told) >= 500
    assert [str(thing) for thing, times in told.items() if times > 1] == []


def test_every_concept_of_a_scheme_is_in_use_where_a_shape_asks_for_the_scheme() -> None:
    """The twins of a shape for concepts show the whole list, so that one more is shown as well."""
    by_scheme = {scheme.iri: {one.iri for one in scheme.concepts} for scheme in vocabulary().schemes.values()}
    looked_at = 0
    for twin in TWINS:
        inner = next((one.inner for _, one in asked(twin.name) if one.inner and twin.name not in READ), None)
        has = [one for one in inner.constraints if one.kind == "hasValue"] if inner else []
        for constraint in has:
            used = {t.object.value for t in twin.valid() if isinstance(t.object, NamedNode)}
            assert by_scheme[constraint.parameter[0].value] - used == set(), twin.name
            looked_at += 1
    assert looked_at >= 20


# The tests above fire


def test_a_report_that_lacks_a_row_or_has_one_too_many_is_noticed() -> None:
    """Rows are counted, for two equal ones are two faults."""
    row = Result("claim/flows/no-mode", "cp:mode", "", "MinCount", "Violation", "Claim-mode", "One mode.")
    assert differences([row], [row]) == []
    assert differences([row, row], [row]) == [f"missing: {row}"]
    assert differences([row], [row, row]) == [f"not expected: {row}"]
    assert len(differences([row], [row._replace(severity="Warning")])) == 2


def test_a_constraint_that_is_never_broken_is_noticed() -> None:
    """Of a report without its rows, every constraint is told."""
    report = next(twin for twin in TWINS if twin.name == "Coder").report()
    assert unbroken("Coder", report[:1]) == ["Coder-label MaxCount"]
    assert unbroken("StanceConcept", []) == ["Claim-stance Node"]


def test_a_property_that_is_not_in_use_is_noticed() -> None:
    """An example of nothing but its type uses none."""
    coding = next(twin for twin in TWINS if twin.name == "Coding")
    least = [triple for triple in coding.valid() if triple.predicate.value == RDF + "type"]
    assert len(unused("Coding", least)) == 4


def test_a_column_of_a_report_with_another_name_is_refused(tmp_path) -> None:
    """A report whose columns are misspelt must not be read as an empty one."""
    twin = Twin(tmp_path)
    (tmp_path / "report.csv").write_text("focus,path\n", encoding="utf-8")
    with pytest.raises(ValueError, match="Write focus, path, value"):
        twin.report()


# Where engines differ in words, and only there


def _report_of(name: str) -> tuple[Graph, Graph]:
    """Return what pySHACL and shifty write of one invalid twin, before anything is put alike."""
    twin = next(one for one in TWINS if one.name == name)
    data = reference.copy(store(world() + twin.invalid()))
    _, theirs, _ = pyshacl.validate(data, shacl_graph=shapes_graph(), inplace=True, advanced=False)
    _, algebra, _ = shifty.validate(data, shapes_graph(), graph_mode="data", infer=False)
    return theirs, algebra


def test_shifty_still_leaves_out_what_an_inverse_path_is() -> None:
    """Once it tells, `shacl_engines` need not look the path up in the shapes."""
    sh = Namespace(SH)
    _, algebra = _report_of("Partnership")
    paths = [path for path in algebra.objects(None, sh.resultPath) if isinstance(path, BNode)]
    assert paths
    assert [list(algebra.predicate_objects(path)) for path in paths] == [[] for _ in paths]


def test_pyshacl_still_tells_a_text_with_its_type() -> None:
    """RDF has one literal for both spellings; once they are alike, `shacl_report` need not say so."""
    sh = Namespace(SH)
    theirs, algebra = _report_of("StanceConcept")
    told = [
        next(value for value in report.objects(None, sh.value) if isinstance(value, RdfLiteral))
        for report in (theirs, algebra)
    ]
    assert [value.n3() for value in told] == [
        '"affirmed"^^<http://www.w3.org/2001/XMLSchema#string>',
        '"affirmed"',
    ]


def test_engines_look_at_the_data_they_are_given() -> None:
    """An engine that found nothing anywhere would agree on every valid twin."""
    twin = next(one for one in TWINS if one.name == "Claim")
    assert {name: len(run(world() + twin.invalid())) >= 30 for name, run in ENGINES.items()} == dict.fromkeys(
        ENGINES, True
    )
    assert compiled(world()) == by_pyshacl(world()) == []
