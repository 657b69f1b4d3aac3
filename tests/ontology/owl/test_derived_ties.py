"""The ties that questions derive are those of accepted claims: not denied, planned, reported or shared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ontology.owl import cases
from pyoxigraph import NamedNode, Quad, Store, Triple

from coprod_kg.ask import Library, Names, ask
from coprod_kg.graph.store import behind_dataset
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.owl.cases import Case

HERE = Path(__file__).parent
BASE = "https://study.example/"
QUESTIONS = [question for question in Library() if "derived" in question.tags]
DERIVED = [cases.read(path) for path in sorted((HERE / "derived").glob("*.ttl"))]
NOT_DERIVED = [cases.read(path) for path in sorted((HERE / "not-derived").glob("*.ttl"))]


def derived(triples: Iterable[Triple]) -> set[Triple]:
    """Return every tie that a question derives from what is said, by the default policy."""
    store = Store()
    store.extend(Quad(*one, NamedNode(f"{BASE}graph/ontology")) for one in vocabulary().triples())
    store.extend(Quad(*one, NamedNode(f"{BASE}graph/data")) for one in triples)
    names = Names(behind_dataset(store), BASE)
    return {
        Triple(*(NamedNode(str(term)) for term in triple))
        for question in QUESTIONS
        for triple in ask(question, names).triples
    }


@pytest.mark.parametrize("case", DERIVED, ids=lambda case: case.name)
def test_what_is_accepted_makes_these_ties_and_no_other(case: Case) -> None:
    """The whole answer is compared, so a tie in the other direction is found too."""
    assert derived(case.part(cases.PREMISE)) == case.part(cases.CONCLUSION) != set()


@pytest.mark.parametrize("case", NOT_DERIVED, ids=lambda case: case.name)
def test_what_is_not_accepted_makes_no_tie(case: Case) -> None:
    """It would if one thing were not said, or if another were."""
    premise, conclusion = case.part(cases.PREMISE), case.part(cases.CONCLUSION)
    otherwise = premise - case.part(cases.WITHOUT) | case.part(cases.OTHERWISE)
    assert derived(premise) & conclusion == set()
    assert conclusion <= derived(otherwise)
    assert conclusion


def test_what_is_taken_away_was_there_and_what_is_added_was_not() -> None:
    """Else a case would compare a story with itself."""
    for case in NOT_DERIVED:
        assert case.part(cases.WITHOUT) <= case.part(cases.PREMISE)
        assert not case.part(cases.OTHERWISE) & case.part(cases.PREMISE)


def test_every_question_that_derives_ties_is_tried() -> None:
    """Both ways: each makes ties in some case, and makes none in another."""
    for found, least in ((DERIVED, 6), (NOT_DERIVED, 20)):
        made = {triple.predicate for case in found for triple in case.part(cases.CONCLUSION)}
        assert len(made) == len(QUESTIONS) == 2
        assert len(found) >= least
