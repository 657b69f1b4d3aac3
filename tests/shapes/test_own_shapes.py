"""A study brings a class, a property, a table and a shape of its own.

The shape is compiled as ours are, other engines find the same, and a fault stands in
the row and column where it was written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple
from shacl_engines import by_pyshacl, by_shifty, compiled, store
from shacl_report import Result
from twin_folders import world

from coprod_kg import check
from coprod_kg.check import shapes
from coprod_kg.tables import table
from coprod_kg.vocabulary import RDF, WordFile, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.vocabulary import Vocabulary

OWN = "https://study.example/own#"
BASE = "https://study.example/"
WORDS = """
@prefix : <https://study.example/own#> .
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:Vessel
    a owl:Class ;
    rdfs:label "vessel"@en ;
    .

:Ferry
    a owl:Class ;
    rdfs:subClassOf :Vessel ;
    rdfs:label "ferry"@en ;
    .

:runBy
    a owl:ObjectProperty ;
    rdfs:label "run by"@en ;
    rdfs:domain :Vessel ;
    rdfs:range cp:Actor ;
    .

:berths
    a owl:DatatypeProperty ;
    rdfs:label "berths"@en ;
    rdfs:domain :Vessel ;
    rdfs:range xsd:integer ;
    .
"""
SHAPE = """
@prefix : <https://study.example/own#> .
@prefix cp: <https://w3id.org/coprod-kg/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:VesselShape
    a sh:NodeShape ;
    sh:targetClass :Vessel ;
    sh:property :VesselShape-runBy ;
    sh:property :VesselShape-berths ;
    .

:VesselShape-runBy
    a sh:PropertyShape ;
    sh:path :runBy ;
    sh:class cp:Actor ;
    sh:minCount 1 ;
    sh:message "A vessel is run by one or more actors."@en ;
    cp:remedy "Name actors of the actors table in the column run_by."@en ;
    .

:VesselShape-berths
    a sh:PropertyShape ;
    sh:path :berths ;
    sh:datatype xsd:integer ;
    sh:minInclusive 1 ;
    sh:severity sh:Warning ;
    sh:message "A vessel has at least one berth."@en ;
    cp:remedy "Count the berths again."@en ;
    .
"""
TABLE = {
    "url": "vessels.csv",
    "tableSchema": {
        "aboutUrl": "vessel/{id}",
        "primaryKey": "id",
        "columns": [
            {"name": "id", "titles": "id", "required": True, "datatype": "string"},
            {"name": "run_by", "titles": "run_by", "datatype": "string", "propertyUrl": OWN + "runBy"},
            {"name": "berths", "titles": "berths", "datatype": "integer", "propertyUrl": OWN + "berths"},
        ],
    },
}


RUN_BY = "A vessel is run by one or more actors."


class Rows:
    """The rows of the table of vessels."""

    def of(self, iri: str) -> tuple[str, int] | None:
        """Return file and row of a vessel."""
        rows = {
            "vessel/whole": 2,
            "vessel/drifting": 3,
            "vessel/run-by-a-partnership": 4,
            "vessel/no-berth": 5,
        }
        row = rows.get(iri.removeprefix(BASE))
        return row and ("coded/vessels.csv", row)


def vessel(name: str, kind: str, run_by: str | None, berths: int | None) -> list[Triple]:
    """Return what the row of one vessel says."""
    subject = NamedNode(f"{BASE}vessel/{name}")
    said = [Triple(subject, NamedNode(RDF + "type"), NamedNode(OWN + kind))]
    if run_by is not None:
        said.append(Triple(subject, NamedNode(OWN + "runBy"), NamedNode(BASE + run_by)))
    if berths is not None:
        said.append(Triple(subject, NamedNode(OWN + "berths"), Literal(berths)))
    return said


WHOLE = vessel("whole", "Ferry", "actor/port", 40)
FAULTY = [
    *vessel("drifting", "Vessel", None, 4),
    *vessel("run-by-a-partnership", "Ferry", "partnership/harbour", 4),
    *vessel("no-berth", "Ferry", "actor/crew", 0),
]


@pytest.fixture
def known(tmp_path: Path) -> Vocabulary:
    """Return the vocabulary with the words and the table of the study."""
    (tmp_path / "words.ttl").write_text(WORDS, encoding="utf-8")
    return vocabulary().extended([WordFile.read(tmp_path / "words.ttl", "words.ttl")], [table(TABLE)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the study's shapes."""
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "vessels.ttl").write_text(SHAPE, encoding="utf-8")
    return tmp_path / "shapes"


def told(known: Vocabulary, folder: Path, data: list[Triple]) -> list[tuple[object, ...]]:
    """Return place, severity and remedy of each fault that concerns a vessel."""
    graph = store(world() + data)
    words = (triple for file in known.files for triple in file.triples)
    graph.extend(Quad(*triple, NamedNode(BASE + "graph/words")) for triple in words if OWN in str(triple))
    library = check.library()
    asked = library._replace(shapes=(*library.shapes, folder))
    found = check.faults(graph, Rows(), vocabulary=known, asked=asked)
    return [
        (one.file, one.row, one.column, one.severity, one.remedy.split()[0])
        for one in found
        if one.file == "coded/vessels.csv"
    ]


def test_an_own_shape_is_compiled(folder: Path) -> None:
    """One that went to the general validator would make the check of a large study slow."""
    (shape,) = shapes.read(folder)
    assert shape.compiled
    assert shape.targets == (("targetClass", OWN + "Vessel"),)
    assert [one.kind for one in shape.constraints] == ["datatype", "minInclusive", "class", "minCount"]


def test_a_fault_by_an_own_shape_stands_in_its_row_and_column(known: Vocabulary, folder: Path) -> None:
    """Whoever wrote the shape wants to be led to the cell, as by ours; a ferry is a vessel."""
    assert told(known, folder, WHOLE + FAULTY) == [
        ("coded/vessels.csv", 3, "run_by", "error", "Name"),
        ("coded/vessels.csv", 4, "run_by", "error", "Name"),
        ("coded/vessels.csv", 5, "berths", "warning", "Count"),
    ]


def test_an_own_shape_is_silent_on_what_holds(known: Vocabulary, folder: Path) -> None:
    """It must not hold up good data."""
    assert told(known, folder, WHOLE) == []


def test_what_an_own_shape_does_not_look_at_is_not_told(known: Vocabulary, tmp_path: Path) -> None:
    """Without the shape nothing is asked of vessels, so that the faults above are the shape's."""
    (tmp_path / "none").mkdir()
    assert told(known, tmp_path / "none", WHOLE + FAULTY) == []


def test_other_engines_read_an_own_shape_alike(known: Vocabulary, folder: Path) -> None:
    """A study may take its shapes to another program."""
    words = [triple for file in known.files for triple in file.triples if OWN in str(triple)]
    named = [triple for triple in words if isinstance(triple.subject, NamedNode)]
    vessels = [*vessel("drifting", "Vessel", None, 4), *vessel("no-berth", "Vessel", "actor/crew", 0)]
    data = world() + named + vessels
    expected = [
        Result("vessel/drifting", "own#runBy", "", "MinCount", "Violation", "own#VesselShape-runBy", RUN_BY),
        Result(
            *("vessel/no-berth", "own#berths", '"0"^^xsd:integer', "MinInclusive", "Warning"),
            *("own#VesselShape-berths", "A vessel has at least one berth."),
        ),
    ]
    assert compiled(data, folder) == by_pyshacl(data, folder) == by_shifty(data, folder) == expected
