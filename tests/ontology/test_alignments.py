"""The alignments: our terms against those of others, each mapping with a reason and nothing else."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import NamedTuple

import foreign
import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, Triple, parse

from coprod_kg import __version__, resources
from coprod_kg.vocabulary import vocabulary

ONTOLOGY = resources.ontology()
ALIGN = sorted((ONTOLOGY / "align").glob("*.ttl"))
OWN = [*sorted(ONTOLOGY.glob("*.ttl")), *sorted((ONTOLOGY / "schemes").glob("*.ttl"))]
IRI = "https://w3id.org/coprod-kg/ontology/align/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = f"{foreign.RDF}type"
AXIOMS = {f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"}
MATCHES = {f"{SKOS}{name}Match" for name in ("close", "broad", "related", "exact")}
EQUALS = {f"{foreign.OWL}equivalentClass", f"{foreign.OWL}equivalentProperty"}
PARTS = ("annotatedSource", "annotatedProperty", "annotatedTarget")
# Targets that the design names; others are welcome.
NAMED = {"bcio", "dpv", "fibo-control", "gufo", "oa", "org", "prov", "sepio", "skos"}


class Mapping(NamedTuple):
    """One of our terms, how it stands to a foreign one, and that one."""

    ours: str
    how: str
    theirs: str


def _triples(path: Path) -> tuple[Triple, ...]:
    return tuple(quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE))


def _is_ours(node: object) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(foreign.OURS)


def _mappings(path: Path) -> list[Mapping]:
    """Return what a file says of our terms beyond their kind."""
    return [
        Mapping(triple.subject.value, triple.predicate.value, getattr(triple.object, "value", ""))
        for triple in _triples(path)
        if _is_ours(triple.subject)
        and not triple.subject.value.startswith(IRI)
        and triple.predicate.value != TYPE
    ]


def _reasons(path: Path) -> dict[Mapping, list[str]]:
    """Return the reasons that annotate each mapping."""
    nodes: dict[BlankNode, dict[str, str]] = {}
    for triple in _triples(path):
        if isinstance(triple.subject, BlankNode):
            nodes.setdefault(triple.subject, {})[triple.predicate.value] = triple.object.value
    reasons: dict[Mapping, list[str]] = {}
    for said in nodes.values():
        mapping = Mapping(*(said.get(f"{foreign.OWL}{part}", "") for part in PARTS))
        reasons.setdefault(mapping, []).append(said.get(f"{RDFS}comment", ""))
    return reasons


@cache
def _own_kinds() -> dict[str, set[str]]:
    """Return the kinds that modules and schemes give to each of our terms."""
    kinds: dict[str, set[str]] = {}
    for path in OWN:
        for triple in _triples(path):
            if _is_ours(triple.subject) and triple.predicate.value == TYPE:
                kinds.setdefault(triple.subject.value, set()).add(triple.object.value)
    return kinds


def _strays(path: Path) -> list[str]:
    """Return what a file says of foreign terms, or in a reason, that has no place there."""
    allowed = {TYPE, f"{RDFS}comment", *(f"{foreign.OWL}{part}" for part in PARTS)}
    found = []
    for triple in _triples(path):
        subject, how = triple.subject, triple.predicate.value
        if isinstance(subject, BlankNode):
            if how not in allowed:
                found.append(f"{path.name}: {how} on an annotation of an axiom")
        elif not _is_ours(subject) and (how != TYPE or triple.object.value not in foreign.KINDS):
            found.append(f"{path.name}: says {how} of {subject.value}, which is not ours")
    return found


def _unfit(mapping: Mapping, reasons: list[str]) -> list[str]:
    """Return what keeps a statement about our term from being a mapping with its reason."""
    found = []
    if mapping.how not in AXIOMS | MATCHES | EQUALS:
        found.append("is no mapping")
    if not mapping.theirs or mapping.theirs.startswith(foreign.OURS):
        found.append("maps to nothing foreign")
    if mapping.ours not in _own_kinds():
        found.append("maps a term that no module or scheme has")
    if [len(reason) > 20 for reason in reasons] != [True]:
        found.append("has not one reason")
    return found


def faults(paths: list[Path]) -> list[str]:
    """Return what in alignments is no mapping of ours with its reason, or is said before."""
    found = []
    places: dict[tuple[str, str], str] = {
        (triple.subject.value, triple.object.value): path.name
        for path in OWN
        for triple in _triples(path)
        if triple.predicate.value in AXIOMS | EQUALS and isinstance(triple.object, NamedNode)
    }
    for path in paths:
        found += _strays(path)
        mappings, reasons = _mappings(path), _reasons(path)
        for mapping in mappings:
            name = f"{path.name}: {' '.join(mapping)}"
            found += [f"{name}: {fault}" for fault in _unfit(mapping, reasons.get(mapping, []))]
            place = places.setdefault((mapping.ours, mapping.theirs), path.name)
            if place != path.name or len([one for one in mappings if one[::2] == mapping[::2]]) > 1:
                found.append(f"{name}: is said in {place} already")
        unsaid = reasons.keys() - set(mappings)
        found += [f"{path.name}: a reason for {' '.join(one)}, which is not said" for one in unsaid]
        if not mappings:
            found.append(f"{path.name}: maps nothing")
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the alignment with FIBO that a test may break."""
    return Path(shutil.copy(ONTOLOGY / "align" / "fibo-control.ttl", tmp_path))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_target_is_aligned() -> None:
    """Those that the design names, and enough of each to be worth a file."""
    assert {path.stem for path in ALIGN} >= NAMED
    assert sum(len(_mappings(path)) for path in ALIGN) >= 80


def test_alignments_hold_mappings_with_their_reasons_and_nothing_else() -> None:
    """Ours is the subject; of a foreign term nothing is said but what kind it is."""
    assert faults(ALIGN) == []


def test_a_statement_about_a_foreign_term_is_told(copy: Path) -> None:
    """Whoever loads an alignment must not find the other ontology changed."""
    _edit(
        copy,
        "fibo-control:DeFactoControl\n    a owl:Class ;",
        "fibo-control:DeFactoControl\n    a owl:Class ;\n    rdfs:subClassOf fibo-control:Control ;",
    )
    (fault,) = faults([copy])
    assert fault.endswith("Control/DeFactoControl, which is not ours")


def test_a_mapping_without_reason_is_told(copy: Path) -> None:
    """A mapping that nobody can judge is not used."""
    _edit(
        copy, "owl:annotatedTarget fibo-control:hasPartyInControl", "owl:annotatedTarget fibo-control:Control"
    )
    found = faults([copy])
    assert len(found) == 2
    assert found[0].endswith("hasPartyInControl: has not one reason")
    assert found[1].endswith("Control/Control, which is not said")


def test_a_reason_that_says_nothing_is_told(copy: Path) -> None:
    """An empty reason is none."""
    text = copy.read_text(encoding="utf-8")
    reason = text.partition("rdfs:comment ")[2].partition("@en")[0]
    _edit(copy, reason, '"."')
    (fault,) = faults([copy])
    assert fault.endswith("has not one reason")


def test_a_mapping_of_an_unknown_term_is_told(copy: Path) -> None:
    """A misspelt term of ours maps nothing."""
    copy.write_text(copy.read_text("utf-8").replace("cp:heldOver", "cp:heldover"), encoding="utf-8")
    (fault,) = faults([copy])
    assert fault.endswith("involvesControlledThing: maps a term that no module or scheme has")


def test_another_statement_about_our_term_is_told(copy: Path) -> None:
    """What our terms mean is said in the modules."""
    _edit(copy, "    skos:closeMatch fibo-control:Control ;", '    rdfs:label "control"@en ;')
    assert [fault for fault in faults([copy]) if fault.endswith("rdf-schema#label control: is no mapping")]


def test_a_mapping_to_our_own_term_is_told(copy: Path) -> None:
    """Foreign is what an alignment maps to, and what the modules say it does not repeat."""
    _edit(copy, "skos:closeMatch fibo-control:Control ;", "rdfs:subClassOf cp:Situation ;")
    found = [fault.rpartition(": ")[2] for fault in faults([copy]) if "subClassOf" in fault]
    assert {"maps to nothing foreign", "is said in power.ttl already"} <= set(found)


def test_a_mapping_that_is_said_twice_is_told(copy: Path, tmp_path: Path) -> None:
    """However it is said: a close match beside an axiom would take back half of it."""
    again = Path(shutil.copy(copy, tmp_path / "again.ttl"))
    again.write_text(again.read_text("utf-8").replace("skos:closeMatch", "skos:exactMatch"), encoding="utf-8")
    found = [fault for fault in faults([copy, again]) if "is said in fibo-control.ttl already" in fault]
    assert len(found) == len(_mappings(copy)) == 6


def test_an_alignment_that_maps_nothing_is_told(tmp_path: Path) -> None:
    """A header alone aligns nothing."""
    path = tmp_path / "empty.ttl"
    path.write_text(f"<{IRI}empty> a <{foreign.OWL}Ontology> .", encoding="utf-8")
    assert faults([path]) == ["empty.ttl: maps nothing"]


@pytest.mark.parametrize("path", ALIGN, ids=lambda path: path.stem)
def test_an_axiom_joins_terms_of_one_kind(path: Path) -> None:
    """A class under a class, a property under a property of its kind; else it is outside OWL 2 DL."""
    kinds: dict[str, str] = {
        triple.subject.value: triple.object.value
        for triple in _triples(path)
        if triple.predicate.value == TYPE and isinstance(triple.subject, NamedNode)
    }
    modules = _own_kinds()
    for mapping in _mappings(path):
        assert kinds[mapping.ours] in modules[mapping.ours] or (
            kinds[mapping.ours] == f"{foreign.OWL}NamedIndividual"
            and f"{SKOS}Concept" in modules[mapping.ours]
        )
        assert mapping.theirs in kinds
        if mapping.how in AXIOMS | EQUALS:
            assert kinds[mapping.ours] == kinds[mapping.theirs]
            assert kinds[mapping.ours].endswith("Class") == mapping.how.endswith(("subClassOf", "Class"))


@pytest.mark.parametrize("path", ALIGN, ids=lambda path: path.stem)
def test_a_match_is_an_annotation(path: Path) -> None:
    """So that a close match entails nothing of our term."""
    used = {mapping.how for mapping in _mappings(path)} & MATCHES
    declared = {
        triple.subject.value
        for triple in _triples(path)
        if triple.object == NamedNode(f"{foreign.OWL}AnnotationProperty")
    }
    assert used <= declared


@pytest.mark.parametrize("path", ALIGN, ids=lambda path: path.stem)
def test_an_alignment_says_what_it_is_and_how_it_is_loaded(path: Path) -> None:
    """As a module does, with the version of the program that it came with."""
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    iri = NamedNode(IRI + path.stem)
    said: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(iri, None, None):
        said.setdefault(quad.predicate.value, []).append(quad.object.value)
    assert said[TYPE] == [f"{foreign.OWL}Ontology"]
    for name in ("title", "description", "bibliographicCitation", "created", "modified", "creator"):
        assert len(said[f"{foreign.DCTERMS}{name}"]) == 1, name
    assert said[f"{foreign.DCTERMS}license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert said[f"{foreign.OWL}versionIRI"] == [f"{IRI}{path.stem}/{__version__}"]
    assert said[f"{foreign.OWL}versionInfo"] == [__version__]
    assert f"{foreign.OWL}imports" not in said
    assert "loads the modules, this file and" in said[f"{foreign.DCTERMS}description"][0]


def test_no_alignment_is_loaded_by_the_program() -> None:
    """A study is built without the ontologies of others."""
    subjects = {triple.subject.value for triple in vocabulary().triples()}
    assert f"{IRI.removesuffix('align/')}core" in subjects
    assert [subject for subject in subjects if subject.startswith(IRI)] == []
