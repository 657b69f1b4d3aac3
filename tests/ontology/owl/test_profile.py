"""Every module is in OWL 2 DL, alone and with whatever it is read together with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ontology.owl import views

from coprod_kg import resources, template

if TYPE_CHECKING:
    from ontology.owl.reasoning import Reasoning

pytestmark = pytest.mark.java

FIXTURES = Path(__file__).parent / "profile"
BROKEN = sorted(FIXTURES.glob("not-*.ttl"))
TOGETHER = {
    "modules": (views.MODULES, 800),
    "modules-and-schemes": (views.MODULES + views.SCHEMES, 2200),
    "modules-and-alignments": (views.MODULES + views.ALIGNMENTS, 900),
    "all": (views.MODULES + views.SCHEMES + views.ALIGNMENTS, 2300),
}


@pytest.mark.parametrize("path", views.MODULES, ids=lambda path: path.stem)
def test_a_module_is_in_owl_2_dl(path: Path, reasoning: Reasoning) -> None:
    """By itself, as one file: every term it uses is declared in it."""
    axioms, violations = reasoning.profile(set(views.read(path)))
    assert violations == []
    assert axioms > 50


@pytest.mark.parametrize(("paths", "least"), TOGETHER.values(), ids=TOGETHER)
def test_the_files_together_are_in_owl_2_dl(paths: list[Path], least: int, reasoning: Reasoning) -> None:
    """A term of one file is the same kind of thing in every other."""
    axioms, violations = reasoning.profile(views.merged(paths))
    assert violations == []
    assert axioms > least


@pytest.mark.parametrize("path", views.ALIGNMENTS, ids=lambda path: path.stem)
def test_an_alignment_is_in_owl_2_dl_with_the_modules(path: Path, reasoning: Reasoning) -> None:
    """Whoever takes one alignment need not take the others."""
    alone, _ = reasoning.profile(views.merged(views.MODULES))
    axioms, violations = reasoning.profile(views.merged([*views.MODULES, path]))
    assert violations == []
    assert axioms > alone


@pytest.mark.parametrize("name", template.names())
def test_a_study_is_in_owl_2_dl_with_the_ontology(name: str, reasoning: Reasoning) -> None:
    """Each triple of the data is an axiom to a reasoner; none hides behind a word that is not declared."""
    ontology = views.in_force(resources.examples() / name)
    data = views.date_free(views.of_study(resources.examples() / name))
    alone, _ = reasoning.profile(ontology)
    axioms, violations = reasoning.profile(ontology | data)
    assert violations == []
    assert axioms - alone == len(data) > 500


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_what_is_not_owl_2_dl_is_found(path: Path, reasoning: Reasoning) -> None:
    """Each broken file has one fault, which its first line names."""
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    _, violations = reasoning.profile(set(views.read(path)))
    assert [one for one in violations if expected in one] == violations
    assert violations


def test_what_only_looks_broken_is_let_pass(reasoning: Reasoning) -> None:
    """A concept that is a class as well, as the kinds of actor are, is no fault in OWL 2 DL."""
    axioms, violations = reasoning.profile(set(views.read(FIXTURES / "sound.ttl")))
    assert violations == []
    assert axioms > 10


def test_the_profile_looks_at_something() -> None:
    """A folder that is empty passes every test."""
    counts = [len(one) for one in (views.MODULES, views.SCHEMES, views.ALIGNMENTS, BROKEN)]
    assert all(count >= least for count, least in zip(counts, (7, 33, 5, 7), strict=True)), counts
