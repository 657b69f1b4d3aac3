"""The cases themselves: each is whole, in words that exist, and makes a claim of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from ontology.owl import cases, views
from pyoxigraph import NamedNode, Triple

from coprod_kg.vocabulary import CP

HERE = Path(__file__).parent
PARTS = {
    "derived": [{cases.PREMISE, cases.CONCLUSION}],
    "entailed": [{cases.PREMISE, cases.CONCLUSION}],
    "not-derived": [
        {cases.PREMISE, cases.CONCLUSION, cases.OTHERWISE},
        {cases.PREMISE, cases.CONCLUSION, cases.WITHOUT},
    ],
    "not-entailed": [{cases.PREMISE, cases.CONCLUSION, cases.OTHERWISE}],
    "sayable": [{cases.PREMISE, cases.REFUSED}],
    "provocations": [set()],  # all of it is the premise
}
CASES = [(path, cases.read(path)) for folder in PARTS for path in sorted((HERE / folder).glob("*.ttl"))]
NAMES = [f"{path.parent.name}-{path.stem}" for path, _ in CASES]
OURS = (CP, "https://w3id.org/coprod-kg/scheme/")
KNOWN = {
    triple.subject.value
    for path in (*views.MODULES, *views.SCHEMES)
    for triple in views.read(path)
    if isinstance(triple.subject, NamedNode)
}


def unknown(triples: set[Triple]) -> set[str]:
    """Return the words of ours that are used and do not exist."""
    terms = {term.value for triple in triples for term in triple if isinstance(term, NamedNode)}
    return {term for term in terms if term.startswith(OURS)} - KNOWN


@pytest.mark.parametrize(
    ("path", "case"), CASES, ids=[f"{path.parent.name}-{path.stem}" for path, _ in CASES]
)
def test_a_case_is_whole(path: Path, case: cases.Case) -> None:
    """It has the parts of its folder, none empty, and its first line is a sentence."""
    assert set(case.parts) in PARTS[path.parent.name]
    assert all(case.parts.values())
    assert case.claim.endswith(".")


@pytest.mark.parametrize(
    ("path", "case"), CASES, ids=[f"{path.parent.name}-{path.stem}" for path, _ in CASES]
)
def test_a_case_is_told_in_words_that_exist(path: Path, case: cases.Case) -> None:
    """From a misspelt property nothing follows, and nobody notices."""
    assert case.name == path.stem
    assert unknown(set(views.read(path))) == set()


def test_a_word_that_does_not_exist_is_noticed() -> None:
    """A property of ours or a concept, but not the thing of a story."""
    thing = NamedNode("https://study.example/thing")
    wrong = {Triple(thing, NamedNode(f"{CP}hasPowerOfer"), NamedNode(f"{OURS[1]}stance#denyed"))}
    assert unknown(wrong) == {f"{CP}hasPowerOfer", f"{OURS[1]}stance#denyed"}


def test_no_claim_is_made_twice() -> None:
    """Two files with one claim would be one file."""
    claims = [case.claim for _, case in CASES]
    assert len(set(claims)) == len(claims) > 100
