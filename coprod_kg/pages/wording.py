"""The words of a page, from one file a language."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any, Final

# Marks that change the direction of writing, and letters that are written from right to left.
_TURNING: Final = frozenset({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_END: Final = "\N{POP DIRECTIONAL ISOLATE}"


def isolated(text: str) -> str:
    """Return a text that cannot turn the direction of the words around it.

    Texts without any direction marks or right-to-left letters come back as they are.
    """
    if not any(unicodedata.bidirectional(letter) in _TURNING for letter in text):
        return text
    open_ends = sum(text.count(mark) for mark in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    return _ISOLATE + text + _END * (open_ends + 1)


class Wording:
    """The texts of one language; a text is named by its table and key."""

    def __init__(self, texts: dict[str, Any]) -> None:
        """Keep the tables of a message file."""
        self._texts = texts

    @property
    def language(self) -> str:
        """The language, as HTML names it."""
        return str(self._texts["language"])

    def table(self, name: str) -> dict[str, Any]:
        """Return all texts of one table."""
        return dict(self._texts[name])

    def has(self, name: str, key: str) -> bool:
        """Whether a table has a text of that key."""
        return key in self._texts[name]

    def say(self, name: str, /, **values: object) -> str:
        """Return the text of a dotted name with its values filled in; raises KeyError."""
        text: Any = self._texts
        for step in name.split("."):
            text = text[step]
        return str(text).format(**values)

    def of_kind(self, name: str, kind: str, /, **values: object) -> str:
        """Return the text of a name for a kind of map, or else the one for every other kind."""
        texts: Any = self._texts
        for step in name.split("."):
            texts = texts[step]
        return self.say(f"{name}.{kind if kind in texts else 'other'}", **values)

    def count(self, name: str, number: int, /, **values: object) -> str:
        """Return the text for a number of things, in the singular or the plural."""
        return self.say(f"{name}.{'one' if number == 1 else 'other'}", number=number, **values)


@cache
def wording(language: str = "en", part: str = "") -> Wording:
    """Return the texts of a language that came with the program: those of maps, or of another part."""
    file = resources.files("coprod_kg.pages").joinpath("texts", part, f"{language}.toml")
    return Wording(tomllib.loads(file.read_text(encoding="utf-8")))
