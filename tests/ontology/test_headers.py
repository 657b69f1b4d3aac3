"""The head of each Turtle file: what it is called and for, whose it is, of when, and under which names."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from coprod_kg import __version__, resources
from coprod_kg.vocabulary import RDF, SKOS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOME = "https://w3id.org/coprod-kg/"
OWL = "http://www.w3.org/2002/07/owl#"
DCTERMS = "http://purl.org/dc/terms/"
VANN = "http://purl.org/vocab/vann/"
LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
CREATOR = re.findall(
    r"^authors:\n  - name: \"(.*)\"$",
    (resources.ontology().parent / "CITATION.cff").read_text(encoding="utf-8"),
    re.MULTILINE,
)[0]


class Place(NamedTuple):
    """A folder of Turtle files: what each of them is, and how its IRI begins."""

    folder: str
    kind: str
    begins: str
    least: int

    def files(self) -> list[Path]:
        """Return its files."""
        return sorted((resources.ontology() / self.folder).resolve().glob("*.ttl"))


MODULES = Place(".", f"{OWL}Ontology", f"{HOME}ontology/", 7)
ALIGNMENTS = Place("align", f"{OWL}Ontology", f"{HOME}ontology/align/", 11)
SCHEMES = Place("schemes", f"{SKOS}ConceptScheme", f"{HOME}scheme/", 33)
SHAPES = Place("shapes", f"{OWL}Ontology", f"{HOME}shapes/", 7)
PLACES = (MODULES, ALIGNMENTS, SCHEMES, SHAPES)


class Header(NamedTuple):
    """What a file says of itself."""

    place: Place
    iri: str
    said: dict[str, list[NamedNode | Literal]]
    prefixes: dict[str, str]

    def one(self, property_: str) -> str:
        """Return the one value of a property, or nothing where there is none or several."""
        values = self.said.get(property_, [])
        return values[0].value if len(values) == 1 else ""

    def english(self, property_: str) -> str:
        """Return the one value of a property, where it is in English."""
        values = [value for value in self.said.get(property_, []) if isinstance(value, Literal)]
        return self.one(property_) if [value.language for value in values] == ["en"] else ""

    def day(self, property_: str) -> date | None:
        """Return the one date of a property, or None where there is none."""
        values = self.said.get(property_, [])
        if len(values) != 1 or values[0].datatype.value != "http://www.w3.org/2001/XMLSchema#date":
            return None
        return date.fromisoformat(values[0].value)


def header(path: Path, place: Place) -> Header:
    """Return the header that a file of that place and name should have."""
    text = path.read_text(encoding="utf-8")
    iri = place.begins + path.stem
    said: dict[str, list[NamedNode | Literal]] = {}
    for quad in parse(text, format=RdfFormat.TURTLE):
        if quad.subject == NamedNode(iri):
            said.setdefault(quad.predicate.value, []).append(quad.object)
    return Header(place, iri, said, dict(re.findall(r"^@prefix ([\w-]+): <(.*)> \.$", text, re.MULTILINE)))


def _version_iri(one: Header) -> bool:
    expected = [] if one.place is SCHEMES else [NamedNode(f"{one.iri}/{__version__}")]
    return one.said.get(f"{OWL}versionIRI", []) == expected


def _source(one: Header) -> bool:
    said = one.said.get(f"{DCTERMS}source", []) + one.said.get(f"{SKOS}editorialNote", [])
    return one.place is SHAPES or any(value.value for value in said)


def _created(one: Header) -> bool:
    return one.day(f"{DCTERMS}created") is not None


def _modified(one: Header) -> bool:
    created, modified = one.day(f"{DCTERMS}created"), one.day(f"{DCTERMS}modified")
    return modified is not None and (created is None or created <= modified)


def _citation(one: Header) -> bool:
    cited = one.one(f"{DCTERMS}bibliographicCitation")
    return bool(re.fullmatch(rf"{CREATOR} \(\d{{4}}\)\. (?P<title>.+)\. {re.escape(one.iri)}", cited)) and (
        f" {one.one(f'{DCTERMS}title')}. " in cited
    )


def _namespace(one: Header) -> bool:
    uri, prefix = one.one(f"{VANN}preferredNamespaceUri"), one.one(f"{VANN}preferredNamespacePrefix")
    return uri in one.prefixes.values() and one.prefixes.get(prefix, uri) == uri


# What each header must hold, by the name under which it is told.
ITEMS: dict[str, Callable[[Header], bool]] = {
    "rdf:type": lambda one: NamedNode(one.place.kind) in one.said.get(f"{RDF}type", []),
    "dcterms:title": lambda one: bool(one.english(f"{DCTERMS}title")),
    "dcterms:description": lambda one: one.english(f"{DCTERMS}description").endswith("."),
    "dcterms:source": _source,
    "dcterms:bibliographicCitation": _citation,
    "dcterms:created": _created,
    "dcterms:modified": _modified,
    "dcterms:creator": lambda one: one.one(f"{DCTERMS}creator") == CREATOR,
    "dcterms:license": lambda one: one.said.get(f"{DCTERMS}license") == [LICENCE],
    "owl:versionIRI": _version_iri,
    "owl:versionInfo": lambda one: one.one(f"{OWL}versionInfo") == __version__,
    "vann:preferredNamespacePrefix": lambda one: one.one(f"{VANN}preferredNamespacePrefix") in one.prefixes,
    "vann:preferredNamespaceUri": _namespace,
}


def missing(path: Path, place: Place) -> list[str]:
    """Return the items that the header of a file does not have, or has otherwise than it should."""
    one = header(path, place)
    return [name for name, is_right in ITEMS.items() if not is_right(one)]


def terms_at_home(path: Path, place: Place) -> set[str]:
    """Return the terms of a file that stand in the namespace which its header claims."""
    namespace = header(path, place).one(f"{VANN}preferredNamespaceUri")
    return {
        quad.subject.value
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(namespace)
    }


FILES = [(path, place) for place in PLACES for path in place.files()]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.folder)
def test_the_files_of_each_folder_are_looked_at(place: Place) -> None:
    """A guard over nothing guards nothing."""
    assert len(place.files()) >= place.least


@pytest.mark.parametrize(
    ("path", "place"), FILES, ids=[f"{place.folder}-{path.stem}" for path, place in FILES]
)
def test_a_file_says_all_of_itself(path: Path, place: Place) -> None:
    """Who finds one file alone learns what it is, whether it may be used, how to cite it and its age."""
    assert missing(path, place) == []


@pytest.mark.parametrize(
    ("path", "place"), FILES, ids=[f"{place.folder}-{path.stem}" for path, place in FILES]
)
def test_a_file_has_one_header(path: Path, place: Place) -> None:
    """What is said of the file is said of one IRI, which its folder and name give."""
    heads = {
        quad.subject.value
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate.value == f"{RDF}type" and quad.object.value in {p.kind for p in PLACES}
    }
    assert heads == {place.begins + path.stem}


def test_the_namespaces_that_files_claim_hold_their_terms() -> None:
    """A prefix that leads elsewhere would be worse than none."""
    assert [path.stem for path, place in FILES if not terms_at_home(path, place)] == []


EXAMPLES = {
    MODULES: resources.ontology() / "power.ttl",
    ALIGNMENTS: resources.ontology() / "align" / "prov.ttl",
    SCHEMES: resources.ontology() / "schemes" / "ladder.ttl",
    SHAPES: resources.ontology() / "shapes" / "power.ttl",
}
# How each item can be wrong though it is there: what is written, and what is written in its place.
WRONG = {
    "rdf:type": ("    a (owl:Ontology|skos:ConceptScheme) ;", "    a owl:Thing ;"),
    "dcterms:title": ('    dcterms:title "(.*)"@en ;', r'    dcterms:title "\1" ;'),
    "dcterms:description": (r'    dcterms:description "(.*)\."@en ;', r'    dcterms:description "\1"@en ;'),
    "dcterms:bibliographicCitation": (r"\(2026\)\. ", ". "),
    "dcterms:created": (r'created "[\d-]*"\^\^xsd:date', r'created "long ago"'),
    "dcterms:modified": (r'modified "[\d-]*"\^\^xsd:date', r'modified "1999-12-31"^^xsd:date'),
    "dcterms:creator": (f'creator "{CREATOR}"', 'creator "Somebody"'),
    "dcterms:license": (r"dcterms:license <.*>", 'dcterms:license "CC BY 4.0"'),
    "owl:versionInfo": (r'versionInfo ".*"', 'versionInfo "0.0.0"'),
    "owl:versionIRI": (r"owl:versionIRI <(.*)/.*>", r"owl:versionIRI <\1/0.0.0>"),
    "vann:preferredNamespacePrefix": (r'NamespacePrefix ".*"', 'NamespacePrefix "nowhere"'),
    "vann:preferredNamespaceUri": (r'NamespaceUri "(.*)"', r'NamespaceUri "\1/"'),
}


def _changed(place: Place, tmp_path: Path, pattern: str, new: str) -> Path:
    """Return a copy of the example of a place, changed where a pattern first stands in its header."""
    path = tmp_path / EXAMPLES[place].name
    text, count = re.subn(
        pattern, new, EXAMPLES[place].read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
    )
    assert count == 1
    path.write_text(text, encoding="utf-8")
    return path


def _cases(left_out: Callable[[Place, str], bool]) -> list[tuple[Place, str]]:
    return [(place, item) for place in PLACES for item in ITEMS if not left_out(place, item)]


def _is_free(place: Place, item: str) -> bool:
    """Whether a place can be without an item."""
    return (place, item) in {(SHAPES, "dcterms:source"), (SCHEMES, "owl:versionIRI")}


@pytest.mark.parametrize(
    ("place", "item"), _cases(_is_free), ids=lambda one: one.folder if isinstance(one, Place) else one
)
def test_a_missing_item_is_told(place: Place, item: str, tmp_path: Path) -> None:
    """Each line of a header is missed when it is gone."""
    written = r"    a (owl:Ontology|skos:ConceptScheme) ;\n" if item == "rdf:type" else rf"    {item} .* ;\n"
    path = _changed(place, tmp_path, written, "")
    if item == "dcterms:source":  # notes of what was left out would stand for a source
        text = re.sub(r"    skos:editorialNote .* ;\n", "", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    assert item in missing(path, place)


@pytest.mark.parametrize(
    ("place", "item"),
    _cases(lambda place, item: item not in WRONG or _is_free(place, item)),
    ids=lambda one: one.folder if isinstance(one, Place) else one,
)
def test_a_wrong_item_is_told_and_no_other(place: Place, item: str, tmp_path: Path) -> None:
    """An item that is there and wrong misleads more than one that is missing."""
    assert missing(_changed(place, tmp_path, *WRONG[item]), place) == [item]


def test_a_scheme_with_a_version_iri_is_told(tmp_path: Path) -> None:
    """OWL knows versions of ontologies only; a scheme says its version in words."""
    path = _changed(
        SCHEMES,
        tmp_path,
        "    owl:versionInfo",
        "    owl:versionIRI <https://x.example/1> ;\n    owl:versionInfo",
    )
    assert missing(path, SCHEMES) == ["owl:versionIRI"]


@pytest.mark.parametrize("item", ["dcterms:title", "dcterms:creator", "owl:versionInfo"])
def test_an_item_that_is_said_twice_is_told(item: str, tmp_path: Path) -> None:
    """Which of the two is meant nobody could say."""
    path = _changed(MODULES, tmp_path, rf"(    {item} )(.*) ;", r'\1\2 ;\n\1"Other"@en ;')
    assert item in missing(path, MODULES)


def test_a_file_under_another_name_is_told(tmp_path: Path) -> None:
    """A file that was copied to begin a new one keeps the IRI of the old one."""
    path = tmp_path / "novelty.ttl"
    path.write_bytes(EXAMPLES[MODULES].read_bytes())
    assert "rdf:type" in missing(path, MODULES)
