"""The map of tensions beside the questions about tensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps
import pytest

from coprod_kg.ask import Library, Names, ask
from coprod_kg.pages.page import map_page

if TYPE_CHECKING:
    from rdflib import Dataset


def _drawn(graph: Dataset, **options: str) -> dict:
    return maps.island(map_page(graph, "tensions", study="The Mill", **options))


def _asked(graph: Dataset, question: str, base: str) -> list[dict[str, str]]:
    answer = ask(Library().find(question), Names(graph, base))
    return [{name: str(value) for name, value in row.items()} for row in answer.records()]


@pytest.fixture(scope="module")
def base(mill: object) -> str:
    """Return the base of the mill's addresses."""
    from pathlib import Path

    from coprod_kg.study import Study

    return Study.read(Path(str(mill))).base


def test_tensions_are_those_that_the_question_finds(mill_graph: Dataset, base: str) -> None:
    """Each manifestation that is affirmed and happened, in its partnership."""
    data = _drawn(mill_graph)
    iris = {actor["id"]: actor["iri"] for actor in data["actors"]}
    asked = {(row["partnership"], row["manifestation"]) for row in _asked(mill_graph, "tensions/where", base)}
    drawn = {(iris[tie["giver"]], iris[tie["receiver"]]) for tie in data["ties"]}
    assert asked
    assert asked <= drawn
    places = {place for place, _ in asked}
    assert {pair for pair in drawn if pair[0] in places} == asked


def test_open_tensions_are_those_without_a_response(mill_graph: Dataset, base: str) -> None:
    """What nobody met is seen at once: a dashed card that says so."""
    nodes = {node["id"]: node for node in _drawn(mill_graph)["drawing"]["nodes"]}
    data = _drawn(mill_graph)
    is_open = {
        actor["iri"] for actor in data["actors"] if nodes[actor["id"]]["shapeProperties"]["borderDashes"]
    }
    unmet = {row["manifestation"] for row in _asked(mill_graph, "tensions/unmet", base)}
    assert unmet
    assert is_open == unmet
    assert all(
        nodes[a["id"]]["label"].startswith("TENSION, UNMET") for a in data["actors"] if a["iri"] in unmet
    )


def test_practices_and_poles_rest_on_the_claims_that_the_questions_give(
    mill_graph: Dataset, base: str
) -> None:
    """No more and no fewer."""
    drawn = maps.claims(_drawn(mill_graph))
    poles = {row["claim"] for row in _asked(mill_graph, "tensions/poles-taken", base) if "claim" in row}
    responses = {row["claim"] for row in _asked(mill_graph, "tensions/responses", base)}
    claims = {claim for claim in poles | responses if claim != "None"}
    assert len(claims) >= 6
    assert claims <= drawn
    of_tables = {claim for claim in drawn if "/positions/" in claim or "/responses/" in claim}
    assert {one for one in of_tables if not one.endswith("/o5")} == claims


def test_numbers_in_the_header_are_those_of_the_questions(mill_graph: Dataset, base: str) -> None:
    """A page that counts otherwise than the answers would be believed by nobody."""
    shown = {row["manifestation"] for row in _asked(mill_graph, "tensions/where", base)}
    unmet = {row["manifestation"] for row in _asked(mill_graph, "tensions/unmet", base)}
    page = map_page(mill_graph, "tensions", study="The Mill")
    assert f"{len(shown)} tensions in " in page
    assert f"no practice is said to have met {len(unmet)} of the tensions" in page


def test_header_says_so_where_every_tension_was_met(riverside_graph: Dataset) -> None:
    """That no practice met 0 of them is a riddle."""
    page = map_page(riverside_graph, "tensions", study="R", release="controlled", partnership="p1")
    assert "; a practice is said to have met each of the tensions.</p>" in page
    assert "met 0 of" not in page


def test_denied_position_makes_no_line_and_is_told(mill_graph: Dataset) -> None:
    """Somebody denies that a3 took the idealistic pole; who does take it keeps the line."""
    data = _drawn(mill_graph)
    denying = [one for tie in data["ties"] for one in tie["said"] if one.get("denies")]
    assert [one["claim"].rpartition("/")[2] for one in denying] == ["o5"]


def test_plans_and_reports_make_no_line(mill_graph: Dataset) -> None:
    """A planned response and a reported position are not what happened by their own account."""
    claims = {claim.rpartition("/")[2] for claim in maps.claims(_drawn(mill_graph))}
    assert {"r1", "r2", "r3", "o1"} <= claims
    assert not {"r4", "r5", "o6", "t6"} & claims


def test_one_partnership_shows_its_own_tensions(mill_graph: Dataset) -> None:
    """And no practice of another."""
    names = {label for pair in maps.labels(_drawn(mill_graph, partnership="p3")) for label in pair}
    assert "dividing the budget together" in names
    assert "rotating chair" not in names


def test_each_card_says_in_words_what_it_is(mill_graph: Dataset) -> None:
    """Shape and colour alone would leave readers to guess."""
    cards = [node for node in _drawn(mill_graph)["drawing"]["nodes"] if node["shape"] == "box"]
    assert {node["label"].split("\n")[0] for node in cards} == {
        "PARTNERSHIP",
        "TENSION",
        "TENSION, UNMET",
        "POLE",
        "RESPONSE",
    }
