"""Where the files of an extension lie, and where in them a word stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprod_kg.tokens import prefixes

if TYPE_CHECKING:
    from pathlib import Path


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder and of the folders in it, sorted; links that lead nowhere are files.

    Raises OSError where the folder cannot be read.
    """
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            if not folder.resolve().is_relative_to(path.resolve()):  # a link may lead back
                found += files_of(path)
        elif path.is_file() or not path.exists():
            found.append(path)
    return found


def line(path: Path, iri: str) -> int | None:
    """Return the line of a Turtle file that begins to speak of an IRI, or None where none is seen to."""
    whole = path.read_text(encoding="utf-8")
    known = prefixes(whole)
    for number, text in enumerate(whole.splitlines(), start=1):
        named = re.match(r"([\w.-]*):([\w.%-]*)", text)
        if text.startswith(f"<{iri}>") or (named and known.get(named[1], "") + named[2] == iri):
            return number
    return None
