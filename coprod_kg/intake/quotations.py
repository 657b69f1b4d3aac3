"""Quotations looked up in the texts they are taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_kg.cells import Check, Unfit
from coprod_kg.intake.text import decode

if TYPE_CHECKING:
    from pathlib import Path


class Texts:
    """The source texts of a study, each read once."""

    def __init__(self, folder: Path) -> None:
        """Take the study's folder, within which all texts lie."""
        self._folder = folder.resolve()
        self._texts: dict[str, str | None] = {}

    def text(self, name: str) -> str | None:
        """Return the text of a file with line ends as LF, or None where there is no text to be read."""
        if name not in self._texts:
            try:
                text = decode(self._path(name).read_bytes(), name)[0]
            except OSError:
                text = None
            self._texts[name] = None if text is None else _lines(text)
        return self._texts[name]

    def _path(self, name: str) -> Path:
        """Return where a text lies; what is named outside the study lies nowhere in it."""
        path = (self._folder / name).resolve()
        return path if path.is_relative_to(self._folder) else self._folder

    def check(self) -> Check:
        """Return a check of a cell that names a text file of the study."""

        def names_text(name: str) -> str:
            if self.text(name) is None:
                if self._path(name).is_file():
                    raise Unfit(f"the file '{name}' is no text in UTF-8.", "Save it as plain text in UTF-8.")
                message = f"there is no text file '{name}' in the study."
                raise Unfit(message, "Put it there in UTF-8, correct the path, or leave the cell empty.")
            return name

        return names_text

    def look_up(self, quotation: str, name: str, between: tuple[int, int] | None) -> None:
        """Raise Unfit unless the words stand once in a text, or between the places given for them."""
        text, words = self.text(name), _lines(quotation)
        if text is None:  # told where the file is named
            return
        if between is not None:
            start, end = between
            if text[start:end] != words:
                message = f"these words do not stand between {start} and {end} of {name}."
                raise Unfit(message, "Correct start and end, counted in characters from 0, or the words.")
            return
        if (times := text.count(words)) == 0:
            message = f"these words do not stand in {name}."
            raise Unfit(message, "Copy them as they stand there, or correct the source.")
        if times > 1:
            message = f"these words stand {times} times in {name}."
            raise Unfit(message, "Say with start and end which place is meant, or quote more words.")


def _lines(text: str) -> str:
    """Return a text with every line end as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
