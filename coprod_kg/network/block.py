"""One table for people: a heading, lines above, rows, lines below; and how numbers are written in it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.network.actors import notation
from coprod_kg.network.parts import BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Entry = Mapping[str, Any]

ALONE: Final = ["", "value", "reading"]  # heads of the columns where one part stands alone
NO_VALUE: Final = "\N{EN DASH}"
_ROUNDING: Final = 1e-12  # what is nearer to 0 is 0 but for rounding; p are told however small


@dataclass(frozen=True, slots=True)
class Block:
    """One table: lines above it, rows of which the first names the columns, lines below it."""

    heading: str
    above: list[str]
    rows: list[list[str]]
    below: list[str] = field(default_factory=list)


def value_at(entry: Entry, path: str) -> Any:
    """Return what stands in nested mappings under a dotted path, None where nothing does."""
    found: Any = entry
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def shown(value: float | None) -> str:
    """Return a number for people: whole as it is, else three places; a dash for none."""
    if value is None:
        return NO_VALUE
    if isinstance(value, int) or (value == int(value) and abs(value) >= 1000):
        return str(int(value))
    if abs(value) < _ROUNDING:
        value = 0.0
    return f"{value:.3f}" if abs(value) >= 0.0005 or not value else f"{value:.0e}"


def shown_p(value: float | None) -> str:
    """Return a p for people: however small, never 0."""
    return f"{value:.0e}" if value is not None and value < 0.001 else shown(value)


def cleaned(text: str) -> str:
    """Return a label as it can stand in a row: one line, and no sign that a screen would obey."""
    return "".join(one if unicodedata.category(one)[0] != "C" else " " for one in " ".join(text.split()))


def unmeasured(missing: Iterable[tuple[str, str, str]]) -> list[str]:
    """Return in words what is not measured: titles by where, as it follows a word, and reason."""
    found: dict[tuple[str, str], list[str]] = {}
    for title, where, reason in missing:
        found.setdefault((where, reason), []).append(title)
    return [
        f"Not measured{where}, {reason}: {'; '.join(dict.fromkeys(titles))}."
        for (where, reason), titles in found.items()
    ]


def part(entry: Entry, ways: Sequence[str] = BY) -> str:
    """Return what part an entry is of, in words, as far as it is parted in some ways."""
    names = [entry.get(f"{way}_label") or entry.get(way) for way in ways]
    return cleaned(", ".join(name for name in names if name) or "all partnerships together")


def part_in_short(entry: Entry, ways: Sequence[str] = BY) -> str:
    """Return the same in few letters: ids of partnership and sector, and the period."""
    # A period is a text with a slash, no IRI: of 2008/2012 not only the end is told.
    names = [entry[way] if way == "period" else notation(entry[way]) for way in ways if entry[way]]
    return ", ".join(names) or part(entry, ways)
