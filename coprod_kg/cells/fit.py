"""What a check of a cell is, and what it raises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

Check = Callable[[str], str]

_LONGEST: Final = 60  # characters of a cell that a message quotes


class Unfit(Exception):  # noqa: N818  # no error of the program: the reader of the table meets it as a fault
    """A cell holds what its column does not take."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep the two halves of the fault."""
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


class Doubtful(Unfit):
    """A cell cannot be judged, because what it rests on has a fault that is told elsewhere."""

    def __init__(self) -> None:
        """Say nothing: one mistake is told once."""
        super().__init__("", "")


def shown(text: str) -> str:
    """Return a text as a message quotes it: one line, not too long, control characters written out."""
    line = " ".join(text[: 2 * _LONGEST].split())
    short = line if len(line) <= _LONGEST else line[:_LONGEST] + "…"
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in short)
