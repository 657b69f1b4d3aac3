"""How much room words take where no browser measures them: rather too much than too little."""

from __future__ import annotations

import unicodedata
from typing import Final

_NARROW: Final = frozenset("fijlrt' .,:()-|")
_WIDE: Final = frozenset("mwMW")
_MORE: Final = "…"
_EVEN: Final = (0.85, 0.86)  # letters narrower than the first are in words as wide as the second says


def _share(letter: str) -> float:
    """Return about how wide a letter is, in parts of its height."""
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    return 0.72 if letter.islower() else 0.85


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is drawn in letters of a size."""
    return sum(map(_share, text)) * size


def width_of_words(text: str, size: float) -> float:
    """Return about how wide a line of words is drawn: in some letters, too much and too little even out."""
    even = sum(share if (share := _share(letter)) >= _EVEN[0] else share * _EVEN[1] for letter in text)
    return even * size


def shortened(text: str, width: float, size: float) -> str:
    """Return as much of a text as a width has room for, with "…" where something is cut off."""
    if width_of_words(text, size) <= width:
        return text
    room = width - width_of_words(_MORE, size)
    kept = ""
    for letter in text:
        if width_of_words(kept + letter, size) > room:
            break
        kept += letter
    return kept.rstrip() + _MORE


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return a text in lines that fit a width, broken at spaces; a word that is too long is shortened."""
    lines: list[str] = []
    for word in filter(None, text.split(" ")):
        if lines and width_of_words(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(shortened(word, width, size))
    return lines
