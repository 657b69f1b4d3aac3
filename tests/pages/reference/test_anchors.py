"""Everything has one place, and every link within the reference leads to one."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from reading import html, markdown, target

from coprod_kg import resources
from coprod_kg.ask import Library
from coprod_kg.vocabulary import CP, RDF, RDFS, vocabulary

SHAPES = "https://w3id.org/coprod-kg/shapes#"
SCHEME = "https://w3id.org/coprod-kg/scheme/"
READERS = {".html": html, ".md": markdown}


def _subjects(folder: str, namespace: str, *properties: str) -> set[str]:
    """Return the names in a namespace of which Turtle files say something by one of some properties."""
    return {
        quad.subject.value.removeprefix(namespace)
        for path in (resources.ontology() / folder).glob("*.ttl")
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(namespace)
        and quad.predicate.value in properties
    }


def _wanted() -> dict[str, list[tuple[str, str]]]:
    """Return the page pattern and the anchor of all that the sources define, by what it is."""
    return {
        "terms": [("modules/.*", name) for name in _subjects("", CP, f"{RDFS}label")],
        "concepts": [
            (f"schemes/{name.partition('#')[0]}", name.partition("#")[2])
            for name in _subjects("schemes", SCHEME, f"{RDF}type")
            if "#" in name
        ],
        "columns": [
            (f"tables/{table.name}", column.name)
            for table in vocabulary().tables.values()
            for column in table.cells
        ],
        "shapes": [("shapes", name) for name in _subjects("shapes", SHAPES, f"{RDF}type")],
        "questions": [
            (f"questions/{one.name.rpartition('/')[0]}", one.name.rpartition("/")[2]) for one in Library()
        ],
    }


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize(
    ("kind", "least"),
    [("terms", 130), ("concepts", 140), ("columns", 280), ("shapes", 220), ("questions", 70)],
)
def test_everything_has_one_anchor(reference: dict[str, str], suffix: str, kind: str, least: int) -> None:
    """An address that leads nowhere, or to two places, cannot be cited."""
    wanted = _wanted()[kind]
    assert len(wanted) >= least
    places = Counter(
        (path.removesuffix(suffix), anchor)
        for path, text in reference.items()
        if path.endswith(suffix)
        for anchor in READERS[suffix](text).anchors
    )
    found = {
        (page, anchor): sum(
            count for (path, name), count in places.items() if name == anchor and re.fullmatch(page, path)
        )
        for page, anchor in wanted
    }
    assert {one: count for one, count in found.items() if count != 1} == {}


@pytest.mark.parametrize("folder", ["tables", "schemes"])
def test_every_table_and_scheme_has_a_page(reference: dict[str, str], folder: str) -> None:
    """In both forms, and there is no page without its source."""
    schemes = {scheme.notation for scheme in vocabulary().schemes.values()}
    names = set(vocabulary().tables) if folder == "tables" else schemes
    assert len(names) >= 21
    pages = {path for path in reference if path.startswith(f"{folder}/")}
    assert pages == {f"{folder}/{name}{suffix}" for name in names for suffix in READERS}


def test_the_address_of_a_term_leads_to_the_list_of_words(reference: dict[str, str]) -> None:
    """A browser keeps what follows `#` to itself, so that one page must have all of them."""
    terms = _subjects("", CP, f"{RDFS}label")
    assert len(terms) > 130
    assert terms == {anchor for anchor in html(reference["words.html"]).anchors if anchor in terms}
    assert 'href="modules/power.html#holder"' in reference["words.html"]


@pytest.mark.parametrize("suffix", READERS)
def test_no_page_has_an_anchor_twice(reference: dict[str, str], suffix: str) -> None:
    """Of two, a browser finds the first."""
    pages = {path: READERS[suffix](text) for path, text in reference.items() if path.endswith(suffix)}
    assert len(pages) > 65
    twice = {path: [one for one, n in Counter(page.anchors).items() if n > 1] for path, page in pages.items()}
    assert {path: found for path, found in twice.items() if found} == {}


def _broken(pages: dict[str, str], suffix: str) -> tuple[int, list[tuple[str, str]]]:
    """Return how many links lead to other places of the reference, and those that do not arrive."""
    read = {path: READERS[suffix](text) for path, text in pages.items() if path.endswith(suffix)}
    count, broken = 0, []
    for path, page in read.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            count += 1
            there, anchor = target(path, link)
            arrives = there in read and (not anchor or anchor in read[there].anchors)
            if not arrives and not (there.endswith(".svg") and there in pages):
                broken.append((path, link))
    return count, broken


@pytest.mark.parametrize("suffix", READERS)
def test_every_link_arrives(reference: dict[str, str], suffix: str) -> None:
    """A reader who follows a link must land on what it names."""
    count, broken = _broken(reference, suffix)
    assert count > 4_000
    assert broken == []


@pytest.mark.parametrize("suffix", READERS)
def test_a_link_that_does_not_arrive_is_found(suffix: str) -> None:
    """The test above would else prove nothing."""
    pages = {
        "a.html": '<a href="b.html#x">x</a><a href="b.html#y">y</a><a href="c.html">c</a>',
        "b.html": '<p id="x">x</p>',
        "a.md": "[x](b.md#x) [y](b.md#y) [c](c.md) `[not](a-link.md)`",
        "b.md": '<a id="x"></a>\n## x',
    }
    assert _broken(pages, suffix) == (3, [(f"a{suffix}", f"b{suffix}#y"), (f"a{suffix}", f"c{suffix}")])


def test_no_two_things_share_a_place_though_their_names_are_alike() -> None:
    """Two namespaces may each have a word of one name."""
    from coprod_kg.pages.reference.places import Places

    taken: set[str] = set()
    for _ in range(3):
        taken.add(Places._free("Flow", taken))
    assert taken == {"Flow", "Flow-2", "Flow-3"}
