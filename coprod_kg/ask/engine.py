"""A question as Oxigraph answers it fast, with the same rows.

The engine joins triple patterns by looking each match up, one by one; from a folder
that takes seconds for a hundred thousand claims. Subqueries it reads whole and joins
by hash. A pattern that a question marks with the comment `# all` is therefore handed
to the engine as a subquery. It works out filters that can leave nothing out: a line or
block marked `# if NAME`, which says nothing unless that parameter is given, is left out
where it is not. And it sorts by reading both terms anew at each comparison, so that a
final ORDER BY of variables is left to Python.

The marks are comments: a question means the same without them, and rdflib, which is
asked without them, gives the same rows in the tests.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from rdflib import XSD, BNode, Literal, URIRef

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from coprod_kg.ask.terms import Row, Term

_WHOLE: Final = re.compile(
    r"""
    ^(?P<before>[ ]*(?:(?:OPTIONAL|MINUS)[ ]\{[ ])?)
    (?P<pattern>\?\w+[ ]\S+[ ]\S+)
    (?P<after>[ ]\}|[ ]\.)?
    [ ]+\#[ ]all$
    """,
    re.MULTILINE | re.VERBOSE,
)
_ONLY_IF: Final = re.compile(
    r"""
    ^(?P<indent>[ ]*)[^\n]*?
    (?P<block>\{)?[ ]\#[ ]if[ ](?P<name>\w+)\n
    (?(block)(?:.*\n)*?(?P=indent)\}\n)
    """,
    re.MULTILINE | re.VERBOSE,
)
_ORDER: Final = re.compile(r"\nORDER BY(?P<variables>(?:[ ]\?\w+)+)\s*\Z")
_VARIABLE: Final = re.compile(r"\?(?!_)\w+")
_NUMBERS: Final = frozenset((XSD.integer, XSD.decimal, XSD.double, XSD.float))


def for_engine(query: str, given: Container[str] = ()) -> tuple[str, tuple[str, ...]]:
    """Return a question as the engine is asked it, and the columns to order the rows by."""

    def as_subquery(found: re.Match[str]) -> str:
        names = " ".join(dict.fromkeys(_VARIABLE.findall(found["pattern"])))
        after = " }" if found["after"] == " }" else ""
        return f"{found['before']}{{ SELECT {names} WHERE {{ {found['pattern']} }} }}{after}"

    query = _ONLY_IF.sub(lambda found: found[0] if found["name"] in given else "", query)
    query = _WHOLE.sub(as_subquery, query)
    order = _ORDER.search(query)
    if order is None:
        return query, ()
    return query[: order.start()] + "\n", tuple(name[1:] for name in order["variables"].split())


def ordered(rows: Sequence[Row], columns: tuple[str, ...], by: tuple[str, ...]) -> tuple[Row, ...]:
    """Return rows as SPARQL orders them: unbound, blank nodes, IRIs, literals by value."""
    keys: dict[Term | None, tuple[object, ...]] = {}

    def key(row: Row) -> list[tuple[object, ...]]:
        found = []
        for at in places:
            if (known := keys.get(row[at])) is None:
                known = keys[row[at]] = _rank(row[at])
            found.append(known)
        return found

    places = [columns.index(name) for name in by if name in columns]
    return tuple(sorted(rows, key=key))


def _rank(term: Term | None) -> tuple[object, ...]:
    if term is None:
        return (0,)
    if isinstance(term, BNode):
        return 1, str(term)
    if isinstance(term, URIRef):
        return 2, str(term)
    return 3, *_value(term)


def _value(literal: Literal) -> tuple[object, ...]:
    """Return what a literal is compared by: numbers by size, all else by its text."""
    if literal.datatype in _NUMBERS:
        try:
            return 0, Decimal(str(literal))
        except InvalidOperation:
            pass
    return 1, str(literal.datatype or ""), str(literal), literal.language or ""
