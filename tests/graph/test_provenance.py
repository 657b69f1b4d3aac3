"""Where a graph comes from, and that the same inputs make the same graph."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import pytest

from coprod_kg import __version__, build
from coprod_kg.graph import folder, provenance
from coprod_kg.graph.store import engine

if TYPE_CHECKING:
    from coprod_kg.study import Study

PREFIXES = """
PREFIX cp: <https://w3id.org/coprod-kg/ns#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
"""


def _rows(study: Study, query: str) -> list[tuple[str, ...]]:
    found = engine(build.in_memory(study.folder)).query(PREFIXES + query, use_default_graph_as_union=True)
    return sorted(tuple(term.value for term in row) for row in found)


def _quads(study: Study) -> bytes:
    return folder.quads_of(study.graph_folder).read_bytes()


def test_each_file_is_named_with_its_digest(study: Study) -> None:
    """So that anybody can tell whether they hold the same file."""
    rows = _rows(
        study,
        "SELECT ?name ?sha WHERE { ?a prov:used ?f . ?f rdfs:label ?name ; cp:sha256 ?sha }",
    )
    assert dict(rows) == {
        path.relative_to(study.folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in [
            *(study.folder / "coded").iterdir(),
            *study.extension.files.values(),
            study.folder / "study.toml",
        ]
    }


def test_each_graph_of_an_input_is_derived_from_a_file(study: Study) -> None:
    """From any claim by its graph to the file."""
    (study.folder / "coded" / "coders.csv").unlink()  # so that the coder stands in study.toml alone
    (study.folder / "coded" / "codings.csv").unlink()
    for name in ("power_over", "power_shared"):  # they name the second coder
        (study.folder / "coded" / f"{name}.csv").unlink()
    derived = {
        graph
        for graph, _ in _rows(
            study, "SELECT ?graph ?f WHERE { ?graph prov:wasDerivedFrom ?f . ?f cp:sha256 ?s }"
        )
    }
    graphs = {graph.value for graph in engine(build.in_memory(study.folder)).named_graphs()}
    assert {graph for graph in graphs if "/graph/input/" in graph} <= derived


def test_the_version_of_the_program_is_named(study: Study) -> None:
    """Another version may read a table differently."""
    rows = _rows(
        study, "SELECT ?label WHERE { ?a a prov:Activity ; prov:wasAssociatedWith/rdfs:label ?label }"
    )
    assert rows == [(f"coprod-kg {__version__}",)]


def test_the_study_is_generated_by_the_build_and_has_its_title(study: Study) -> None:
    """The base is the study."""
    rows = _rows(
        study,
        "SELECT ?s ?title WHERE { ?s prov:wasGeneratedBy/prov:endedAtTime ?end ; dcterms:title ?title }",
    )
    assert rows == [(study.base, study.title)]


def test_building_the_same_inputs_again_gives_the_same_bytes(study: Study) -> None:
    """The time is that of the first build of these inputs."""
    build.build(study)
    former = _quads(study)
    assert build.build(study).is_sound
    assert _quads(study) == former


@pytest.mark.parametrize("name", ["coded/flows.csv", "study.toml"])
def test_a_change_of_any_input_changes_the_digest(study: Study, name: str) -> None:
    """A space is enough: it is bytes that are compared."""
    files = build._Work(study, build._quiet).records.inputs.files
    before = provenance.digest(study, files)
    path = study.folder / name
    path.write_bytes(path.read_bytes() + b"\n")
    files = build._Work(study, build._quiet).records.inputs.files
    assert provenance.digest(study, files) != before


def test_a_new_file_changes_the_digest(study: Study) -> None:
    """Though it has no rows."""
    files = build._Work(study, build._quiet).records.inputs.files
    before = provenance.digest(study, files)
    (study.folder / "coded" / "Coders.csv").write_text("id,name\n")
    assert provenance.digest(study, build._Work(study, build._quiet).records.inputs.files) != before


def test_source_date_epoch_is_the_time_of_a_build(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds on two machines can be compared byte for byte."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build.build(study)
    assert b'"1970-01-01T00:00:00Z"' in _quads(study)


@pytest.mark.parametrize("text", ["yesterday", "", "99999999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """It is set for other programs as well; the clock is as good."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    age = dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(provenance.now())
    assert abs(age) < dt.timedelta(minutes=1)
