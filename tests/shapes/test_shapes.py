"""The shapes, and that our queries find in a graph what SHACL says is wrong with it."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import Graph

from coprod_kg import resources
from coprod_kg.check import reference, shapes, validation
from coprod_kg.vocabulary import CP, RDF, RDFS, vocabulary

sys.path.insert(0, str(Path(__file__).parent))
from mutants import NOTHING, XSD, Breaker, Mutant

FOLDER = resources.ontology() / "shapes"
WORLD = Path(__file__).parent / "world.ttl"
BASE = "https://study.example/"
ALL = shapes.read(FOLDER)
ONTOLOGY = tuple(vocabulary().triples())
# Terms that no data carry: derived by queries, or said of files and of concepts only.
NO_DATA = {CP + name for name in ("hasPowerOver", "givesTo", "sha256", "rank", "asksEveryPair", "isClosed")}


@cache
def world() -> frozenset[Triple]:
    """Return the valid world."""
    return frozenset(parse(path=str(WORLD), format=RdfFormat.TURTLE))


def quad(triple: Triple) -> Quad:
    """Return a triple in the graph of the data."""
    return Quad(triple.subject, triple.predicate, triple.object, NamedNode(BASE + "graph/data"))


def store(triples: frozenset[Triple]) -> Store:
    """Return a graph of the ontology and some data, in two named graphs."""
    made = Store()
    made.extend(Quad(t.subject, t.predicate, t.object, NamedNode(BASE + "graph/ontology")) for t in ONTOLOGY)
    made.extend(map(quad, triples))
    return made


@cache
def shapes_graph() -> Graph:
    """Return the shapes as pySHACL reads them."""
    graph = Graph()
    for path in FOLDER.glob("*.ttl"):
        graph.parse(path)
    return graph


def row(focus, value, constraint):
    """Return a result as both validators can say it; blank nodes have no name that lasts."""

    def name(node):
        return "_:" if isinstance(node, BlankNode) else node and str(node)

    path = constraint.path and constraint.path.text
    return (name(focus), constraint.shape, constraint.kind, path, constraint.severity, name(value))


def ours(graph: Store, folder: Path = FOLDER):
    """Return what our queries find."""
    found = [row(r.focus, r.value, r.constraint) for r in validation.results(graph, vocabulary(), folder)]
    assert len(found) == len(set(found)), "a result is given twice"
    return set(found)


def theirs(graph: Store, shapes_=None):
    """Return what pySHACL finds."""
    return {row(*found) for found in reference.validate(reference.copy(graph), shapes_ or shapes_graph())}


def test_there_are_shapes_and_all_are_compiled() -> None:
    """A folder read from the wrong place, or a component nobody compiles, would check slowly or nothing."""
    assert len(ALL) >= 40
    assert sum(len(shape.constraints) for shape in ALL) >= 200
    assert [shape.iri for shape in ALL if not shape.compiled] == []


def test_the_world_breaks_nothing() -> None:
    """Every class and property stands in the world as it should be, and both validators are silent."""
    graph = store(world())
    assert ours(graph) == theirs(graph) == set()


class Bench:
    """The valid world in both stores, changed and changed back, for building it anew takes longer."""

    def __init__(self) -> None:
        """Build it once."""
        self.engine = store(world())
        self.memory = reference.copy(self.engine)
        self.breaker = Breaker(self.engine, set(world()))

    def change(self, removed, added) -> None:
        """Take triples away and put others in."""
        for triple in removed:
            self.engine.remove(quad(triple))
            self.memory.remove(reference.theirs(triple))
        for triple in added:
            self.engine.add(quad(triple))
            self.memory.add(reference.theirs(triple))

    def test(self, *mutants: Mutant) -> None:
        """Fail unless both validators find every break, and the same results altogether."""
        removed = [triple for mutant in mutants for triple in mutant.removed]
        added = [triple for mutant in mutants for triple in mutant.added]
        self.change(removed, added)
        found = ours(self.engine)
        expected = {row(*one) for one in reference.validate(self.memory, shapes_graph())}
        self.change(added, removed)
        for mutant in mutants:
            asked = mutant.constraint
            if asked.kind == "datatype":  # pySHACL compares ill-formed dates as text, against the standard
                expected |= {one for one in found if one[2].startswith("lessThan")}
            wanted = row(mutant.focus, None, asked)[:3]
            assert wanted in {one[:3] for one in found}, f"{asked.shape} {asked.kind} is silent on {mutant}"
        assert found == expected


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Return the world to break."""
    return Bench()


@pytest.mark.parametrize("shape", ALL, ids=lambda shape: shape.iri.rpartition("#")[2])
def test_every_constraint_has_a_break_that_both_validators_find(shape: shapes.Shape, bench: Bench) -> None:
    """Our queries must equal the reference on every constraint, or a fault would slip through unseen."""
    rounds: list[list[Mutant]] = []
    for constraint in shape.constraints:
        mutant = next(bench.breaker.mutants(shape, constraint), None)
        assert mutant, f"nothing in world.ttl can break {constraint.shape} {constraint.kind}"
        free = (made for made in rounds if not any(mutant.touches(other) for other in made))
        if (fitting := next(free, None)) is None:
            rounds.append([mutant])
        else:
            fitting.append(mutant)
    for together in rounds:
        bench.test(*together)


KINDS = {(one.kind, str(one.parameter[0])): (shape, one) for shape in ALL for one in shape.constraints}


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in KINDS}))
def test_every_way_to_break_a_kind_of_constraint_is_found(kind: str, bench: Bench) -> None:
    """Nodes of the wrong sort, ill-formed dates and values that cannot be compared break a shape as well."""
    chosen = [found for (name, _), found in sorted(KINDS.items(), key=lambda item: item[0]) if name == kind]
    for shape, constraint in chosen[:4]:
        for mutant in bench.breaker.mutants(shape, constraint):
            bench.test(mutant)


def replaced(subject: str, predicate: str, *values) -> frozenset[Triple]:
    """Return the world with other values of one property of one thing."""
    place = NamedNode(BASE + subject), NamedNode(predicate)
    kept = {t for t in world() if (t.subject, t.predicate) != place}
    return frozenset(kept | {Triple(*place, value) for value in values})


def date(text: str) -> Literal:
    """Return a day."""
    return Literal(text, datatype=NamedNode(XSD + "date"))


W1 = "claim/power_over/w1"
FINE = {
    "weakest": replaced(W1, CP + "strength", Literal(1)),
    "strongest": replaced(W1, CP + "strength", Literal(5)),
    "no strength": replaced(W1, CP + "strength"),
    "one day": replaced(W1, CP + "holdsTo", date("2012-01-01")),
    "end not known": replaced(W1, CP + "holdsTo") & replaced(W1, CP + "toAsGiven"),
    "kind without cp:Actor": replaced("actor/a1", RDF + "type", NamedNode(CP + "Person")),
    "label in a language": replaced("actor/a1", RDFS + "label", Literal("Ida", language="en")),
    "said in general": replaced("flows/p1/a1/a2/data", CP + "withinPartnership"),
    "across two": replaced("flows/p1/a1/a2/data", CP + "withinPartnership")
    | {
        Triple(
            NamedNode(BASE + "flows/p1/a1/a2/data"),
            NamedNode(CP + "acrossPartnership"),
            NamedNode(BASE + f"partnership/{name}"),
        )
        for name in ("old", "p1")
    },
    "giver is receiver": replaced("flows/p1/a1/a2/data", CP + "giver", NamedNode(BASE + "actor/a2")),
    "no evidence": replaced(W1, CP + "evidence"),
    "a rung": replaced(
        "assessments/p1/a1/tide%20talks/consult",
        CP + "atLevel",
        NamedNode("https://w3id.org/coprod-kg/scheme/ladder#tokenism"),
    ),
}


@pytest.mark.parametrize("name", FINE)
def test_what_lies_just_inside_is_let_pass(name: str) -> None:
    """A shape that is too strict would hold up good data; giver = receiver is a matter for a rule."""
    graph = store(FINE[name])
    assert ours(graph) == theirs(graph) == set()


def test_every_class_of_data_is_looked_at() -> None:
    """A class without a shape could hold anything."""
    targets = {value for shape in ALL for kind, value in shape.targets if kind == "targetClass"}
    covered = {lower for target in targets for lower in vocabulary().subclasses(target)}
    owl_class = "http://www.w3.org/2002/07/owl#Class"
    classes = {
        t.subject.value
        for t in ONTOLOGY
        if t.predicate.value == RDF + "type"
        and t.object.value == owl_class
        and t.subject.value.startswith(CP)
    }
    assert len(classes) >= 25
    assert classes - covered == set()


def test_every_property_of_data_is_asked_about() -> None:
    """A property that no shape names could have any value."""
    named = {one.path.first for shape in ALL for one in shape.constraints if one.path}
    kinds = {"http://www.w3.org/2002/07/owl#" + name for name in ("ObjectProperty", "DatatypeProperty")}
    properties = {
        t.subject.value
        for t in ONTOLOGY
        if t.predicate.value == RDF + "type" and t.object.value in kinds and t.subject.value.startswith(CP)
    }
    assert len(properties) >= 70
    assert properties - named - NO_DATA == set()


def untyped(shapes_) -> set[str]:
    """Return the properties of one class whose subjects no shape asks to be of that class."""
    asked = {
        (target, one.parameter[0].value)
        for shape in shapes_
        for kind, target in shape.targets
        for one in shape.constraints
        if kind == "targetSubjectsOf" and one.kind == "class" and one.path is None
    }
    return {property_ for property_, class_ in DOMAINS.items() if (property_, class_) not in asked}


DOMAINS = {
    t.subject.value: t.object.value
    for t in ONTOLOGY
    if t.predicate.value == RDFS + "domain"
    and str(t.object).startswith(f"<{CP}")
    and t.subject.value not in NO_DATA
}


def test_what_has_a_property_of_a_class_is_asked_to_be_of_that_class() -> None:
    """Shapes with a class as target pass over what has no type, and with it whatever it says."""
    assert len(DOMAINS) >= 65
    assert untyped(ALL) == set()


def test_a_property_whose_subjects_may_be_anything_is_noticed() -> None:
    """Without the shape for flows, three properties can be said of everything."""
    left = [shape for shape in ALL if not shape.iri.endswith("#Given")]
    assert untyped(left) == {CP + name for name in ("giver", "receiver", "resource")}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttl")), ids=lambda path: path.stem)
def test_every_term_in_a_shape_exists(path: Path) -> None:
    """A misspelt term finds nothing and says nothing."""
    known = {t.subject.value for t in ONTOLOGY}
    text = path.read_text(encoding="utf-8")
    used = {CP + name for name in re.findall(r"(?<![\w/])cp:(\w+)", text)}
    schemes = set(re.findall(r"<(https://w3id.org/coprod-kg/scheme/[^>#]+)>", text))
    assert used
    assert (used | schemes) - known == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttl")), ids=lambda path: path.stem)
def test_every_shape_says_what_is_wrong_and_what_to_do(path: Path) -> None:
    """A fault without a remedy leaves its reader alone; a shape without an IRI cannot be spoken of."""
    graph = Graph().parse(path)
    sh = "http://www.w3.org/ns/shacl#"
    asked = f"""SELECT ?shape ?message ?remedy WHERE {{
      ?shape a <{sh}PropertyShape>
      OPTIONAL {{ ?shape <{sh}message> ?message }} OPTIONAL {{ ?shape <{CP}remedy> ?remedy }} }}"""
    found = list(graph.query(asked))
    assert found
    for shape, message, remedy in found:
        assert str(shape).startswith("https://w3id.org/coprod-kg/shapes#")
        for text in (message, remedy):
            assert text is not None, shape
            assert text.language == "en", shape
            assert text.endswith("."), shape


LOGIC = """
@prefix : <https://study.example/own#> .
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

:Actor a sh:NodeShape ; sh:targetClass cp:Actor ; sh:property :Actor-sector .
:Actor-sector a sh:PropertyShape ; sh:path cp:inSector ; sh:minCount 1 ;
    sh:message "Every actor has a sector."@en ; cp:remedy "Name it."@en .
:Person a sh:NodeShape ; sh:targetClass cp:Person ; sh:not :Hosting ; sh:message "Persons host nothing."@en .
:Hosting a sh:NodeShape ; sh:property :Hosting-hosts .
:Hosting-hosts a sh:PropertyShape ; sh:path cp:hosts ; sh:minCount 1 .
"""


def test_what_is_not_compiled_goes_to_the_reference(tmp_path: Path) -> None:
    """A shape of a study's own that uses sh:not is not passed over in silence."""
    (tmp_path / "own.ttl").write_text(LOGIC, encoding="utf-8")
    assert {s.iri.rpartition("#")[2]: s.compiled for s in shapes.read(tmp_path)} == {
        "Actor": True,
        "Person": False,
    }
    graph = store(world())
    found = ours(graph, tmp_path)
    assert found == theirs(graph, Graph().parse(tmp_path / "own.ttl"))
    assert {(r[0], r[2]) for r in found} == {
        (f"<{BASE}actor/a1>", "not"),
        (f"<{BASE}actor/a2>", "minCount"),
    }


MORE = """
@prefix : <https://study.example/own#> .
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

:A a sh:NodeShape ; sh:targetClass cp:Actor ; sh:nodeKind sh:IRI ; sh:pattern "/actor/a[0-9]$" ;
    sh:property :A1, :A2, :A3, :A4, :A5 .
:A1 sh:path rdfs:label ; sh:pattern "^i" ; sh:flags "i" ; sh:minLength 3 ; sh:maxLength 5 .
:A2 sh:path ( cp:partOf rdfs:label ) ; sh:hasValue "Ida" ; sh:minCount 1 ; sh:severity sh:Info .
:A3 sh:path ( [ sh:inversePath cp:giver ] [ sh:inversePath cp:about ] ) ; sh:maxCount 1 ; sh:class cp:Claim .
:A4 sh:path cp:partOf ; sh:equals cp:hosts .
:A5 sh:path cp:isResearcher ; sh:in ( true "no" ) .
:B a sh:NodeShape ; sh:node :C ; sh:targetObjectsOf cp:giver ;
    sh:targetNode <https://study.example/actor/a2> .
:C a sh:NodeShape ; sh:class cp:Person ; sh:property :C1 .
:C1 sh:path cp:isResearcher ; sh:minCount 1 .
:D a sh:NodeShape ; sh:targetSubjectsOf cp:strength ; sh:property :D1 .
:D1 sh:path cp:strength ; sh:minExclusive 4 ; sh:maxExclusive 4 .
:E a sh:NodeShape ; sh:targetClass cp:Actor ; sh:deactivated true ; sh:pattern "never" .
"""


def test_components_the_ontology_does_not_use_equal_the_reference_too(tmp_path: Path) -> None:
    """A study may bring shapes of its own, with patterns, longer paths and comparisons."""
    (tmp_path / "own.ttl").write_text(MORE, encoding="utf-8")
    assert all(shape.compiled for shape in shapes.read(tmp_path))
    graph = store(world())
    found = ours(graph, tmp_path)
    assert found == theirs(graph, Graph().parse(tmp_path / "own.ttl"))
    assert len({r[2] for r in found}) >= 10


def test_a_value_without_a_type_is_found_whoever_points_at_it() -> None:
    """A graph from elsewhere may name an actor that nobody describes; the claim that names it is at fault."""
    graph = store(replaced(W1, CP + "claimant", NOTHING))
    assert {(r[0], r[1].rpartition("#")[2], r[5]) for r in ours(graph)} == {
        (f"<{BASE}{W1}>", "Claim-claimant", str(NOTHING))
    }
