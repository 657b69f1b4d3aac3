"""What a page of the report is made of: sections with texts, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the report, as pages lead to it: a path from its first page."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an address that holds it, and the same in words."""

    address: str
    words: str


Cell = str | Link


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts and links under their heads."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A claim as a sentence, with its quotations and who says each where."""

    sentence: str
    quotations: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Account:
    """What is said of a tie, from one to another; `silent` stands where a claim has no quotation.

    `sign` is an arrow, crossed where all that is said is that there is no tie.
    """

    start: str
    end: str
    sign: str
    said: Sequence[Spoken]
    silent: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A claim as it was coded: its id, what each column of its row says, and its quotations.

    `id` is its anchor; `silent` stands where it has no quotation.
    """

    id: str
    name: str
    facts: Sequence[tuple[str, Sequence[Cell]]]
    quotations: Sequence[tuple[str, str]]
    silent: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: lines above, then pictures, claims, tables, lines below, links."""

    id: str
    heading: str
    above: Sequence[str] = ()
    tables: Sequence[Table] = ()
    pictures: Sequence[Picture] = ()
    accounts: Sequence[Account] = ()
    coded: Sequence[Coded] = ()
    below: Sequence[str] = ()
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page by its path without suffix; `short` is its name where pages are listed, if it is."""

    path: str
    short: str
    title: str
    lead: str = ""
    sections: list[Section] = field(default_factory=list)
    is_listed: bool = True
