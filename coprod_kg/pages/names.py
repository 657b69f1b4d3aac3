"""Names in short lines: how they are broken, where they are cut, and what tells those apart that begin alike.

The page's own script follows the same rules (names.js).
"""

from __future__ import annotations

from itertools import pairwise
from os.path import commonprefix
from typing import TYPE_CHECKING, Final
from unicodedata import bidirectional, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CUT: Final = "…"
_RIGHT_TO_LEFT: Final = "\N{RIGHT-TO-LEFT MARK}"
# How many letters that differ are to be read.
_APART: Final = 3


def letters_in(text: str) -> int:
    """Return how wide a text is in letters: those of East Asia, and pictures, are as wide as two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def in_lines(label: str, longest: int, most: int, parting: int = 0) -> tuple[str, ...]:
    """Return a name in at most so many lines of so many letters, cut with an ellipsis where it has no room.

    `parting` is how many of its letters are those of another name: where they would be all that can be
    read, what is left out is the middle, and the name goes on at the word in which the two part.
    """
    lines = _broken(label, longest, most)
    if len(lines) <= most:
        return tuple(lines)
    cut = [*lines[: most - 1], _ended(lines[most - 1], longest)]
    if most > 1 and _looks_alike(" ".join(cut), label, parting):
        return (_ended(lines[0], longest), *in_lines(_rest(label, longest, parting), longest, most - 1))
    return tuple(cut)


def in_one_line(label: str, longest: int, parting: int = 0) -> str:
    """Return a name in one line: its beginning and, where that is another's too, where the two part."""
    if letters_in(label) <= longest:
        return label
    cut = _ended(label, longest)
    if not _looks_alike(cut, label, parting):
        return cut
    half = longest // 2
    rest = _rest(label, half, parting)
    return f"{_ended(label, half)} {rest if letters_in(rest) <= half else _ended(rest, half)}"


def _looks_alike(cut: str, label: str, parting: int) -> bool:
    """Return whether a name that was cut shows too little of what parts it from another."""
    return parting > 0 and len(cut) - 1 < min(parting + _APART, len(label))


def _rest(label: str, longest: int, parting: int) -> str:
    """Return a name from the word in which it parts, or where there is no room for that, from the letter."""
    word = label.rfind(" ", 0, parting) + 1
    has_room = letters_in(label[word : parting + _APART] + _CUT) <= longest
    return label[word if has_room else parting :]


def _broken(label: str, longest: int, most: int) -> list[str]:
    """Return a name in lines, broken at spaces and in long words; one line too many where it is longer."""
    lines: list[str] = []
    for word in label.split():
        if lines and letters_in(f"{lines[-1]} {word}") <= longest:
            lines[-1] += f" {word}"
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and letters_in(lines[-1] + letter) > longest:
                lines.append("")
            lines[-1] += letter
        if len(lines) > most:
            break
    return lines


def _ended(line: str, longest: int) -> str:
    """Return a line with an ellipsis where it ends to read, without the letters that leave no room for it."""
    while line and letters_in(line + _CUT) > longest:
        line = line[:-1]
    kept = line.rstrip()
    is_turned = bool(kept) and bidirectional(kept[-1]) in {"R", "AL"}
    return kept + _CUT + (_RIGHT_TO_LEFT if is_turned else "")


def partings(labels: Iterable[str]) -> Mapping[str, int]:
    """Return how many letters each of some names begins with that another of them begins with too."""
    found = dict.fromkeys(sorted(set(labels)), 0)
    for one, other in pairwise(found):
        alike = len(commonprefix([one, other]))  # noqa: RUF071  # of texts, not of paths
        found[one], found[other] = max(found[one], alike), max(found[other], alike)
    return found
