"""A study folder and its study.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from coprod_kg import extension
from coprod_kg.errors import ExtensionError, NoStudyError, StudySettingError, meant, nearest
from coprod_kg.tables import CP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.extension import Extension
    from coprod_kg.vocabulary import Vocabulary

FILE: Final = "study.toml"
FORMAT: Final = 1
_TYPES: Final[dict[str, type]] = {
    "format": int,
    "title": str,
    "base": str,
    "inputs": list,
    "coder": str,
    "graph": str,
    "extensions": list,
}
_NEEDED: Final = ("format", "title", "base")
_NO_BASE: Final = "is no address that ends in '/' or '#'"
_OURS: Final = CP.removesuffix("ns#")
_BASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]")


_WITHIN: Final = {  # what names files: one of them, an example, and why it is told from the study's folder
    "inputs": ("input", "coded", "the graph tells where each fact stands"),
    "extensions": ("extension", "extension", "the study must work wherever it is copied to"),
}


@dataclass(frozen=True)
class Study:
    """One study: where it lies and what its study.toml says."""

    folder: Path
    title: str
    base: str
    inputs: tuple[str, ...] = ("coded",)
    coder: str | None = None
    graph: str = "graph"
    extensions: tuple[str, ...] = ()

    @classmethod
    def find(cls, place: Path) -> Study:
        """Return the study in a folder or in the nearest folder above it.

        Raises NoStudyError when there is none, StudySettingError when its study.toml is wrong.
        """
        place = place.resolve()
        for folder in (place, *place.parents):
            if (folder / FILE).is_file():
                return cls.read(folder)
        raise NoStudyError(place)

    @classmethod
    def read(cls, folder: Path) -> Study:
        """Return the study whose study.toml stands in the folder."""
        path = folder / FILE
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise StudySettingError(
                f"{path} cannot be read: {error}.", "Mend that line; texts stand in double quotes."
            ) from error
        except OSError as error:
            raise StudySettingError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error
        _check(path, said)
        return cls(
            folder=folder,
            title=said["title"],
            base=said["base"],
            inputs=tuple(said.get("inputs", ["coded"])),
            coder=said.get("coder", "").strip() or None,
            graph=said.get("graph", "graph"),
            extensions=tuple(said.get("extensions", [])),
        )

    @property
    def graph_folder(self) -> Path:
        """Return the folder of the built graph."""
        return self.folder / self.graph

    @cached_property
    def extension(self) -> Extension:
        """Return what the study adds to the ontology; its faults are told, not raised."""
        return extension.read(self.folder, self.extensions)

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the words and tables in force: those of the program and, where sound, the study's own."""
        return self.extension.vocabulary

    def require_extension(self) -> Extension:
        """Return the extension; raises ExtensionError where a file of it cannot be read or used.

        Whether its words, shapes and queries hold is for a check to say, which takes longer than an answer.
        """
        for fault in self.extension.faults:
            if fault.is_error:
                raise ExtensionError(fault)
        return self.extension


def _check(path: Path, said: dict[str, Any]) -> None:
    """Raise StudySettingError with everything in a study.toml that cannot be."""
    if found := list(_faults(said)):
        *others, (what, remedy) = found
        told = [f"{path}: {one} {mend}\n" for one, mend in others]
        raise StudySettingError(f"{''.join(told)}{path}: {what}", remedy)


def _faults(said: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the settings of a study, and what to do.

    What another format means by its settings is not known, so that nothing more is said of it.
    """
    if _fits("format", said.get("format")) and said["format"] != FORMAT:
        yield (
            f"it is written in format {said['format']}; this version reads format {FORMAT}.",
            "Use the version of coprod-kg that wrote it, or see the changelog for the way over.",
        )
        return
    for key, value in said.items():
        if key not in _TYPES:
            yield (
                f"there is no setting '{key}'.",
                meant(nearest(key, _TYPES), f"There are: {', '.join(_TYPES)}."),
            )
        elif not _fits(key, value):
            yield f"'{key}' is of the wrong kind.", "Compare it with a new study's file."
    fitting = {key: value for key, value in said.items() if _fits(key, value)}
    for key in _NEEDED:
        if key not in said:
            yield f"'{key}' is missing.", "Compare it with a new study's file."
    if "base" in fitting and (what := _of_base(said["base"])):
        yield (
            f"base '{said['base']}' {what}.",
            'Write one of your own, such as base = "https://example.org/my-study/".',
        )
    for key, (one, example, why) in _WITHIN.items():
        names = fitting.get(key, [])
        if not all(isinstance(name, str) and name for name in names):
            yield f"'{key}' is no list of names.", f'Write {key} = ["{example}"].'
        elif any(Path(name).is_absolute() for name in names):
            yield (
                f"an {one} is named from the root of the disk.",
                f"Name it as seen from the study's folder: {why}.",
            )
    if not fitting.get("graph", "graph").strip("./\\ "):
        yield "'graph' names no folder of its own.", 'Write graph = "graph".'


def _fits(key: str, value: object) -> bool:
    """Return whether a value is of the kind that its setting takes."""
    return key in _TYPES and isinstance(value, _TYPES[key]) and not isinstance(value, bool)


def _of_base(text: str) -> str | None:
    """Return why addresses in the graph cannot begin with a text, or None where they can."""
    try:
        NamedNode(text)
    except ValueError:
        return _NO_BASE
    if text.casefold().startswith(_OURS):
        return "stands among the addresses of the program"
    return None if _BASE.fullmatch(text) else _NO_BASE
