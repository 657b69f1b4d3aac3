"""Every word of ours is asked for, checked or reasoned with: one that nothing reads is one too many.

Questions and rules are read as SPARQL, without their comments; shapes and what a reasoner is given as Turtle.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from coprod_kg import resources
from coprod_kg.check import terms
from coprod_kg.vocabulary import CP, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
ROOT = resources.ontology().parent
OWL = "http://www.w3.org/2002/07/owl#"
QUERIES = sorted((*resources.queries().rglob("*.rq"), *terms.folder().glob("*.rq")))
SHAPES = sorted((resources.ontology() / "shapes").glob("*.ttl"))
INFERENCES = sorted((HERE.parent / "ontology" / "owl").rglob("*.ttl"))
STORIES = sorted((*HERE.glob("competency/*/*/*.ttl"), *(HERE.parent / "check" / "rules").glob("*.ttl")))
TABLES = sorted((resources.ontology() / "tables").glob("*.csvw.json"))
# What a program reads and no question does, with the file that does.
ELSEWHERE = {f"{CP}sha256": "coprod_kg/graph/provenance.py"}
SAID_OF_TERMS = {f"{CP}disclosesNobody": "coprod_kg/graph/withheld.py"}

PREFIX = re.compile(r"^PREFIX ([a-z-]*): <([^>]+)>$", re.MULTILINE)
WORD = re.compile(r"(?<![\w?<:/#])([a-z-]+):([A-Za-z][\w-]*)")
TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"')
COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*")
TABLE_WORD = re.compile(rf'"({re.escape(CP)}\w+)"')


def asked(path: Path) -> set[str]:
    """Return the IRIs that a query names, in full or by a prefix."""
    text = path.read_text(encoding="utf-8")
    body = COMMENT.sub("", PREFIX.sub("", text))
    prefixes = dict(PREFIX.findall(text))
    words = WORD.findall(TEXT.sub("", body))
    named = {prefixes[prefix] + word for prefix, word in words if prefix in prefixes}
    return named | set(re.findall(r"<([^<>\s]+)>", body))


def told(path: Path) -> set[str]:
    """Return the IRIs of a Turtle file."""
    triples = parse(path=str(path), format=RdfFormat.TURTLE)
    return {
        part.value
        for triple in triples
        for part in (triple.subject, triple.predicate, triple.object)
        if isinstance(part, NamedNode)
    }


def of_all(read, paths: Iterable[Path]) -> set[str]:
    """Return what is read in any of the files."""
    return {iri for path in paths for iri in read(path)}


def unused(words: Iterable[str], *uses: set[str]) -> list[str]:
    """Return the words that stand in none of the uses."""
    return sorted(set(words) - set().union(*uses))


def _terms(*, annotations: bool) -> list[str]:
    """Return our terms that say something of data, or of descriptions alone."""
    return [
        iri
        for iri, kinds in vocabulary().kinds().items()
        if iri.startswith(CP) and (f"{OWL}AnnotationProperty" in kinds) == annotations
    ]


@pytest.fixture(scope="module")
def read() -> set[str]:
    """Return what questions, rules, shapes and a reasoner's cases read."""
    return of_all(asked, QUERIES) | of_all(told, (*SHAPES, *INFERENCES))


def test_every_use_is_looked_at() -> None:
    """A guard that finds no terms, or no files, is content with anything."""
    assert [len(_terms(annotations=False)), len(_terms(annotations=True))] >= [120, 10]
    assert len(vocabulary().schemes) >= 33
    found = [len(one) for one in (QUERIES, SHAPES, INFERENCES, STORIES, TABLES)]
    assert all(count >= least for count, least in zip(found, (120, 7, 60, 110, 21), strict=True)), found


def test_every_term_is_asked_checked_or_reasoned_with(read: set[str]) -> None:
    """Who codes what nothing reads has coded in vain."""
    assert unused(_terms(annotations=False), read) == sorted(ELSEWHERE)


@pytest.mark.parametrize(("iri", "path"), (ELSEWHERE | SAID_OF_TERMS).items())
def test_a_term_that_is_read_elsewhere_is_read_there(iri: str, path: str) -> None:
    """A reason for leaving a term out must still hold."""
    assert re.search(rf"\b{iri.removeprefix(CP)}\b", (ROOT / path).read_text(encoding="utf-8"))


def test_every_term_of_descriptions_stands_in_one(read: set[str]) -> None:
    """What a table or a shape may say of itself is said by some table or shape."""
    in_tables = {iri for path in TABLES for iri in TABLE_WORD.findall(path.read_text(encoding="utf-8"))}
    assert len(in_tables) >= 50
    assert unused(_terms(annotations=True), in_tables, read) == sorted(SAID_OF_TERMS)


@pytest.mark.parametrize("scheme", vocabulary().schemes.values(), ids=lambda scheme: scheme.notation)
def test_some_concept_of_every_scheme_is_used(scheme, read: set[str]) -> None:
    """A theory that no question can be asked in the words of is shelved, not used."""
    concepts = {concept.iri for concept in scheme.concepts}
    assert concepts & (read | of_all(told, STORIES))


def test_a_word_in_a_comment_or_a_text_is_not_asked(tmp_path: Path) -> None:
    """What is only spoken of is not read."""
    path = tmp_path / "idle.rq"
    path.write_text(
        "#+ question: What of cp:giver?\nPREFIX cp: <https://w3id.org/coprod-kg/ns#>\n"
        'SELECT ?a WHERE { ?a cp:holder "cp:heldOver" . # all cp:receiver\n}\n',
        encoding="utf-8",
    )
    assert asked(path) == {f"{CP}holder"}


def test_a_term_that_nothing_reads_is_found() -> None:
    """The guard fires where the questions that read a term are gone."""
    others = [path for path in QUERIES if f"{CP}hasConcept" not in asked(path)]
    assert 0 < len(others) < len(QUERIES)
    assert unused([f"{CP}hasConcept", f"{CP}holder"], of_all(asked, others)) == [f"{CP}hasConcept"]
