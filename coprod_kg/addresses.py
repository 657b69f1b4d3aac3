"""Addresses: URI templates (RFC 6570) filled in with cells, and what stands under a study's base.

A template is of level 1 or 2: `{x}` puts a cell in percent-encoded, `{+x}` leaves the signs in it
that have a meaning of their own in addresses. What begins with a scheme (RFC 3986, 3.1) is whole;
all else continues the base.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Encode = Callable[[str], str]

GRAPH: Final = "graph"  # begins the addresses of a study's graphs,
BUILD: Final = "build"  # of their builds,
FILE: Final = "file"  # of the files they were built from,
QUESTION: Final = "question"  # and of the questions they can be asked
OWN: Final = frozenset({GRAPH, BUILD, FILE, QUESTION})

_EXPRESSION: Final = re.compile(r"\{(\+?)([^{}]*)\}")
_CELL: Final = re.compile(r"\{\+[^{}]*\}")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNRESERVED: Final = re.compile(r"[A-Za-z0-9._~-]*")
_ENCODED: Final = re.compile(r"(%[0-9A-Fa-f]{2})")
_RESERVED: Final = ":/?#[]@!$&'()*+,;="
_SOME_BASE: Final = "https://example.org/"  # whether an address is one does not rest on where it lies
_SIGNS: Final = "Leave out blanks and signs such as < > and quotes, and write % as %25."
_REMEMBERED: Final = 2048  # values; those of neighbouring rows are alike


@lru_cache(_REMEMBERED)
def _simple(text: str) -> str:
    """Return a value with all but unreserved characters percent-encoded."""
    return text if _UNRESERVED.fullmatch(text) else quote(text, safe="")


@lru_cache(_REMEMBERED)
def _reserved(text: str) -> str:
    """Return a value with all but unreserved, reserved and encoded characters percent-encoded."""
    parts = _ENCODED.split(text)
    return "".join(one if at % 2 else quote(one, safe=_RESERVED) for at, one in enumerate(parts))


@cache
def _cut(template: str) -> tuple[tuple[str, ...], tuple[tuple[int, str, Encode], ...]]:
    """Return the texts of a template, with a place for each value, and place, name and encoding of each."""
    first, *rest = _EXPRESSION.split(template)
    texts, expressions = [first], []
    for operator, name, text in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
        encode: Encode = _reserved if operator else _simple
        expressions.append((len(texts), name, encode))
        texts += "", text
    return tuple(texts), tuple(expressions)


@cache
def variables(template: str) -> tuple[str, ...]:
    """Return the columns that a template names, each as often as it is named."""
    return tuple(name for _, name, _ in _cut(template)[1])


def expand(template: str, values: Mapping[str, tuple[str, ...]]) -> str:
    """Return a template with the values of a row put in.

    A list is sorted and joined by commas; what is missing leaves its place empty.
    """
    cut, expressions = _cut(template)
    texts = list(cut)
    for at, name, encode in expressions:
        found = values.get(name, ())
        texts[at] = encode(found[0]) if len(found) == 1 else ",".join(map(encode, sorted(found)))
    return "".join(texts)


def expander(template: str, name: str) -> Callable[[str], str]:
    """Return what puts one value into a template that names no column but this one."""
    texts, expressions = _cut(template)
    if len(expressions) != 1:
        return lambda one: expand(template, {name: (one,)})
    before, _, after = texts
    encode = expressions[0][2]
    return lambda one: f"{before}{encode(one)}{after}"


def is_whole(template: str) -> bool:
    """Whether a template makes whole addresses: it begins with a scheme, or is a cell that does."""
    return bool(_SCHEME.match(template) or _CELL.fullmatch(template))


def under(base: str, template: str) -> str:
    """Return a template that makes whole addresses, or the same one under a base."""
    return template if is_whole(template) else base + template


def is_address(text: str) -> bool:
    """Whether a text is a whole address that RDF takes: an IRI of RFC 3987."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return bool(_SCHEME.match(text))


def namespace(iri: str) -> str:
    """Return the namespace of an IRI: all up to its last '#', else up to its last '/'."""
    return iri[: (iri.rfind("#") if "#" in iri else iri.rfind("/")) + 1]


def local_name(iri: str) -> str:
    """Return what names an IRI within its namespace."""
    return iri.removeprefix(namespace(iri))


def slip(template: str) -> tuple[str, str] | None:
    """Return what a template does that it must not, and what to do, or None where it makes addresses.

    What continues the base begins with a segment of its own, so that it means the same written
    after the base and resolved against it (RFC 3986, 4.2 and 5.2), and takes no cell as it is.
    """
    if set("{}") & set(_EXPRESSION.sub("", template)) or not all(variables(template)):
        return "is no template that can be read", "Name a column in braces, as in actor/{giver}."
    if _CELL.fullmatch(template):
        return None
    made = _EXPRESSION.sub("x", template)
    if not is_whole(template):
        if "{+" in template:
            return "lets a cell go on with an address of the study as it likes", "Leave out the sign +."
        segments = re.split("[?#]", made, maxsplit=1)[0].split("/")
        if not segments[0] or ":" in segments[0] or {".", ".."} & set(segments):
            return (
                "makes no address",
                "Begin it with a word and a slash, as in place/{place}, or with https://.",
            )
        made = _SOME_BASE + made
    return None if is_address(made) else ("makes no address", _SIGNS)
