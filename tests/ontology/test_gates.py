"""The gates themselves: one file of each kind is corrupted in a copy, and the gate that is named must fail.

A gate that looks in the wrong place, or at nothing, passes whatever it is shown. It is no gate
itself, so that `make ontology` leaves it to `make test-all`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("coprod_kg", "docs", "examples", "ontology", "queries", "tests", "pyproject.toml", "CITATION.cff")
LEFT = shutil.ignore_patterns("__pycache__")
ONTOLOGY = "tests/ontology"


class Corruption(NamedTuple):
    """One change of one file, and the gate that must notice it; without a text the file is taken away."""

    kind: str
    file: str
    text: str | None
    other: str
    gate: str
    is_slow: bool = False


CORRUPTIONS = (
    Corruption(
        "module-syntax",
        "ontology/power.ttl",
        "    a owl:Class ;",
        "    a owl:Class",
        f"{ONTOLOGY}/test_parsers.py::test_rdflib_reads_what_the_engine_reads",
    ),
    Corruption(
        "module-label",
        "ontology/power.ttl",
        '    rdfs:label "holder"@en ;\n',
        "",
        f"{ONTOLOGY}/test_rules.py::test_no_term_of_the_ontology_breaks_a_rule",
    ),
    Corruption(
        "module-header",
        "ontology/power.ttl",
        "creativecommons.org/licenses/by/4.0/",
        "example.org/licence",
        f"{ONTOLOGY}/test_headers.py::test_a_file_says_all_of_itself",
    ),
    Corruption(
        "module-profile",
        "ontology/exchange.ttl",
        "owl:AsymmetricProperty ;",
        "owl:AsymmetricProperty, owl:TransitiveProperty ;",
        f"{ONTOLOGY}/owl/test_profile.py::test_a_module_is_in_owl_2_dl",
        is_slow=True,
    ),
    Corruption(
        "module-axiom",
        "ontology/power.ttl",
        "    owl:propertyDisjointWith cp:heldOver ;\n",
        "",
        f"{ONTOLOGY}/owl/test_provocation.py",
    ),
    Corruption(
        "module-version",
        "ontology/core.ttl",
        "cp:Group\n    a owl:Class ;",
        "cp:Team\n    a owl:Class ;",
        f"{ONTOLOGY}/test_change.py::test_the_version_in_force_is_as_high_as_the_changes_demand",
    ),
    Corruption(
        "scheme-notation",
        "ontology/schemes/stance.ttl",
        '    skos:notation "denied" ;\n',
        "",
        f"{ONTOLOGY}/test_rules.py::test_no_term_of_the_ontology_breaks_a_rule",
    ),
    Corruption(
        "shape-constraint",
        "ontology/shapes/exchange.ttl",
        "    sh:maxCount 1 ;\n",
        "",
        "tests/shapes/test_twins.py::test_the_invalid_twin_gives_exactly_its_report",
    ),
    Corruption(
        "shape-word",
        "ontology/shapes/exchange.ttl",
        "sh:minCount",
        "sh:minCuont",
        "tests/shapes/test_shacl_shacl.py::test_every_word_of_shacl_in_the_shapes_exists",
    ),
    Corruption(
        "twin",
        "tests/shapes/twins/Flow/invalid.ttl",
        None,
        "",
        "tests/shapes/test_twins.py::test_a_twin_is_three_files",
    ),
    Corruption(
        "table-property",
        "ontology/tables/flows.csvw.json",
        "ns#giver",
        "ns#givver",
        f"{ONTOLOGY}/test_terms.py::test_every_term_that_is_used_exists",
    ),
    Corruption(
        "table-identity",
        "ontology/tables/flows.csvw.json",
        '["partnership", "giver", "receiver", "resource"]',
        '["partnership", "receiver", "giver", "resource"]',
        f"{ONTOLOGY}/test_tables.py::test_the_identity_is_the_address_of_the_situation",
    ),
    Corruption(
        "question",
        "queries/power/both-directions.rq",
        "cp:holder",
        "cp:heldOver",
        "tests/queries/test_competency.py::test_the_answers_are_the_expected_rows",
    ),
    Corruption(
        "story",
        "tests/queries/competency/power/both-directions/answer.ttl",
        "@prefix cp:",
        '<https://study.example/idle> <https://study.example/is> "idle" .\n@prefix cp:',
        "tests/queries/test_competency.py::test_no_triple_of_a_story_is_idle[power/both-directions]",
    ),
    Corruption(
        "rule-of-data",
        "queries/check/giver-is-receiver.rq",
        "cp:receiver",
        "cp:giver",
        "tests/check/test_rules.py",
    ),
    Corruption(
        "rule-of-words",
        "ontology/rules/term-without-label.rq",
        "skos:ConceptScheme",
        "skos:Collection",
        f"{ONTOLOGY}/test_rules.py::test_rule_fires_where_it_should_and_nowhere_else",
    ),
    Corruption(
        "origins-of-rules",
        "ontology/rules/coverage.csv",
        "P05,",
        "P99,",
        f"{ONTOLOGY}/test_rules.py::test_a_rule_names_its_origins_as_the_list_of_origins_does",
    ),
    Corruption(
        "alignment",
        "ontology/align/prov.ttl",
        "rdfs:comment",
        "rdfs:seeAlso",
        f"{ONTOLOGY}/test_alignments.py::test_alignments_hold_mappings_with_their_reasons_and_nothing_else",
    ),
    Corruption(
        "foreign-terms",
        "ontology/align/foreign-terms.csv",
        "skos/core#altLabel,",
        "skos/core#altLabels,",
        f"{ONTOLOGY}/test_foreign_terms.py::test_the_list_is_what_is_used",
    ),
    Corruption(
        "entailed",
        "ontology/core.ttl",
        "    rdfs:subClassOf prov:Agent ;\n",
        "",
        f"{ONTOLOGY}/owl/test_entailment.py::test_what_is_meant_follows",
        is_slow=True,
    ),
    Corruption("release", "ontology/released/0.1.0/statements.tsv", None, "", f"{ONTOLOGY}/test_change.py"),
    Corruption(
        "migration",
        "ontology/migrations/0.2.0",
        None,
        "",
        f"{ONTOLOGY}/test_migrations.py::test_every_major_release_has_a_migration_that_carries_each_name_that_is_gone",
    ),
    Corruption(
        "reference",
        "docs/reference/modules/exchange.md",
        "exchange",
        "exchanges",
        "tests/pages/reference/test_pages.py::test_the_reference_in_docs_is_that_of_the_sources",
    ),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of all that the gates look at."""
    place = tmp_path_factory.mktemp("gates")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=LEFT)
        else:
            shutil.copy(source, place / name)
    for name in (".venv", ".venv-java"):  # what the gates run with is not theirs to copy
        if (ROOT / name).exists():
            (place / name).symlink_to(ROOT / name)
    return place


def outcome(place: Path, *words: str) -> tuple[int, str]:
    """Return how gates of a copy end, and what they say."""
    words = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(words, cwd=place, env=clean, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def corrupt(place: Path, one: Corruption) -> None:
    """Change a copy in one place, of which there must be one."""
    path = place / one.file
    if one.text is None:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        return
    text = path.read_text(encoding="utf-8")
    assert one.text in text, f"{one.file} holds no {one.text!r} any more"
    path.write_text(text.replace(one.text, one.other), encoding="utf-8")


def restore(place: Path, one: Corruption) -> None:
    """Put back what was changed."""
    source, path = ROOT / one.file, place / one.file
    if source.is_dir():
        shutil.copytree(source, path, ignore=LEFT)
    else:
        shutil.copy(source, path)


@pytest.mark.slow
@pytest.mark.java  # two of the gates reason
@pytest.mark.parametrize("one", CORRUPTIONS, ids=lambda one: one.kind)
def test_a_corrupted_file_makes_its_gate_fail(one: Corruption, whole: Path) -> None:
    """That it passes what is whole is another test: a gate may be red for another reason."""
    corrupt(whole, one)
    try:
        code, told = outcome(whole, "-x", one.gate)
    finally:
        restore(whole, one)
    assert code == 1, told[-3000:]
    assert "failed" in told or "error" in told


@pytest.mark.slow
@pytest.mark.java
def test_the_gates_pass_what_is_whole(whole: Path) -> None:
    """A gate that is always red says nothing of what it looks at. One that is not there ends the run."""
    code, told = outcome(whole, *sorted({one.gate for one in CORRUPTIONS}))
    assert code == 0, told[-3000:]


def test_every_kind_of_file_is_corrupted_once() -> None:
    """A kind of file without a corruption may have no gate at all."""
    kinds = {
        path.parent.relative_to(ROOT / "ontology").parts[:1] for path in (ROOT / "ontology").rglob("*.*")
    }
    corrupted = {Path(one.file).parent.parts[1:2] for one in CORRUPTIONS if one.file.startswith("ontology/")}
    corrupted.add(("migrations",))
    assert len(kinds) >= 7
    assert kinds - corrupted == set()
