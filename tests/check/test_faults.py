"""Faults of a graph: at the row and column where they were written, in words, each once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from coprod_kg import build, check, resources
from coprod_kg.check.places import Finder, column
from coprod_kg.check.words import Words
from coprod_kg.graph.store import behind_dataset
from coprod_kg.vocabulary import CP, RDF, RDFS, vocabulary

if TYPE_CHECKING:
    from coprod_kg.errors import Fault

WORLD = Path(__file__).parents[1] / "shapes" / "world.ttl"
BASE = "https://study.example/"
DATA = NamedNode(BASE + "graph/data")
FLOW, OVER, W1 = "flows/p1/a1/a2/data", "power_over/p1/a2/a1/agenda", "claim/power_over/w1"


class Rows:
    """Rows of a study by IRI, as the coded tables would give them."""

    def __init__(self, *places: tuple[str, str, int]) -> None:
        """Take IRI below the base, file and row."""
        self._places = {BASE + iri: (file, row) for iri, file, row in places}

    def of(self, iri: str) -> tuple[str, int] | None:
        """Return the row, if it is known."""
        return self._places.get(iri)


ROWS = Rows(
    (W1, "power_over.csv", 2),
    ("claim/flows/w2", "flows.csv", 2),
    ("claim/flows/w3", "flows.csv", 3),
    ("actor/a1", "actors.csv", 2),
    ("actor/a2", "actors.csv", 3),
    ("partnership/p1", "partnerships.csv", 3),
    ("extract/x1", "extracts.csv", 2),
    ("source/s1", "sources.csv", 2),
)


@pytest.fixture
def world() -> Store:
    """Return the valid world with the ontology; a test may break it."""
    store = Store()
    for triple in (*vocabulary().triples(), *parse(path=str(WORLD), format=RdfFormat.TURTLE)):
        store.add(Quad(triple.subject, triple.predicate, triple.object, DATA))
    return store


def node(iri: str) -> NamedNode:
    """Return a node of the study."""
    return NamedNode(BASE + iri)


def give(store: Store, subject: str, property_: str, *values: NamedNode | Literal) -> None:
    """Replace the values of a property."""
    for quad in list(store.quads_for_pattern(node(subject), NamedNode(property_), None)):
        store.remove(quad)
    for value in values:
        store.add(Quad(node(subject), NamedNode(property_), value, DATA))


def places(found: list[Fault]) -> list[tuple[str, int | None, str | None]]:
    """Return where errors stand; the world has claims without extracts, which are warnings."""
    return [(fault.file, fault.row, fault.column) for fault in found if fault.is_error]


def test_the_world_has_no_errors(world: Store) -> None:
    """What the tests below break must have been whole before."""
    assert places(check.faults(world, ROWS)) == []


def test_a_fault_of_a_situation_stands_at_every_claim_about_it(world: Store) -> None:
    """A situation has no row; each row that speaks of it must be put right."""
    give(world, FLOW, CP + "receiver")
    assert places(check.faults(world, ROWS)) == [("flows.csv", 2, "receiver"), ("flows.csv", 3, "receiver")]


def test_holder_over_itself_is_told_once(world: Store) -> None:
    """Shape and rule both find it; the reader is told once, in words."""
    give(world, OVER, CP + "heldOver", node("actor/a2"))
    errors = [fault for fault in check.faults(world, ROWS) if fault.is_error]
    assert [(fault.row, fault.column, fault.message) for fault in errors] == [
        (2, "over", "an actor is said to hold power over itself (found: 'Port office' (a2)).")
    ]
    assert errors[0].remedy.startswith("Correct the holder")


def test_giver_is_receiver_is_a_warning(world: Store) -> None:
    """An organisation may give to a part of itself; it is pointed out and no more."""
    give(world, FLOW, CP + "giver", node("actor/a2"))
    found = [fault for fault in check.faults(world, ROWS) if fault.column == "receiver"]
    assert {(fault.row, fault.severity, fault.message) for fault in found} == {
        (row, "warning", "'Port office' (a2) is said to give something to itself.") for row in (2, 3)
    }


def test_what_follows_from_an_error_in_the_same_cell_is_left_out(world: Store) -> None:
    """An unknown receiver makes no triple; that the flow then lacks one tells the reader nothing new."""
    give(world, FLOW, CP + "receiver")
    found = check.faults(world, ROWS, {("flows.csv", 2, "receiver")})
    assert places(found) == [("flows.csv", 3, "receiver")]


def test_a_cell_of_a_workbook_is_known_by_its_sheet(world: Store) -> None:
    """Row 2, column receiver stands in many sheets of one file."""

    class Sheets(Rows):
        def of(self, iri: str):
            place = super().of(iri)
            return place and ("coded.xlsx", place[1], Path(place[0]).stem)

    give(world, FLOW, CP + "receiver")
    rows = Sheets(("claim/flows/w2", "flows.csv", 2), ("claim/flows/w3", "flows.csv", 3))
    found = check.faults(world, rows, {("coded.xlsx", "power_over", 2, "receiver")})
    assert {(f.file, f.sheet, f.row) for f in found if f.is_error} == {
        ("coded.xlsx", "flows", 2),
        ("coded.xlsx", "flows", 3),
    }
    assert [
        f.row for f in check.faults(world, rows, {("coded.xlsx", "flows", 2, "receiver")}) if f.is_error
    ] == [3]


@pytest.mark.parametrize(
    ("subject", "property_", "value", "place"),
    [
        ("actor/a1", RDFS + "label", None, ("actors.csv", 2, "name")),
        ("actor/a1", CP + "inSector", node("nothing"), ("actors.csv", 2, "sector")),
        ("actor/a1", RDF + "type", NamedNode(CP + "Actor"), ("actors.csv", 2, "kind")),
        (W1, CP + "holdsFrom", Literal("2012"), ("power_over.csv", 2, "from")),
        (W1, CP + "acrossPartnership", node("partnership/p1"), ("power_over.csv", 2, "partnership")),
        (W1, CP + "strength", Literal(6), ("power_over.csv", 2, "strength")),
        (W1, CP + "evidence", node("actor/a1"), ("power_over.csv", 2, "extracts")),
        (W1, CP + "about", None, ("power_over.csv", 2, None)),
        ("actor/a2", CP + "hosts", node("partnership/p1"), ("partnerships.csv", 3, "host")),
        ("source/s1", CP + "dateTo", None, ("sources.csv", 2, "date")),
        ("extract/x1/position", "http://www.w3.org/ns/oa#start", Literal(99), ("extracts.csv", 2, "start")),
        ("extract/x1", "http://www.w3.org/ns/oa#hasSelector", Literal("x"), ("extracts.csv", 2, "text")),
    ],
)
def test_a_fault_stands_at_the_column_of_its_property(world: Store, subject, property_, value, place) -> None:
    """The reader looks into a cell, whatever the graph calls it."""
    give(world, subject, property_, *([] if value is None else [value]))
    assert place in places(check.faults(world, ROWS))


def test_a_fault_of_the_ontology_stands_in_its_file(world: Store) -> None:
    """A tension type with one pole is a fault in a scheme, not in anybody's tables."""
    including = NamedNode("https://w3id.org/coprod-kg/scheme/pole#including")
    for quad in list(world.quads_for_pattern(None, NamedNode(CP + "hasPole"), including)):
        world.remove(quad)
    found = [fault for fault in check.faults(world, ROWS) if fault.is_error]
    assert [(fault.file, fault.row) for fault in found] == [("ontology/schemes/tension.ttl", None)]
    assert "excluding versus including language" in found[0].message


def test_a_fault_without_a_row_names_the_thing(world: Store) -> None:
    """In a graph from elsewhere no table is at hand; the message must then say what it is about."""
    give(world, FLOW, CP + "receiver")
    found = [fault for fault in check.faults(world, check.Nowhere()) if fault.is_error]
    assert [(fault.file, fault.row, fault.column) for fault in found] == [("", None, None)]
    assert found[0].message.startswith("flows w2: a flow has exactly one receiver")


def test_faults_are_sorted_and_each_stands_once(world: Store) -> None:
    """A list in another order every time cannot be worked through."""
    give(world, FLOW, CP + "receiver")
    give(world, W1, CP + "strength", Literal(6), Literal(7))
    found = check.faults(world, ROWS)
    assert len(found) == len(set(found)) > 3
    assert found == check.faults(behind_dataset(world), ROWS)
    assert [f.file for f in found] == sorted(f.file for f in found)


def test_an_exchange_is_found_by_the_rows_that_name_it(world: Store) -> None:
    """An exchange is only a label in the flows table."""
    finder = Finder(world, vocabulary(), ROWS)
    rows = finder.rows(BASE + "exchange/tide%20tables")
    assert [(row.file, row.row) for row in rows] == [("flows.csv", 2)]
    assert column(rows[0].table, CP + "partOfExchange") == "exchange"


def test_things_are_called_by_label_and_id(world: Store) -> None:
    """IRIs are for machines."""
    world.add(Quad(node("actor/a 9".replace(" ", "%20")), NamedNode(RDFS + "label"), Literal("N" * 99), DATA))
    words = Words(world, vocabulary(), Finder(world, vocabulary(), ROWS))
    assert words.of(node("actor/a1")) == "'Ida' (a1)"
    assert words.of(node("claim/flows/w3")) == "flows w3"
    assert words.of(node(FLOW)) == "flows w2"
    assert words.of(node("extract/x1")) == "extracts x1"
    assert words.of(NamedNode("https://w3id.org/coprod-kg/scheme/pole#realistic")).startswith("'realistic")
    assert words.of(NamedNode("https://elsewhere.example/x")) == "<https://elsewhere.example/x>"
    assert words.of(node("actor/a%209")) == f"'{'N' * 59}…' (a 9)"
    assert words.of(Literal("two\n  lines")) == "two lines"


def test_a_study_may_bring_rules_and_shapes_of_its_own(world: Store, tmp_path: Path) -> None:
    """Those of the program stay in force beside them."""
    (tmp_path / "own.rq").write_text(
        "#+ question: Which actors are called Ida?\n#+ message: {name} again.\n#+ remedy: Rename.\n"
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        'SELECT ?thing ?name WHERE { ?thing rdfs:label ?name . FILTER (?name = "Ida") } ORDER BY ?thing\n',
        encoding="utf-8",
    )
    give(world, FLOW, CP + "receiver")
    asked = check.Library(check.library().shapes, (*check.library().rules, tmp_path))
    found = check.faults(world, ROWS, asked=asked)
    assert ("actors.csv", 2, None) in places(found)
    assert ("flows.csv", 2, "receiver") in places(found)
    assert check.looked_at(asked)["rules"] == check.looked_at()["rules"] + 1


def test_the_check_says_how_much_it_looked_at() -> None:
    """A check that looked at nothing must not pass for one that found nothing."""
    assert check.looked_at()["constraints"] >= 250
    assert check.looked_at()["rules"] >= 20


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in resources.examples().glob("*/study.toml"))
)
def test_every_example_is_silent(name: str) -> None:
    """Examples are what users copy; a warning in them would teach to overlook warnings."""
    graph = build.in_memory(resources.examples() / name)
    assert [str(fault) for fault in check.faults(graph, check.Nowhere())] == []
