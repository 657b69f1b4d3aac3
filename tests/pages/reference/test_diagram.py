"""The picture of a module holds every class and every link, in boxes that do not overlap, and in words."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from coprod_kg import resources
from coprod_kg.pages.lettering import width_of
from coprod_kg.pages.reference.book import Book
from coprod_kg.pages.reference.diagram import Diagram, diagram
from coprod_kg.pages.reference.placing import placed
from coprod_kg.pages.reference.sources import sources
from coprod_kg.pages.reference.statements import OWL
from coprod_kg.vocabulary import RDF, RDFS

MODULES = sorted(path.stem for path in resources.ontology().glob("*.ttl"))


@pytest.fixture(scope="module")
def book() -> Book:
    """Return the shipped sources."""
    return Book(sources())


def _drawn(book: Book, name: str) -> Diagram:
    made = diagram(book.places.modules[f"modules/{name}"], name, book.said, book.names, book.words)
    assert made is not None
    return made


def _triples(name: str) -> list[tuple[str, str, str]]:
    path = resources.ontology() / f"{name}.ttl"
    return [
        (getattr(q.subject, "value", ""), q.predicate.value, getattr(q.object, "value", ""))
        for q in parse(path=str(path), format=RdfFormat.TURTLE)
    ]


@pytest.mark.parametrize("name", MODULES)
def test_every_class_and_link_of_a_module_is_drawn_once(book: Book, name: str) -> None:
    """As the Turtle has them, without a list of our own."""
    said = _triples(name)
    labelled = {s for s, p, _ in said if p == f"{RDFS}label"}
    classes = {s for s, p, o in said if (p, o) == (f"{RDF}type", f"{OWL}Class")} & labelled
    links = {s for s, p, o in said if (p, o) == (f"{RDF}type", f"{OWL}ObjectProperty")} & labelled
    assert classes or links
    boxes = _drawn(book, name).boxes
    assert sorted(box.words[0].iri for box in boxes if box.role == "own") == sorted(classes)
    assert sorted(word.iri for box in boxes if box.role == "properties" for word in box.words) == sorted(
        links
    )


@pytest.mark.parametrize("name", MODULES)
def test_every_kind_of_is_one_arrow(book: Book, name: str) -> None:
    """And is said in words as well."""
    said = _triples(name)
    labelled = {s for s, p, _ in said if p == f"{RDFS}label"}
    general = {(s, o) for s, p, o in said if p == f"{RDFS}subClassOf" and s in labelled}
    drawn = _drawn(book, name)
    assert sum(arrow.role == "general" for arrow in drawn.arrows) == len(general)
    for lower, upper in general:
        assert f"{book.names.label(lower)}: a kind of {book.names.picture(upper)}." in drawn.description


def test_a_foreign_class_shows_whose_it_is(book: Book) -> None:
    """A bare "Concept" or "Endeavour" would be taken for a word of our own."""
    shown = {word.text for box in _drawn(book, "core").boxes if box.role == "other" for word in box.words}
    assert {"skos:Concept", "prov:Agent", "org:OrganizationalCollaboration"} <= shown
    own = {word.text for box in _drawn(book, "core").boxes if box.role == "own" for word in box.words}
    assert {"partnership", "actor"} <= own


@pytest.mark.parametrize("name", MODULES)
def test_words_fit_into_their_boxes_and_boxes_into_the_picture(book: Book, name: str) -> None:
    """What is cut off cannot be read."""
    drawn = _drawn(book, name)
    for box in drawn.boxes:
        assert 0 <= box.x <= box.x + box.width <= drawn.width
        assert 0 <= box.y <= box.y + box.height <= drawn.height
        for word in box.words:
            assert width_of(word.text, 14) < box.width
            assert box.y < word.y <= box.y + box.height
    assert drawn.width < 1_600


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    (x1, y1, w1, h1), (x2, y2, w2, h2) = one, other
    return x1 < x2 + w2 - 0.01 and x2 < x1 + w1 - 0.01 and y1 < y2 + h2 - 0.01 and y2 < y1 + h1 - 0.01


def test_two_boxes_in_one_place_are_seen_to_overlap() -> None:
    """The laws below would else hold of anything."""
    assert _overlap((0, 0, 10, 10), (9, 9, 10, 10))
    assert not _overlap((0, 0, 10, 10), (10, 0, 10, 10))


SIZES = st.tuples(st.floats(20, 200), st.floats(20, 120))
NAMES = st.sampled_from("abcdefgh")


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(NAMES, SIZES, min_size=1), st.lists(st.tuples(NAMES, NAMES), max_size=14))
def test_no_box_lies_on_another_and_every_line_meets_its_ends(
    sizes: dict[str, tuple[float, float]], pairs: list[tuple[str, str]]
) -> None:
    """Whatever is linked to whatever, in circles too."""
    lines = list(dict.fromkeys((a, b) for a, b in pairs if a in sizes and b in sizes and a != b))
    sheet = placed(sizes, lines)
    boxes = {name: (*sheet.corners[name], *sizes[name]) for name in sizes}
    assert not [pair for pair in combinations(boxes, 2) if _overlap(boxes[pair[0]], boxes[pair[1]])]
    for x, y, width, height in boxes.values():
        assert -0.01 <= x <= x + width <= sheet.width + 0.01
        assert -0.01 <= y <= y + height <= sheet.height + 0.01
    assert sheet.lines.keys() == set(lines)
    for (start, end), points in sheet.lines.items():
        for name, (px, py) in ((start, points[0]), (end, points[-1])):
            x, y, width, height = boxes[name]
            assert min(abs(px - x), abs(px - x - width)) < 0.01
            assert y <= py <= y + height
        steps = [later[0] - earlier[0] for earlier, later in pairwise(points)]
        assert all(step >= 0 for step in steps) or all(step <= 0 for step in steps)


@given(st.dictionaries(NAMES, SIZES, min_size=1), st.lists(st.tuples(NAMES, NAMES), max_size=10))
def test_the_same_boxes_are_drawn_the_same_way(
    sizes: dict[str, tuple[float, float]], pairs: list[tuple[str, str]]
) -> None:
    """A picture that moves at each run cannot be compared."""
    lines = list(dict.fromkeys((a, b) for a, b in pairs if a in sizes and b in sizes and a != b))
    assert placed(sizes, lines) == placed(dict(sizes), list(lines))
