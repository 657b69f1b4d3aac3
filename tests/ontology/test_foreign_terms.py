"""The checked list of foreign terms: it is what the ontology uses, and every term stands in its source."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import astuple
from pathlib import Path

import foreign
import pytest
import rdflib.namespace
from pyoxigraph import NamedNode, RdfFormat, parse

from coprod_kg import resources

ONTOLOGY = resources.ontology()
FILES = foreign.files(ONTOLOGY)
RULES = sorted((ONTOLOGY / "rules").glob("*.rq"))
VOCABULARIES = foreign.vocabularies(ONTOLOGY)
TERMS = foreign.terms(ONTOLOGY)
BY_RDFLIB = {one.prefix: one for one in VOCABULARIES if one.names_from == "rdflib"}
PACKAGED = {one.prefix for one in VOCABULARIES if one.package != "none"}
READ = re.compile(r"[\w.-]+/[\w.-]+: .+ at [0-9a-f]{7}\b")
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
# What a source may call a term that we declare as this kind: the matches of SKOS are object
# properties, and Dublin Core and Web Annotation know plain properties only.
KIN = {
    "class": {"Class"},
    "object property": {"ObjectProperty", "Property"},
    "datatype property": {"DatatypeProperty", "Property"},
    "annotation property": {"AnnotationProperty", "ObjectProperty", "Property"},
    "individual": {"NamedIndividual", "Role"},
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the ontology that a test may break."""
    return Path(shutil.copytree(ONTOLOGY, tmp_path / "ontology"))


def _names(iri: str) -> bool:
    """Whether rdflib's closed namespace has the term."""
    vocabulary = foreign.owner(iri, VOCABULARIES)
    assert vocabulary is not None, iri
    return iri in getattr(rdflib.namespace, vocabulary.prefix.upper())


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_place_is_looked_at() -> None:
    """A list of nothing is complete."""
    found = {place: len(paths) for place, paths in FILES.items()}
    least = {"modules": 7, "align": 11, "schemes": 33, "shapes": 7, "tables": 21}
    assert {place: found[place] >= count for place, count in least.items()} == dict.fromkeys(least, True)
    assert len(VOCABULARIES) >= 20
    assert len(TERMS) >= 90
    assert len(RULES) >= 1


def test_the_list_is_what_is_used() -> None:
    """In both directions, with the places, and with the kind that the ontology declares."""
    assert foreign.faults(ONTOLOGY) == []


def test_a_term_that_is_not_listed_is_told(copy: Path) -> None:
    """A new foreign term is looked up in its source before it is used."""
    _edit(copy / "schemes" / "level.ttl", "skos:altLabel", "skos:example")
    (fault,) = foreign.faults(copy)
    assert fault.startswith(
        "http://www.w3.org/2004/02/skos/core#example (schemes/): not in foreign-terms.csv."
    )


def test_a_listed_term_that_nothing_uses_is_told(copy: Path) -> None:
    """What is no longer used need not be followed through the versions of others."""
    with (copy / "align" / "foreign-terms.csv").open("a", encoding="utf-8") as lines:
        lines.write("http://www.w3.org/ns/org#Site,Site,class,org,no,core.ttl\n")
    (fault,) = foreign.faults(copy)
    assert fault.startswith("http://www.w3.org/ns/org#Site: listed, but used nowhere.")


def test_a_term_of_an_unknown_vocabulary_is_told(copy: Path) -> None:
    """A vocabulary comes with its version and its licence."""
    _edit(copy / "core.ttl", 'vann:preferredNamespacePrefix "cp" ;', '<http://example.org/x> "cp" ;')
    assert any(
        fault.startswith("http://example.org/x (core.ttl): no vocabulary has it.")
        for fault in foreign.faults(copy)
    )


def test_a_term_of_a_table_is_told(copy: Path) -> None:
    """What a table makes is used in every graph."""
    _edit(copy / "tables" / "codes.csvw.json", '"rdfs:label"', '"http://www.w3.org/ns/org#identifier"')
    (fault,) = foreign.faults(copy)
    assert fault.startswith("http://www.w3.org/ns/org#identifier (tables/): not in foreign-terms.csv.")


def test_another_kind_than_the_listed_one_is_told(copy: Path) -> None:
    """One IRI that is two kinds of property in two files is outside OWL 2 DL."""
    _edit(
        copy / "align" / "org.ttl", "org:memberOf\n    a owl:ObjectProperty", "org:memberOf\n    a owl:Class"
    )
    assert foreign.faults(copy) == [
        "http://www.w3.org/ns/org#memberOf: listed as object property, declared as class. Make them one."
    ]


def test_another_place_than_the_listed_one_is_told(copy: Path) -> None:
    """Who changes a term must find where it stands."""
    _edit(copy / "align" / "oa.ttl", "oa:hasBody ;", "oa:hasSource ;")
    assert any(
        "hasSource: listed for 'evidence.ttl', used in 'evidence.ttl align/oa.ttl'" in fault
        for fault in foreign.faults(copy)
    )


@pytest.mark.parametrize("name", ["foreign-terms.csv", "vocabularies.csv"])
def test_a_list_is_whole_and_in_order(name: str) -> None:
    """No cell is empty, no row stands twice, and a new one has its place."""
    with (ONTOLOGY / "align" / name).open(encoding="utf-8", newline="") as lines:
        _, *rows = csv.reader(lines)
    assert [row for row in rows if not all(cell.strip() for cell in row)] == []
    key = (lambda row: (row[3], row[0])) if name == "foreign-terms.csv" else (lambda row: row[0])
    assert [key(row) for row in rows] == sorted({key(row) for row in rows})


def test_a_vocabulary_is_listed_once_and_used() -> None:
    """Its version and its licence are said in one place."""
    assert len({one.namespace for one in VOCABULARIES}) == len(VOCABULARIES)
    owners = {foreign.owner(iri, VOCABULARIES) for iri in foreign.used(ONTOLOGY)}
    assert {one.prefix for one in VOCABULARIES} == {one.prefix for one in owners if one}


def test_a_prefix_is_that_of_the_list() -> None:
    """One short name a namespace in all files, so that a reader knows a term at sight."""
    listed = {one.prefix: one.namespace for one in VOCABULARIES}
    bound = {
        (prefix, namespace)
        for paths in FILES.values()
        for path in paths
        if path.suffix == ".ttl"
        for prefix, namespace in re.findall(r"(?m)^@prefix ([\w-]+): <([^>]+)>", path.read_text("utf-8"))
        if not namespace.startswith(foreign.OURS)
    }
    assert len(bound) == len(VOCABULARIES)
    assert dict(bound) == listed


def test_no_term_is_deprecated() -> None:
    """What its makers give up is not built upon."""
    assert {term.deprecated for term in TERMS} == {"no"}


def test_what_must_be_shared_alike_is_named_by_its_iri_only() -> None:
    """Our licence asks less of those who copy than that of such a source."""
    alike = {one.prefix for one in VOCABULARIES if "-SA" in one.licence}
    assert alike
    assert {term.label for term in TERMS if term.vocabulary in alike} == {"by IRI only"}
    assert {term.vocabulary for term in TERMS if term.label == "by IRI only"} == alike


def test_every_vocabulary_is_checked_somehow() -> None:
    """By rdflib, by a package, or by reading it at a commit that can be found again."""
    assert {one.names_from for one in VOCABULARIES} == {"rdflib", "npm", "reading"}
    assert [one.prefix for one in VOCABULARIES if one.names_from == "npm" and one.package == "none"] == []
    unsaid = [
        one.prefix for one in VOCABULARIES if one.names_from == "reading" and not READ.search(one.seen_in)
    ]
    assert unsaid == []


def test_rdflib_has_every_term_of_the_vocabularies_that_it_carries() -> None:
    """A misspelt term of a standard says nothing to anybody."""
    looked = [
        iri
        for iri in foreign.used(ONTOLOGY)
        if (vocabulary := foreign.owner(iri, VOCABULARIES)) and vocabulary.prefix in BY_RDFLIB
    ]
    assert len(looked) > 100
    assert [iri for iri in looked if not _names(iri)] == []


@pytest.mark.parametrize("prefix", sorted(BY_RDFLIB))
def test_rdflib_knows_no_misspelt_term(prefix: str) -> None:
    """Each of its namespaces is closed, and is the one that the list means."""
    namespace = BY_RDFLIB[prefix].namespace
    assert str(getattr(rdflib.namespace, prefix.upper())) == namespace
    assert not _names(f"{namespace}mispelt")


def test_every_foreign_word_of_a_rule_exists() -> None:
    """A rule that asks for a misspelt term never fires."""
    words = {(path.name, iri) for path in RULES for iri in foreign.in_query(path.read_text("utf-8"))}
    assert words
    assert {(name, iri) for name, iri in words if not _names(iri)} == set()


def test_a_misspelt_word_of_a_rule_is_found() -> None:
    """In a path, in a list of values and after a bracket, but not in a text or a comment."""
    text = (
        "# owl:comment\nPREFIX owl: <http://www.w3.org/2002/07/owl#>\n"
        'SELECT ?thing WHERE { ?thing (owl:unoinOf|^owl:inverseOf)+ ?other . FILTER (?other != "owl:text") }'
    )
    found = foreign.in_query(text)
    assert {iri.rpartition("#")[2] for iri in found} == {"unoinOf", "inverseOf"}
    assert {iri for iri in found if not _names(iri)} == {f"{foreign.OWL}unoinOf"}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the file of each vocabulary that a package carries."""
    return foreign.packages(tmp_path_factory.mktemp("vocabularies"), VOCABULARIES)


@pytest.mark.slow
@pytest.mark.parametrize("prefix", sorted(PACKAGED))
def test_a_package_has_the_terms_with_label_and_kind(prefix: str, packages: dict[str, Path]) -> None:
    """As an independent copy of the source gives them, and none of them deprecated."""
    quads = list(parse(path=str(packages[prefix]), format=RdfFormat.N_QUADS))
    listed = [term for term in TERMS if term.vocabulary == prefix]
    assert listed
    for term in listed:
        said = [quad for quad in quads if quad.subject == NamedNode(term.iri)]
        labels = {
            quad.object.value
            for quad in said
            if quad.predicate.value == RDFS_LABEL and quad.object.language in {None, "en"}
        }
        kinds = {
            re.split("[#/]", quad.object.value)[-1]
            for quad in said
            if quad.predicate.value == f"{foreign.RDF}type"
        }
        assert term.label in labels, astuple(term)
        assert KIN[term.kind] & (kinds - {"Property"} or kinds), (astuple(term), kinds)
        assert not [quad for quad in said if quad.predicate.value == f"{foreign.OWL}deprecated"]
