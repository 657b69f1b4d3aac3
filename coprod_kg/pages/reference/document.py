"""What a page holds, whichever way it is written down: sections of paragraphs, facts, tables, code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from coprod_kg.pages.reference.diagram import Diagram

    Text = tuple["str | Link | Code", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: the IRI or name of a thing, which may have a page of its own."""

    kind: ClassVar = "link"
    text: str
    to: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A few characters as they are written in a file."""

    kind: ClassVar = "code"
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    kind: ClassVar = "paragraph"
    text: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its name; several texts of one fact stand below one another."""

    kind: ClassVar = "facts"
    rows: tuple[tuple[str, tuple[Text, ...]], ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    kind: ClassVar = "items"
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, which can be linked to when it has an anchor."""

    cells: tuple[Text, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of a row says what the row is about."""

    kind: ClassVar = "grid"
    head: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Some lines of a file in a language of programs."""

    kind: ClassVar = "listing"
    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A diagram."""

    kind: ClassVar = "picture"
    diagram: Diagram


@dataclass(frozen=True, slots=True)
class Folded:
    """What a reader opens who wants to know more."""

    kind: ClassVar = "folded"
    summary: str
    blocks: tuple[Block, ...]


Block = Paragraph | Facts | Items | Grid | Listing | Picture | Folded


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page that can be linked to; one of a study's own says so."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    code: str | None = None
    note: str | None = None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page; its path has no suffix, which is that of the form it is written in."""

    path: str
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    is_own: bool = False
