"""The engine's rows as terms of rdflib, read from the SPARQL 1.1 TSV results that it writes.

A table of text costs less to take in than an object a cell: most cells of a long
answer repeat others, and each text is read once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryResultsFormat
from rdflib import XSD, BNode, Literal, URIRef

from coprod_kg.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    Term = URIRef | Literal | BNode
    Row = tuple[Term | None, ...]

_ESCAPED: Final = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|(.))", re.DOTALL)
_SIGNS: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_PLAIN: Final = (  # literals written without quotes, by the grammar of Turtle
    (re.compile(r"true|false"), XSD.boolean),
    (re.compile(r"[+-]?[0-9]+"), XSD.integer),
    (re.compile(r"[+-]?[0-9]*\.[0-9]+"), XSD.decimal),
    (re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+"), XSD.double),
)


def rows(solutions: QuerySolutions) -> tuple[Row, ...]:
    """Return the rows of an answer of the engine; what is unbound is None.

    Raises QueryError where an answer holds a triple in place of a term.
    """
    columns = len(solutions.variables)
    lines = (solutions.serialize(format=QueryResultsFormat.TSV) or b"").decode().split("\n")[1:-1]
    if not columns:
        return ((),) * len(lines)
    term = _Terms().__getitem__  # in C for each cell but the first of its text
    return tuple([tuple(map(term, line.split("\t"))) for line in lines])


class _Terms(dict[str, "Term | None"]):
    """The term that each text of a cell stands for, read once."""

    def __missing__(self, text: str) -> Term | None:
        """Read a text that is met for the first time; what is unbound is an empty one."""
        term = self[text] = read(text) if text else None
        return term


def read(text: str) -> Term:
    """Return the term that a text stands for, written as in TSV results or N-Triples."""
    if text.startswith('"'):
        return _quoted(text)
    if text.startswith("<<"):
        raise QueryError("The answer holds a triple in place of a term.", "Ask for its parts.")
    if text.startswith("<"):
        return URIRef(text[1:-1])
    if text.startswith("_:"):
        return BNode(text[2:])
    datatype = next((datatype for pattern, datatype in _PLAIN if pattern.fullmatch(text)), None)
    if datatype is None:
        raise QueryError(f"The answer holds '{text}', which is no term.", "Ask for other parts of it.")
    return Literal(text, datatype=datatype, normalize=False)


def _quoted(text: str) -> Literal:
    """Return a literal in quotes, with the language or datatype that follows them."""
    end = text.rindex('"')
    value = _ESCAPED.sub(_unescaped, text[1:end])
    kind = text[end + 1 :]
    if kind.startswith("@"):
        return Literal(value, lang=kind[1:])
    return Literal(value, datatype=URIRef(kind[3:-1]) if kind else None, normalize=False)


def _unescaped(found: re.Match[str]) -> str:
    four, eight, sign = found.groups()
    return _SIGNS.get(sign, sign) if sign else chr(int(four or eight, 16))
