"""Every example is true: its triples stand in the graph of the mill, its row in a table."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from reading import markdown

from coprod_kg import resources
from coprod_kg.ask import Library, Names, ask, write
from coprod_kg.graph.store import engine
from coprod_kg.pages.reference.book import Book
from coprod_kg.pages.reference.sources import sources
from coprod_kg.vocabulary import CP, RDFS, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad
    from rdflib import Dataset

    from coprod_kg.ask import Question
    from coprod_kg.pages.reference import World

ANSWERS = Path(__file__).parents[2] / "answers"
EXAMPLE = re.compile(r"<summary>Example from (?P<place>.*?)</summary>(?P<body>.*?)</details>", re.DOTALL)
ENTRY = re.compile(r'<a id="([^"]+)"></a>\n### ')


@pytest.fixture(scope="module")
def heading(world: World) -> str:
    """Return the lines with which an example is whole Turtle, as the first page gives them."""
    spaces = Book(sources(world=world)).names.spaces()
    return f"@base <{world.study.base}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in spaces)


def _examples(reference: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return where the example of each term is from, and its code."""
    found: dict[str, tuple[str, str]] = {}
    for path, text in reference.items():
        if path.startswith("modules/") and path.endswith(".md"):
            parts = ENTRY.split(text)[1:]
            for name, entry in zip(parts[::2], parts[1::2], strict=True):
                if example := EXAMPLE.search(entry):
                    found[name] = (example["place"], markdown(example["body"]).listings[0])
    return found


def test_every_term_has_an_example(reference: dict[str, str]) -> None:
    """A word that nobody shows in use is hard to use."""
    terms = {
        triple.subject.value.removeprefix(CP)
        for file in vocabulary().files
        for triple in file.triples
        if isinstance(triple.subject, NamedNode)
        and triple.subject.value.startswith(CP)
        and triple.predicate.value == f"{RDFS}label"
    }
    assert len(terms) > 130
    assert terms - _examples(reference).keys() == set()


def test_every_example_uses_its_term_and_is_true(
    reference: dict[str, str], heading: str, mill_graph: Dataset
) -> None:
    """Its triples are those of the mill's graph, of an answer, or of our own files, as it says."""
    known = {
        "mill": {quad.triple for quad in engine(mill_graph)},
        "answer": {
            quad.triple
            for question in Library()
            if question.form == "CONSTRUCT"
            for quad in _answered(question, mill_graph)
        },
        "files": {
            quad.triple
            for path in resources.ontology().rglob("*.ttl")
            for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        },
    }
    count = dict.fromkeys((*known, "description"), 0)
    for name, (place, code) in _examples(reference).items():
        (source,) = [one for one in count if one in place]
        count[source] += 1
        if source == "description":
            assert _describes(json.loads(code), f"{CP}{name}"), name
            continue
        triples = {quad.triple for quad in parse(f"{heading}{code}".encode(), RdfFormat.TURTLE)}
        assert triples, name
        assert triples <= known[source], name
        used = {
            term.value for t in triples for term in (t.predicate, t.object) if isinstance(term, NamedNode)
        }
        assert used & set(vocabulary().subclasses(f"{CP}{name}")), name
    assert count["mill"] >= 110
    assert count["answer"] > 0
    assert count["description"] > 0


def _answered(question: Question, mill_graph: Dataset) -> Iterator[Quad]:
    """Yield the triples that a question makes of the mill."""
    found = ask(question, Names(mill_graph, "https://example.org/mill/"))
    yield from parse(write(found, "table", Names(mill_graph, "https://example.org/mill/")), RdfFormat.TURTLE)


def _describes(shown: dict[str, Any], iri: str) -> bool:
    """Return whether a table, or a column of one, is described as an example shows it, by a term."""
    parts = [part for table in vocabulary().tables.values() for part in _parts(table.source)]
    named = iri in shown or iri in map(str, shown.values())
    return named and any(all(part.get(key) == value for key, value in shown.items()) for part in parts)


def _parts(description: dict[str, Any]) -> list[dict[str, Any]]:
    return [description, *description["tableSchema"]["columns"]]


def test_every_row_that_is_shown_stands_in_its_table(reference: dict[str, str], mill: Path) -> None:
    """Cell by cell."""
    count = 0
    shown = re.compile(r"A row of \[`(\w+)`\].*?\n\n\|(.*?)\|\n\|[-|]+\|\n\|(.*?)\|\n")
    for path, text in reference.items():
        for table, head, row in shown.findall(text) if path.endswith(".md") else ():
            with (mill / "coded" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
                rows = list(csv.DictReader(lines))
            cells = dict(
                zip(
                    (one.strip() for one in head.split(" |")),
                    (one.strip() for one in row.split(" |")),
                    strict=True,
                )
            )
            cells = {name: text.replace("\\", "") for name, text in cells.items()}
            assert any(cells.items() <= one.items() for one in rows), (path, cells)
            count += 1
    assert count > 95


def test_the_example_of_a_claim_says_what_it_is_about(reference: dict[str, str]) -> None:
    """A claim is nothing without its situation, so that is not among what is cut off."""
    _, code = _examples(reference)["Claim"]
    said = [line.split()[0] for line in code.splitlines() if line.startswith("    ")]
    assert said.index("cp:about") < said.index("cp:fromAsGiven")
    assert {"cp:claimant", "cp:stance", "cp:mode", "cp:evidence"} <= set(said)


def test_every_value_of_an_example_stands_in_the_row_above_it(reference: dict[str, str]) -> None:
    """Whoever sees a name or a number in the graph can see from which cell it came."""
    entry = ENTRY.split(reference["modules/claims.md"])
    body = EXAMPLE.search(entry[entry.index("Claim") + 1])
    assert body is not None
    row = re.findall(r"^\| (.*) \|$", body["body"], re.MULTILINE)[1].split(" | ")
    literals = re.findall(
        r'cp:(?:fromAsGiven|toAsGiven) "(.*?)"|cp:(?:strength|confidence) (\d)', body["body"]
    )
    values = [one or other for one, other in literals]
    assert len(values) == 4
    assert set(values) <= set(row)


def test_every_question_shows_as_many_rows_as_the_tests_expect(world: World) -> None:
    """What the mill answers is compared cell by cell in the tests of the questions; here it is the same."""
    counted = 0
    for question in Library():
        kept = ANSWERS / f"{question.name}.csv"
        if kept.is_file():
            with kept.open(encoding="utf-8", newline="") as lines:
                rows = list(csv.reader(lines))[1:]
            found = world.answer(question)
            assert found.size == len(rows), question.name
            assert len(found.rows or found.triples) == min(4, len(rows)), question.name
            counted += 1
    assert counted > 40
