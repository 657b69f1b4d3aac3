"""Templates, what is made of them, and what is no address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from coprod_kg import addresses, build
from coprod_kg.addresses import expand, expander, is_whole, slip, under
from coprod_kg.graph.store import engine
from coprod_kg.study import Study
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/mill/"
TEXT = st.text(st.characters(codec="utf-8"))

# RFC 6570, sections 3.2.2 and 3.2.3: the template, its one variable, the expansion.
RFC = [
    ("{var}", "value", "value"),
    ("{hello}", "Hello World!", "Hello%20World%21"),
    ("{half}", "50%", "50%25"),
    ("O{empty}X", "", "OX"),
    ("{+var}", "value", "value"),
    ("{+hello}", "Hello World!", "Hello%20World!"),
    ("{+half}", "50%", "50%25"),
    ("{base}index", "http://example.com/home/", "http%3A%2F%2Fexample.com%2Fhome%2Findex"),
    ("{+base}index", "http://example.com/home/", "http://example.com/home/index"),
    ("O{+empty}X", "", "OX"),
    ("{+path}/here", "/foo/bar", "/foo/bar/here"),
    ("here?ref={+path}", "/foo/bar", "here?ref=/foo/bar"),
    ("{+encoded}", "a%20b", "a%20b"),
]


@pytest.mark.parametrize(("form", "value", "made"), RFC)
def test_a_template_is_expanded_as_the_rfc_shows(form: str, value: str, made: str) -> None:
    """So that any CSVW processor makes the same address."""
    (name,) = addresses.variables(form)
    assert expand(form, {name: (value,)}) == made
    assert expander(form, name)(value) == made


def test_a_list_is_sorted_and_joined() -> None:
    """RFC 6570, 3.2.1; sorted, so that the order in a cell does not matter."""
    values = {"list": ("red", "blue,", "green"), "var": ("value",)}
    assert expand("{list}/{var}/{none}", values) == "blue%2C,green,red/value/"
    assert expand("{+list}", values) == "blue,,green,red"


def test_a_variable_may_stand_twice() -> None:
    """A template is no less one for it."""
    assert expander("{x}/of/{x}", "x")("a b") == "a%20b/of/a%20b"


@given(TEXT)
def test_what_was_put_in_can_be_read_again(text: str) -> None:
    """No two cells make one address."""
    made = expand("actor/{id}", {"id": (text,)})
    assert unquote(made.removeprefix("actor/")) == text
    assert NamedNode(under(BASE, made)).value == BASE + made


@given(TEXT)
def test_the_signs_of_an_address_stay_and_nothing_else_is_let_through(text: str) -> None:
    """What is neither unreserved nor reserved (RFC 3986, 2.2 and 2.3) stands as a code."""
    made = expand("{+x}", {"x": (text,)})
    assert re.fullmatch(r"([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*", made)


@pytest.mark.parametrize(
    "form",
    [
        "actor/{x}", "{x}", "claim/flows/{x}", "visits/{x}//{y}", "https://doi.org/{+x}", "{+x}", "urn:x:{x}",
        "mailto:{+x}", "https://example.org/care#{x}", "geo/{x}?at={y}",
    ],
)  # fmt: skip
def test_a_sound_template_is_silent(form: str) -> None:
    """What is told below is told of nothing else."""
    assert slip(form) is None


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ("actor/{x", "is no template that can be read"),
        ("actor/x}", "is no template that can be read"),
        ("actor/{}", "is no template that can be read"),
        ("actor/{{x}}", "is no template that can be read"),
        ("%zz/{x}", "makes no address"),
        ("://x/{x}", "makes no address"),
        ("/actor/{x}", "makes no address"),
        ("../actor/{x}", "makes no address"),
        ("actor/../{x}", "makes no address"),
        ("#{x}", "makes no address"),
        ("{x}:{y}", "makes no address"),
        ("a kind/{x}", "makes no address"),
        ("<place>/{x}", "makes no address"),
        ("https://exa mple.org/{x}", "makes no address"),
        ("https://[/{x}", "makes no address"),
        ("https://example.org/#a#{x}", "makes no address"),
        ("actor/{+x}", "lets a cell go on with an address of the study as it likes"),
        ("{+x}/part", "lets a cell go on with an address of the study as it likes"),
    ],
)
def test_a_template_that_makes_no_address_is_told(form: str, what: str) -> None:
    """Else the graph could not be read, or would speak of something else."""
    told = slip(form)
    assert told is not None
    assert told[0] == what
    assert told[1].endswith(".")


@pytest.mark.parametrize("text", ["https://x/{a}", "urn:isbn:{a}", "mailto:{a}", "doi:{a}", "{+a}"])
def test_what_begins_with_a_scheme_stays_as_it_is(text: str) -> None:
    """A scheme is what RFC 3986 says it is: `urn:` has no slashes."""
    assert is_whole(text)
    assert under(BASE, text) == text


@pytest.mark.parametrize("text", ["actor/{a}", "{a}", "actor/{a}/urn:x", "3d:{a}"])
def test_all_else_continues_the_base(text: str) -> None:
    """A colon further on begins no scheme."""
    assert not is_whole(text)
    assert under(BASE, text) == BASE + text


def test_every_template_of_the_ontology_means_the_same_resolved_as_written_after_the_base() -> None:
    """As a CSVW processor resolves it."""
    found = {
        one
        for table in vocabulary().tables.values()
        for column in table.columns
        for one in (column.about, column.value)
        if one
    }
    assert len(found) > 50
    assert [one for one in found if slip(one)] == []
    for one in found:
        made = expand(one, dict.fromkeys(addresses.variables(one), ("urn:x:x",)))
        assert urljoin(BASE, made) == (made if is_whole(one) else BASE + made)


def test_all_that_stands_under_the_base_begins_with_a_segment_that_is_known(mill: Path) -> None:
    """A table that began with one of these would speak of what the program speaks of."""
    study = Study.read(mill)
    tables = study.vocabulary.tables.values()
    known = {column.about.partition("/")[0] for table in tables for column in table.columns}
    words = {_segment(study, iri) for iri in study.vocabulary.homes()}
    found = {
        _segment(study, term.value)
        for quad in engine(build.in_memory(mill))
        for term in (quad.subject, quad.object, quad.graph_name)
        if isinstance(term, NamedNode) and term.value.startswith(study.base)
    }
    assert found - known - words == addresses.OWN | {""}


def _segment(study: Study, iri: str) -> str:
    return iri.removeprefix(study.base).partition("/")[0]
