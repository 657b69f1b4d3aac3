"""SPARQL as tokens: what is a variable, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coprod_kg import resources
from coprod_kg.tokens import prefixes, replaced, tokens, variables

SIGNS = ["?", "#", "\n", "<", ">", '"', "'", '"""', "'''", "{", "}", " ", "."]
WORDS = ["?a", "$b", "?é·", "<a:b>", "<?a>", "a:b", "a:b\\#c", "a:b\\'c", "_:x", "@en", "x", "\\u0041"]
PIECES = st.sampled_from([*SIGNS, *WORDS])
QUERIES = sorted(resources.queries().rglob("*.rq"))


def _by_tokens(query: str) -> set[str]:
    return {token.text[1:] for token in tokens(query) if token.kind == "variable"}


@given(st.lists(PIECES, max_size=12).map("".join))
@example("a:b\\#?c")
def test_tokens_in_order_are_the_query(query: str) -> None:
    """Nothing is lost or told twice."""
    assert "".join(token.text for token in tokens(query)) == query


@given(st.lists(PIECES, max_size=12).map("".join))
@example("a:b\\#c ?d")
@example("'it\\'s ?a' ?b # ?c\n?d")
@example('"""a "?b" c""" ?d')
def test_variables_are_the_tokens_that_are_variables(query: str) -> None:
    """None inside a string, an address or a comment; none is missed behind one."""
    assert variables(query) == _by_tokens(query)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_variables_of_the_library_are_its_tokens(path) -> None:
    """On every query that is asked."""
    text = path.read_text(encoding="utf-8")
    assert variables(text) == _by_tokens(text) != set()


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_nothing_stands_for_stays_as_it_is(query: str) -> None:
    """Byte for byte."""
    assert replaced(query, lambda _: None) == query


def test_only_variables_are_replaced() -> None:
    """What looks like one in a string, an address or a comment is text."""
    query = 'SELECT ?a { ?a <x:?a> \'?a\', """it\'s ?a""" . # ?a\n $a a:b\\#c ?b }'
    expected = 'SELECT 1 { 1 <x:?a> \'?a\', """it\'s ?a""" . # ?a\n 1 a:b\\#c ?b }'
    assert replaced(query, {"a": "1"}.get) == expected


def test_prefixes_are_read_in_queries_and_in_turtle() -> None:
    """Whatever the case and the place; none in a comment, a string or a name that ends alike."""
    query = "#PREFIX no: <a:no>\nprefix a: <a:a#> PREFIX\n : <a:>\nSELECT ('PREFIX no: <a:no>' AS ?b) {}"
    assert prefixes(query) == {"a": "a:a#", "": "a:"}
    assert prefixes('@prefix a.b-c: <a:a> .\n  @PREFIX d:<> .\nd:x d:y "@prefix no: <a:no>" .') == {
        "a.b-c": "a:a",
        "d": "",
    }
