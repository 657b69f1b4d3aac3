"""The words of the reference, one file a language; in a phrase there may be code and links."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from coprod_kg.pages.reference.document import Code, Link
from coprod_kg.pages.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coprod_kg.pages.reference.document import Text

_PART: Final = re.compile(r"\{(?P<name>\w+)\}|`(?P<code>[^`]+)`")


def joined(parts: Iterable[Text | Link | Code | str], between: str = ", ") -> Text:
    """Return several texts as one."""
    found: list[str | Link | Code] = []
    for number, part in enumerate(parts):
        if number:
            found.append(between)
        found += part if isinstance(part, tuple) else (part,)
    return tuple(found)


def listed(parts: Sequence[Text | Link | Code | str], last: str) -> Text:
    """Return several texts as a list in a sentence, with a word before the last of them."""
    *first, end = parts
    return joined([joined(first), end], last) if first else joined([end])


class Phrases(Wording):
    """The texts of the reference."""

    def text(self, name: str, /, **parts: Text | Link | Code | str | int) -> Text:
        """Return the phrase of a dotted name with its parts filled in; `…` in it is code."""
        phrase, end = self.raw(name), 0
        found: list[str | Link | Code] = []
        for match in _PART.finditer(phrase):
            found.append(phrase[end : match.start()])
            end = match.end()
            if match["code"]:
                found.append(Code(match["code"]))
                continue
            part = parts[match["name"]]
            found += joined([str(part) if isinstance(part, int) else part])
        return tuple(part for part in (*found, phrase[end:]) if part != "")

    def raw(self, name: str) -> str:
        """Return the phrase of a dotted name as the file has it; raises KeyError."""
        table, _, key = name.rpartition(".")
        return str(self.table(table)[key])

    def one_of(self, table: str, key: str) -> str:
        """Return the text of a key, or the key itself where the table has none."""
        return str(self.table(table)[key]) if self.has(table, key) else key


@cache
def phrases(language: str = "en") -> Phrases:
    """Return the texts of a language that came with the program."""
    file = resources.files("coprod_kg.pages").joinpath("texts", "reference", f"{language}.toml")
    return Phrases(tomllib.loads(file.read_text(encoding="utf-8")))
