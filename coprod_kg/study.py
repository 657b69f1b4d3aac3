"""A study folder and its study.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode

from coprod_kg.errors import NoStudyError, StudySettingError, nearest

FILE: Final = "study.toml"
FORMAT: Final = 1
_TYPES: Final[dict[str, type]] = {
    "format": int,
    "title": str,
    "base": str,
    "inputs": list,
    "coder": str,
    "graph": str,
}
_BASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]")


@dataclass(frozen=True, slots=True)
class Study:
    """One study: where it lies and what its study.toml says."""

    folder: Path
    title: str
    base: str
    inputs: tuple[str, ...] = ("coded",)
    coder: str | None = None
    graph: str = "graph"

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
        )

    @property
    def graph_folder(self) -> Path:
        """Return the folder of the built graph."""
        return self.folder / self.graph


def _check(path: Path, said: dict[str, Any]) -> None:
    """Raise StudySettingError for the first thing in a study.toml that cannot be."""
    for key, value in said.items():
        if key not in _TYPES:
            near = nearest(key, _TYPES)
            raise StudySettingError(
                f"{path}: there is no setting '{key}'.",
                f"Did you mean '{near}'?" if near else f"There are: {', '.join(_TYPES)}.",
            )
        if not isinstance(value, _TYPES[key]) or isinstance(value, bool):
            raise StudySettingError(
                f"{path}: '{key}' is of the wrong kind.", "Compare it with a new study's file."
            )
    for key in ("format", "title", "base"):
        if key not in said:
            raise StudySettingError(f"{path}: '{key}' is missing.", "Compare it with a new study's file.")
    if said["format"] != FORMAT:
        raise StudySettingError(
            f"{path} is written in format {said['format']}; this version reads format {FORMAT}.",
            "Use the version of coprod-kg that wrote it, or see the changelog for the way over.",
        )
    if not _is_base(said["base"]):
        raise StudySettingError(
            f"{path}: base '{said['base']}' is no address that ends in '/' or '#'.",
            'Write one of your own, such as base = "https://example.org/my-study/".',
        )
    inputs = said.get("inputs", [])
    if not all(isinstance(name, str) and name for name in inputs):
        raise StudySettingError(f"{path}: 'inputs' is no list of names.", 'Write inputs = ["coded"].')
    if any(Path(name).is_absolute() for name in inputs):
        raise StudySettingError(
            f"{path}: an input is named from the root of the disk.",
            "Name it as seen from the study's folder: the graph tells where each fact stands.",
        )
    if not said.get("graph", "graph").strip("./\\ "):
        raise StudySettingError(f"{path}: 'graph' names no folder of its own.", 'Write graph = "graph".')


def _is_base(text: str) -> bool:
    """Return whether addresses in the graph can begin with a text."""
    if not _BASE.fullmatch(text):
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True
