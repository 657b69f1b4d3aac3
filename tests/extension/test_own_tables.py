"""Columns and tables of a study's own do what ours do: read, checked, woven, asked."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import extending
import pytest
from extending import CP, MILL, SHAPES
from pyoxigraph import Literal, NamedNode

from coprod_kg import build
from coprod_kg.graph.store import engine
from coprod_kg.study import Study

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

    from coprod_kg.errors import Fault

B = "https://example.org/mill/"
XSD = "http://www.w3.org/2001/XMLSchema#"


def _objects(study: Study, subject: str, predicate: str) -> list[NamedNode | Literal]:
    store = engine(build.open_graph(study))
    return sorted(
        (quad.object for quad in store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None)),
        key=str,
    )


def _of(study: Study, *files: str) -> list[Fault]:
    """Return the faults in some coded tables that a check finds, warnings about extracts left out."""
    named = [f"coded/{file}.csv" for file in files]
    found = build.check_study(study).faults
    return [fault for fault in found if fault.file in named and fault.column != "extracts"]


def test_a_column_of_lists(grown: Study) -> None:
    """Each value by itself, without the blanks around it."""
    texts = _objects(grown, f"{B}actor/a1", f"{MILL}language")
    assert [one.value for one in texts] == ["English", "Welsh"]


def test_a_column_of_numbers(grown: Study) -> None:
    """As a number, not as a text."""
    found = _objects(grown, f"{B}actor/a1", f"{MILL}household")
    assert found == [Literal("4", datatype=NamedNode(f"{XSD}integer"))]


def test_a_column_of_dates(grown: Study) -> None:
    """As it was given, with a bound that can be compared."""
    assert [one.value for one in _objects(grown, f"{B}actor/a1", f"{MILL}joined")] == ["2012-03"]
    bound = Literal("2012-03-01", datatype=NamedNode(f"{XSD}date"))
    assert _objects(grown, f"{B}actor/a1", f"{MILL}joinedFrom") == [bound]


@pytest.mark.parametrize(
    ("property_", "datatype", "texts"),
    [
        ("rent", "decimal", ["90.5"]),
        ("askedOn", "date", ["2012-02-29"]),
        ("site", "anyURI", ["https://a.org/x#y", "urn:x:%C3%A9"]),
    ],
)
def test_a_column_of_other_values(grown: Study, property_: str, datatype: str, texts: list[str]) -> None:
    """With their datatype, so that they can be compared."""
    kind = NamedNode(f"{XSD}{datatype}")
    found = _objects(grown, f"{B}actor/a1", f"{MILL}{property_}")
    assert found == [Literal(text, datatype=kind) for text in texts]


def test_a_column_of_addresses(grown: Study) -> None:
    """As they are; an empty cell means the default."""
    found = [_objects(grown, f"{B}actor/{one}", f"{MILL}listedAs") for one in ("a1", "a2")]
    assert found == [[NamedNode("https://example.org/a'b/?c=d")], [NamedNode(extending.REGISTER)]]


def test_a_word_that_stands_for_nothing(grown: Study) -> None:
    """In whatever case it is written."""
    assert _objects(grown, f"{B}actor/a2", f"{MILL}askedOn") == []


def test_a_column_of_ids_on_a_table_of_statements(grown: Study) -> None:
    """Of the claim, which is what a row of such a table is."""
    found = _objects(grown, f"{B}claim/flows/f1", f"{MILL}witness")
    assert [one.value for one in found] == [f"{B}actor/a3", f"{B}actor/a5"]


@pytest.mark.parametrize(
    ("table", "column", "cell", "said"),
    [
        ("actors", "household", "many", "number"),
        ("actors", "household", "21", "20"),
        ("actors", "joined", "March", "date"),
        ("actors", "rent", "4,5", "4.5"),
        ("actors", "rent", "0.4", "0.5"),
        ("actors", "asked", "2012-02", "2012-03-31"),
        ("actors", "site", "https://a.org b.org", "b.org"),
        ("actors", "listed", "nowhere", "nowhere"),
        ("flows", "witnesses", "a3;zz", "zz"),
        ("visits", "host", "zz", "zz"),
        ("visits", "from", "soon", "date"),
        ("meetings", "attended_by", "a1;zz", "zz"),
        ("visits", "strength", "6", "5"),
    ],
)
def test_a_cell_that_does_not_fit_is_told(
    mill_copy: Path, table: str, column: str, cell: str, said: str
) -> None:
    """In columns and tables of one's own as in ours."""
    extending.grow(mill_copy)
    extending.code(mill_copy, table, {column: cell}, row=2)
    (fault,) = _of(Study.read(mill_copy), table)
    assert (fault.row, fault.column, fault.is_error) == (2, column, True)
    assert said in f"{fault.message} {fault.remedy}"


def test_a_missing_cell_of_a_table_of_ones_own_is_told(mill_copy: Path) -> None:
    """Required means required."""
    extending.grow(mill_copy)
    extending.code(mill_copy, "visits", {"host": ""}, row=2)
    (fault,) = _of(Study.read(mill_copy), "visits")
    assert (fault.row, fault.column) == (2, "host")


def test_an_id_that_stands_twice_in_a_table_of_ones_own_is_told(mill_copy: Path) -> None:
    """Two rows would be one thing."""
    extending.code(mill_copy, "meetings", {"id": "m1"}, row=3)
    found = _of(Study.read(mill_copy), "meetings")
    assert [(fault.row, fault.column) for fault in found] == [(3, "id")]


# Statements


def test_two_claims_about_one_situation_of_ones_own_are_one_situation(grown: Study) -> None:
    """It is known by its identity columns, whoever says what about it."""
    situation = f"{B}visits/p1/a3/a1"
    for claim in ("y1", "y2"):
        assert _objects(grown, f"{B}claim/visits/{claim}", f"{CP}about") == [NamedNode(situation)]
    assert NamedNode(f"{MILL}Visit") in _objects(
        grown, situation, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    )
    assert _objects(grown, situation, f"{MILL}receivedBy") == [NamedNode(f"{B}actor/a3")]


def test_a_claim_of_ones_own_takes_what_is_empty_from_its_extracts(grown: Study) -> None:
    """The claimant from who speaks, the stance and mode from their defaults, the coder from the study."""
    claim = f"{B}claim/visits/y1"
    (speaker,) = _objects(grown, f"{B}extract/x6", f"{CP}spokenBy")
    assert _objects(grown, claim, f"{CP}claimant") == [speaker]
    assert [one.value.rpartition("#")[2] for one in _objects(grown, claim, f"{CP}stance")] == ["affirmed"]
    assert [one.value.rpartition("#")[2] for one in _objects(grown, claim, f"{CP}mode")] == ["happened"]
    assert _objects(grown, claim, f"{CP}coder") == [NamedNode(f"{B}coder/c1")]


def test_a_claim_of_ones_own_can_be_traced(run: Run, grown: Study) -> None:
    """To its words and whose they are, by the question that traces every claim."""
    done = run("ask", "evidence/trace", "--format", "csv", "--study", grown.folder)
    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["claim"] == f"{B}claim/visits/y1"]
    assert [row["extract"] for row in rows] == [f"{B}extract/x6"]


def test_a_disagreement_about_a_situation_of_ones_own_is_found(run: Run, grown: Study) -> None:
    """One affirms what another denies, whatever it is."""
    done = run("ask", "partner-disagreement", "--format", "csv", "--study", grown.folder)
    assert f"{B}visits/p1/a3/a1" in done.stdout


def test_claims_of_ones_own_are_counted_by_who_makes_them(run: Run, grown: Study, tmp_path: Path) -> None:
    """The audit of voices knows every claim."""
    assert run("new", tmp_path / "mill", "--example", "mill").exit_code == 0
    run("build", "--study", tmp_path / "mill")

    def claims(study: object) -> int:
        done = run("ask", "who-speaks", "--given", "stance=any", "--format", "csv", "--study", study)
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        (column,) = (name for name in rows[0] if name.casefold() in {"claims", "own", "ownclaims"})
        return sum(int(row[column]) for row in rows)

    assert claims(grown.folder) == claims(tmp_path / "mill") + 2


def test_an_identity_may_be_claimed_at_other_times(grown: Study) -> None:
    """What is said of the claim stands with the claim."""
    assert [one.value for one in _objects(grown, f"{B}claim/visits/y1", f"{CP}fromAsGiven")] == ["2013"]
    assert _objects(grown, f"{B}visits/p1/a3/a1", f"{CP}fromAsGiven") == []


# Shapes and rules


@pytest.mark.parametrize(
    "asks",
    ["sh:maxCount 0", "sh:not [ sh:nodeKind sh:IRI ]"],
    ids=["compiled", "left to the reference"],
)
def test_a_shape_of_ones_own_finds_what_breaks_it(mill_copy: Path, asks: str) -> None:
    """At the row and column, in its own words; by our queries, or by the validator where we have none."""
    text = (
        "shapes:A a sh:NodeShape ; sh:targetClass mill:Meeting ; sh:property shapes:B .\n"
        f"shapes:B a sh:PropertyShape ; sh:path mill:heldIn ; {asks} ;\n"
        "  sh:message 'A meeting is held nowhere.'@en ; cp:remedy 'Leave it out.'@en .\n"
    )
    found = _of(extending.write(mill_copy, "more.ttl", SHAPES + text), "meetings")
    assert [(fault.row, fault.column) for fault in found] == [(row, "setting") for row in range(2, 7)]
    assert all(fault.message.startswith("a meeting is held nowhere") for fault in found)
    assert {fault.remedy for fault in found} == {"Leave it out."}


def test_the_shape_of_the_mill_finds_a_meeting_of_one(mill_copy: Path) -> None:
    """What the example promises."""
    extending.code(mill_copy, "meetings", {"attended_by": "a3"}, row=3)
    (fault,) = _of(Study.read(mill_copy), "meetings")
    assert (fault.row, fault.column) == (3, "attended_by")
    assert fault.message == "a meeting takes at least two who come."


def test_the_rule_of_the_mill_finds_a_stranger(mill_copy: Path) -> None:
    """As a warning, with the name of who came."""
    extending.code(mill_copy, "meetings", {"attended_by": "a3;a9"}, row=3)
    (fault,) = _of(Study.read(mill_copy), "meetings")
    assert (fault.row, fault.column, fault.severity) == (3, "attended_by", "warning")
    assert fault.message.startswith("'academics' (a9) came to the meeting")


def test_a_rule_of_ones_own_can_be_asked(run: Run, grown: Study) -> None:
    """By its name, like the others; its rows make it exit 1."""
    assert run("ask", "check/meeting-of-strangers", "--study", grown.folder).exit_code == 0
