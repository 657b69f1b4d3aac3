"""Answers for people: labels in place of IRIs, fitted to a width, nothing cut off."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

from rdflib import XSD, BNode, URIRef

if TYPE_CHECKING:
    from coprod_kg.ask.answers import Answer
    from coprod_kg.ask.names import Names
    from coprod_kg.ask.terms import Term

_GAP: Final = "  "
_NARROWEST: Final = 8
_NAME: Final = "Name"
_TURNING: Final = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MARKDOWN: Final = {
    "\\": "\\\\",
    "|": "\\|",
    "`": "\\`",
    "*": "\\*",
    "[": "\\[",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": "<br>",
}


def layout(answer: Answer, names: Names, width: int | None) -> str:
    """Return the rows under their columns, wrapped to the width.

    Where the columns do not fit side by side, each row becomes a block of lines.
    Without a width no cell is wrapped, and line breaks in data are shown as such.
    """
    head, rows = shown(answer, names)
    if not head:
        return ""
    if width is None:
        rows = [[cell.replace("\n", " ⏎ ") for cell in row] for row in rows]
    wide = [max([1, *(_widest(row[at]) for row in (head, *rows))]) for at in range(len(head))]
    if width is not None and (narrow := _fitted(wide, width - len(_GAP) * (len(head) - 1))) != wide:
        if not narrow:
            return _blocks(head, rows, width)
        wide = narrow
    lines = [*_line(head, wide), _GAP.join("-" * one for one in wide)]
    for row in rows:
        lines.extend(_line(row, wide))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def markdown(answer: Answer, names: Names) -> str:
    """Return the rows as a table of GitHub's Markdown; what is markup in a cell is escaped."""
    head, rows = shown(answer, names)
    if not head:
        return ""
    cells = [
        ["".join(_MARKDOWN.get(character, character) for character in cell) for cell in row] for row in rows
    ]
    lines = [head, ["---"] * len(head), *cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def shown(answer: Answer, names: Names) -> tuple[list[str], list[list[str]]]:
    """Return heads and cells as people read them.

    An IRI is shown by its label, with its id behind it where another thing of the
    answer has that label too.
    """
    kept = columns(answer)
    iris = {term for row in answer.rows for at in kept if isinstance(term := row[at], URIRef)}
    by_label: dict[str, list[URIRef]] = defaultdict(list)
    for iri in iris:
        by_label[names.label(str(iri))].append(iri)
    labels = {
        iri: label if len(same) == 1 else f"{label} ({names.id(str(iri))})"
        for label, same in by_label.items()
        for iri in same
    }
    rows = [[_visible(_cell(row[at], labels)) for at in kept] for row in answer.rows]
    return [_HUMP.sub(" ", answer.columns[at]).lower() for at in kept], rows


def columns(answer: Answer) -> list[int]:
    """Return which columns are shown: a column `xName` beside `x` says the same and is left out."""
    return [
        at
        for at, name in enumerate(answer.columns)
        if not (name.endswith(_NAME) and name.removesuffix(_NAME) in answer.columns)
    ]


def _cell(term: Term | None, labels: dict[URIRef, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, URIRef):
        return labels[term]
    if isinstance(term, BNode):
        return f"_:{term}"
    if term.datatype == XSD.boolean:
        return "yes" if str(term) in ("true", "1") else "no"
    return str(term)


def _visible(text: str) -> str:
    """Return a text whose control characters, but line breaks, are written out.

    A terminal would obey them, and those that turn the direction of text would
    show a row in another order than it has.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(c if c == "\n" or not _obeyed(c) else f"\\u{ord(c):04X}" for c in lines)


def _obeyed(character: str) -> bool:
    return category(character) == "Cc" or character in _TURNING


def _columns(text: str) -> int:
    """Return how many places of a terminal a text without line breaks takes."""
    if text.isascii():
        return len(text)
    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 1 + (east_asian_width(c) in "WF") for c in text)


def _widest(text: str) -> int:
    return max(_columns(line) for line in text.split("\n"))


def _fitted(wide: list[int], room: int) -> list[int]:
    """Return widths that fill the room, the widest made narrower first; none where that cannot be."""
    if sum(wide) <= room:
        return wide
    least = [min(one, _NARROWEST) for one in wide]
    if sum(least) > room:
        return []
    low, high = 1, max(wide)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(max(small, min(one, middle)) for one, small in zip(wide, least, strict=True)) <= room:
            low = middle
        else:
            high = middle - 1
    return [max(small, min(one, low)) for one, small in zip(wide, least, strict=True)]


def _line(row: list[str], wide: list[int]) -> list[str]:
    """Return a row as one line of text or, where cells are wrapped, several."""
    cells = [wrapped(cell, one) for cell, one in zip(row, wide, strict=True)]
    lines = []
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else "" for cell in cells]
        lines.append(_GAP.join(map(_padded, parts, wide)))
    return lines


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))


def wrapped(text: str, width: int) -> list[str]:
    """Return a text as lines no wider than a width, broken at blanks where there are any."""
    lines = []
    for line in text.split("\n"):
        rest = line
        while _columns(rest) > width:
            at = _cut(rest, width)
            blank = rest.rfind(" ", 1, at + 1)
            head, rest = (rest[:blank], rest[blank + 1 :]) if blank > 0 else (rest[:at], rest[at:])
            lines.append(head)
        lines.append(rest)
    return lines


def _cut(text: str, width: int) -> int:
    """Return how many characters of a text fit into a width, one at least."""
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > width:
            return max(at, 1)
    return len(text)


def _blocks(head: list[str], rows: list[list[str]], width: int) -> str:
    """Return each row as a block with a line for each column that has a value."""
    indent = max(map(_columns, head)) + len(_GAP)
    lines: list[str] = []
    for row in rows:
        for name, cell in zip(head, row, strict=True):
            if cell:
                first, *others = wrapped(cell, max(width - indent, _NARROWEST))
                lines.append(_padded(name, indent) + first)
                lines.extend(" " * indent + other for other in others)
        lines.append("")
    return "".join(f"{line}\n" for line in lines)
