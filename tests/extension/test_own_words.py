"""Words of a study's own do what ours do: in cells, in the graph, in questions, measures and maps."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import extending
import pytest
import studies
from extending import CP, MILL, SETTING
from pyoxigraph import NamedNode, Quad
from rdflib import Dataset

from coprod_kg import build
from coprod_kg.export import export
from coprod_kg.graph.release import view
from coprod_kg.graph.store import engine
from coprod_kg.study import Study
from coprod_kg.vocabulary import is_prefix

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

SH = "http://www.w3.org/ns/shacl#"
FLOW = "https://example.org/mill/flows/p1/a1/a3/childcare"
SCHEME = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix mood: <https://example.org/s/scheme/mood#> .

<https://example.org/s/scheme/mood>
    a skos:ConceptScheme ;
    skos:notation "mood" ;
    skos:prefLabel "moods"@en ;
    <http://purl.org/dc/terms/description> "Sorts what is said by how it was said."@en ;
    <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> ;
    skos:editorialNote "This list is the study's own and follows no published classification."@en ;
    .

mood:laughing
    a skos:Concept ;
    skos:inScheme <https://example.org/s/scheme/mood> ;
    skos:notation "laughing" ;
    skos:prefLabel "laughing"@en ;
    skos:definition "A mood in which things are said with a laugh."@en ;
    .
"""


def _holds(study: Study, subject: str, predicate: str, value: str) -> bool:
    """Whether the built graph of a study says something."""
    store = engine(build.open_graph(study))
    return any(store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), NamedNode(value)))


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_scheme_alone_is_an_extension(tmp_path: Path) -> None:
    """The least that a study can add: one list, coded in the column concepts."""
    studies.write(
        tmp_path,
        f'{studies.SETTINGS}extensions = ["moods.ttl"]\n',
        flows="id,partnership,giver,receiver,resource,claimant,concepts\nf1,p1,a1,a2,funding,a1,mood:laughing\n",
    )
    (tmp_path / "moods.ttl").write_text(SCHEME, encoding="utf-8")
    study = Study.read(tmp_path)
    report = build.build(study)
    assert [fault for fault in report.faults if fault.column != "extracts"] == []
    claim, concept = f"{studies.BASE}claim/flows/f1", "https://example.org/s/scheme/mood#laughing"
    assert _holds(study, claim, f"{CP}hasConcept", concept)


def test_a_concept_in_our_scheme_has_its_own_address(grown: Study) -> None:
    """In the flow that was coded with it, and nowhere an address of ours."""
    assert _holds(grown, FLOW, f"{CP}resource", f"{MILL}childcare")
    assert not _holds(grown, FLOW, f"{CP}resource", "https://w3id.org/coprod-kg/scheme/resource#childcare")


def test_a_concept_in_our_scheme_can_be_measured(run: Run, grown: Study) -> None:
    """As a layer of its own, like any resource."""
    done = run("measure", "flows:childcare", "--format", "json", "--study", grown.folder)
    (layer,) = json.loads(done.stdout)["layers"]
    assert (layer["layer"], layer["arcs"]) == ("flows:childcare", 1)


def test_a_concept_in_our_scheme_can_be_asked_for(run: Run, grown: Study) -> None:
    """By its notation, in a question of the library."""
    given = ("--given", "resource=childcare", "--format", "csv", "--study", grown.folder)
    rows = _rows(run("ask", "who-gives-what", *given).stdout)
    assert [(row["giver"].rpartition("/")[2], row["resource"]) for row in rows] == [
        ("a1", f"{MILL}childcare")
    ]


def test_a_sector_of_ones_own_is_counted(run: Run, grown: Study) -> None:
    """Among ours, under its own name."""
    done = run("ask", "by-and-about", "--study", grown.folder)
    assert "faith groups" in done.stdout


def test_a_sector_of_ones_own_has_a_sign_of_its_own_on_a_map(run: Run, grown: Study, tmp_path: Path) -> None:
    """It is told apart from every other sector that is drawn."""
    run("map", "exchange", "--study", grown.folder, "-o", tmp_path / "m.html")
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "faith groups" in page
    from coprod_kg.pages.signs import signs

    words = grown.vocabulary
    sectors = [one.iri for one in words.schemes["https://w3id.org/coprod-kg/scheme/sector"].concepts]
    assert f"{MILL}faith" in sectors
    assert len(set(signs(sectors, words).values())) == len(sectors)


def test_a_kind_of_actor_of_ones_own_is_what_it_is_below(run: Run, grown: Study) -> None:
    """Its class is below ours, and its actors stand in every network."""
    actor = "https://example.org/mill/actor/a7"
    assert _holds(grown, actor, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{MILL}Choir")
    assert _holds(grown, actor, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", f"{CP}Actor")
    done = run("measure", "flows", "--format", "json", "--study", grown.folder)
    nodes = json.loads(done.stdout)["layers"][0]["nodes"]
    former = run("measure", "flows:access", "--format", "json", "--study", grown.folder)
    assert json.loads(former.stdout)["layers"][0]["arcs"] >= 1
    assert nodes >= 5


def test_words_of_ones_own_are_in_the_context_of_json_ld(run: Run, grown: Study, tmp_path: Path) -> None:
    """A reader of the file sees a name and not an address."""
    run("export", tmp_path / "g.jsonld", "--release", "controlled", "--study", grown.folder)
    context = json.loads((tmp_path / "g.jsonld").read_text(encoding="utf-8"))["@context"]
    text = json.dumps(context)
    assert MILL in text
    assert "heldIn" in text


@pytest.mark.parametrize(
    "prefix",
    ["1x", "a b", "", "@id", "a.", "é", "_:", "study", "cp", "xsd", "release-scheme", "my.own-2"],
)
def test_what_prefix_a_study_prefers_changes_nothing_that_is_said(prefix: str, mill_copy: Path) -> None:
    """One that cannot be written, or that means something else already, is not used."""
    study = extending.change(
        mill_copy, "settings.ttl", 'preferredNamespacePrefix "mill"', f'preferredNamespacePrefix "{prefix}"'
    )
    dataset = build.in_memory(mill_copy)
    said = {(str(q.subject), str(q.predicate), q.graph_name) for q in engine(dataset)}
    for suffix, form in ((".trig", "trig"), (".jsonld", "json-ld")):
        export(study, view(dataset), mill_copy / f"g{suffix}")
        found = Dataset()
        found.parse(mill_copy / f"g{suffix}", format=form)
        read = {
            (f"<{subject}>", f"<{property_}>", NamedNode(str(graph)))
            for subject, property_, _, graph in found.quads()
        }
        assert read == said
    told = [fault for fault in extending.told(study) if "prefix" in fault.message]
    assert [fault.severity for fault in told] == ([] if is_prefix(prefix) else ["warning"])


def test_a_question_of_ones_own_is_in_the_graph_under_the_base(grown: Study) -> None:
    """So that the graph tells what it can be asked, and who asks it."""
    question = "https://example.org/mill/question/meetings/who-meets-where"
    assert _holds(grown, question, "http://purl.org/dc/terms/isPartOf", "https://example.org/mill/question/")


def test_a_question_can_be_asked_by_things_and_words_of_ones_own(run: Run, grown: Study) -> None:
    """A meeting by its id or its title, a setting by its label."""
    text = (
        "#+ question: Who came to a meeting?\n"
        "#+ given meeting: the meeting (meeting)\n"
        "#+ given setting: only there (concept of setting, default any)\n"
        "#+ columns: actor (actor)\n\n"
        f"PREFIX mill: <{MILL}>\n\n"
        "SELECT ?actor\nWHERE {\n  ?_meeting mill:attendedBy ?actor .\n  ?_meeting mill:heldIn ?setting .\n"
        '  FILTER (STR(?_setting) = "any" || ?setting = ?_setting)\n}\nORDER BY ?actor\n'
    )
    extending.write(grown.folder, "meetings/who-came.rq", text)
    try:
        asked = ("ask", "who-came", "--format", "csv", "--study", grown.folder, "--given")
        by_id = run(*asked, "meeting=m2").stdout
        by_title = run(*asked, "meeting=first flood meeting", "--given", "setting=kitchen table").stdout
        elsewhere = run(*asked, "meeting=m2", "--given", "setting=Board Room").stdout
        nowhere = run(*asked, "meeting=m2", "--given", "setting=kitchn table")
    finally:
        (grown.folder / "extension" / "meetings" / "who-came.rq").unlink()
    assert [row["actor"].rpartition("/")[2] for row in _rows(by_id)] == ["a3", "a5"]
    assert by_title == by_id
    assert _rows(elsewhere) == []
    assert nowhere.exit_code == 2
    assert "kitchen table" in nowhere.stderr


def test_labels_of_ones_own_are_shown_in_answers(run: Run, grown: Study) -> None:
    """A reader sees words."""
    done = run("ask", "who-meets-where", "--given", "setting=board room", "--study", grown.folder)
    assert "board room" in done.stdout
    assert SETTING not in done.stdout


def test_an_unknown_word_in_a_cell_is_told_with_the_nearest_of_ones_own(mill_copy: Path) -> None:
    """As with words of ours."""
    extending.code(mill_copy, "meetings", {"setting": "kichen table"}, row=2)
    (fault,) = build.check_study(Study.read(mill_copy)).faults
    assert (fault.file, fault.row, fault.column) == ("coded/meetings.csv", 2, "setting")
    assert "kitchen table" in fault.remedy


@pytest.mark.parametrize("file", [
    "settings.ttl", "shapes.ttl", "practices.csvw.json", "meetings.csvw.json",
    "meetings/who-meets-where.rq", "check/meeting-of-strangers.rq",
])  # fmt: skip
def test_each_file_of_an_extension_is_part_of_what_a_graph_was_made_from(mill_copy: Path, file: str) -> None:
    """It is named with its digest, and a graph made from another one is another graph."""
    study = Study.read(mill_copy)
    build.build(study)
    store = engine(build.open_graph(study))
    named = {quad.object.value for quad in store.quads_for_pattern(None, NamedNode(f"{CP}sha256"), None)}
    import hashlib

    path = mill_copy / "extension" / file
    assert hashlib.sha256(path.read_bytes()).hexdigest() in named
    before = build._Work(study, build._quiet).digest
    path.write_bytes(path.read_bytes() + b"\n")
    assert build._Work(Study.read(mill_copy), build._quiet).digest != before


def test_the_ontology_in_the_graph_has_the_words_of_the_study(grown: Study) -> None:
    """Whoever gets the graph gets what its words mean."""
    store = engine(build.open_graph(grown))
    home = NamedNode("https://example.org/mill/graph/ontology")
    definition = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
    found: list[Quad] = list(store.quads_for_pattern(NamedNode(f"{MILL}Visit"), definition, None, home))
    assert len(found) == 1
    assert re.match("A situation", found[0].object.value)


def test_a_question_of_ones_own_has_an_address_under_a_base_that_ends_in_a_fragment(mill_copy: Path) -> None:
    """An address has one sign # at most: what goes on after it goes on with a slash."""
    settings = mill_copy / "study.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"https://example.org/mill/"', '"https://example.org/mill#"'), "utf-8")
    study = Study.read(mill_copy)
    assert build.build(study).is_sound
    store = engine(build.open_graph(study))
    asked = "https://example.org/mill#question/meetings/who-meets-where"
    assert _holds(study, asked, f"{SH}parameter", f"{asked}/_setting")
    named = store.quads_for_pattern(NamedNode(f"{asked}/_setting"), NamedNode(f"{SH}name"), None)
    assert [quad.object.value for quad in named] == ["setting"]  # type: ignore[union-attr]
