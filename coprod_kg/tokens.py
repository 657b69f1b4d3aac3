"""SPARQL as a row of tokens: enough of its grammar to bind parameters and to refuse what reaches out.

Strings, IRIs and comments are tokens of their own, so that neither a word nor a
variable is ever looked for inside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from coprod_kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COMMENT: Final = r"\#[^\n\r]*"
_IRI: Final = r"""<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>"""
_STRINGS: Final = (
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""',
    r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''",
    r'"(?:[^"\\\n\r]|\\.)*"',
    r"'(?:[^'\\\n\r]|\\.)*'",
)
_STRING: Final = "|".join(_STRINGS)
_TOKEN: Final = re.compile(
    rf"""
      (?P<comment>{_COMMENT})
    | (?P<iri>{_IRI})
    | (?P<string>{_STRING})
    | (?P<variable>[?$][\w\u00b7]+)
    | (?P<blank>_:[\w.\-\u00b7]*)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>
        (?:[^\W\d_](?:[\w.\-\u00b7]*[\w\-\u00b7])?)?:
        (?:[\w:.\-\u00b7]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*
      )
    | (?P<word>[^\W\d]\w*)
    | (?P<other>\s+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# What is looked for, or what may look as if it held that. Each begins with a sign of its own, so that all
# between is passed over at once.
_PASSED_OVER: Final = rf"{_COMMENT}|{_IRI}|{_STRING}|\\."
_VARIABLE: Final = re.compile(rf"[?$]([\w\u00b7]+)|{_PASSED_OVER}", re.DOTALL)
_PREFIX: Final = re.compile(
    rf"(?:@|\b)prefix\s+([\w.-]*):\s*<([^>]*)>|{_PASSED_OVER}", re.DOTALL | re.IGNORECASE
)
_ESCAPE: Final = re.compile(r"\\u([0-9a-f]{4}(?:[0-9a-f]{4})?)", re.IGNORECASE)
_UPDATES: Final = frozenset(("ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"))
_REACH_OUT: Final = {
    "SERVICE": "asks another server",
    "FROM": "asks for other graphs than those of this study",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; the texts of all tokens in order are the query."""

    kind: str
    text: str


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query; blanks are tokens too."""
    for match in _TOKEN.finditer(query):
        yield Token(match.lastgroup or "other", match.group())


def variables(query: str) -> set[str]:
    """Return the names of all variables of a query, without their mark."""
    return {*_VARIABLE.findall(query)} - {""}


def prefixes(text: str) -> dict[str, str]:
    """Return the namespace of each prefix in a query, or in Turtle, which declares them alike."""
    return {match[1]: match[2] for match in _PREFIX.finditer(text) if match[1] is not None}


def replaced(query: str, term_of: Callable[[str], str | None]) -> str:
    """Return a query in which variables are replaced by the text that their name stands for."""

    def term(match: re.Match[str]) -> str:
        text = term_of(match[1]) if match[1] else None
        return match[0] if text is None else text

    return _VARIABLE.sub(term, query)


def string(text: str) -> str:
    r"""Return a text as a SPARQL string that every engine reads back as that text.

    SPARQL lets an engine decode `\u0041` before it looks for strings, so that a
    backslash and a `u` of the text must not stand side by side: the `u` is escaped.
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for sign, letter in (("\n", "n"), ("\r", "r"), ("\t", "t"), ("\b", "b"), ("\f", "f")):
        escaped = escaped.replace(sign, f"\\{letter}")
    escaped = escaped.replace("\\U", "\\\\U00000055").replace("\\u", "\\\\U00000075")
    return f'"{escaped}"'


def check_harmless(query: str) -> None:
    """Raise QueryError for a query that would change the graph, or read anything outside it.

    The query is looked at as it stands and with its code point escapes decoded, since
    engines differ in when they decode them.
    """
    for form in dict.fromkeys((query, _ESCAPE.sub(_decoded, query))):
        for found in _TOKEN.finditer(form):
            if found.lastgroup != "word":
                continue
            word = found.group().upper()
            if word in _UPDATES:
                raise QueryError(
                    f"The query holds {word}, which changes a graph.",
                    "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; change the tables, then build.",
                )
            if word in _REACH_OUT:
                raise QueryError(
                    f"The query holds {word}, which {_REACH_OUT[word]}.",
                    "Leave it out: a question reads the graph of the study; GRAPH <…> { … } names one part.",
                )


def _decoded(match: re.Match[str]) -> str:
    """Return the character of a code point escape, or the escape where there is none such."""
    number = int(match[1], 16)
    return chr(number) if number <= 0x10FFFF else match[0]
