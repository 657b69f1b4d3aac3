"""Every error a user can meet; imports nothing of ours.

An error has two halves: what happened, and what to do now. A fault is an error in
the data, with the place where it stands; faults are collected, errors are raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in coded data, with the place where a reader will find it.

    The row is counted as a spreadsheet shows it, the header being row 1; it is None
    where the fault concerns a whole file, and so is the column.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    remedy: str
    severity: Severity = "error"
    sheet: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether the graph cannot be built while the fault stands."""
        return self.severity == "error"

    def __str__(self) -> str:
        """Return the fault as one line: place, what, and what to do."""
        sheet = None if self.sheet is None else f"sheet {self.sheet}"
        row = None if self.row is None else f"row {self.row}"
        column = None if self.column is None else f"column {self.column}"
        place = ", ".join(part for part in (self.file, sheet, row, column) if part)
        parts = ("" if self.is_error else self.severity, place, f"{self.message} {self.remedy}".strip())
        return ": ".join(part for part in parts if part)


def continued(message: str) -> str:
    """Return a message as it stands after a colon: without its capital letter."""
    return message[:1].lower() + message[1:]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one most likely meant, or None."""
    by_fold = {name.casefold(): name for name in known}
    if (same := by_fold.get(word.strip().casefold())) is not None:
        return same
    if len(by_fold) > 5_000:  # comparing with each would take a second for every fault
        return None
    near = get_close_matches(word.casefold(), by_fold, n=1)
    return by_fold[near[0]] if near else None


def meant(near: str | None, otherwise: str) -> str:
    """Return the remedy for a word that is not known: the nearest known one, else something else to do."""
    return f"Did you mean '{near}'?" if near else otherwise


class CoprodError(Exception):
    """What happened, and what to do now."""

    def __init__(self, what: str, remedy: str) -> None:
        """Keep the two halves apart, so that each can be shown by itself."""
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        """Return both halves as one text."""
        return f"{self.what} {self.remedy}"


class NoStudyError(CoprodError):
    """A command was given a place that holds no study."""

    def __init__(self, path: Path) -> None:
        """Name the place that was looked at."""
        super().__init__(
            f"'{path}' is no study: neither it nor a folder above it has a study.toml.",
            "Go to a study's folder, name one with --study, or make one with 'coprod-kg new DIR'.",
        )


class StudySettingError(CoprodError):
    """A study.toml cannot be read or says something that cannot be."""


class FolderNotEmptyError(CoprodError):
    """A new study was to be written where something is already."""

    def __init__(self, path: Path) -> None:
        """Name the folder that is in the way."""
        super().__init__(f"'{path}' exists and is not empty.", "Name a folder that is not there yet.")


class UnknownExampleError(CoprodError):
    """An example study was asked for by a name that none has."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Suggest the nearest known name, else list them."""
        names = sorted(known)
        remedy = meant(nearest(name, names), f"There are: {', '.join(names)}.")
        super().__init__(f"There is no example called '{name}'.", remedy)


class NoGraphError(CoprodError):
    """A question was put to a study whose graph has not been built."""

    def __init__(self, path: Path) -> None:
        """Name the folder where the graph would be."""
        super().__init__(f"There is no graph in '{path}' yet.", "Run 'coprod-kg build' first.")


class StaleGraphError(CoprodError):
    """Tables were to be written out that are not, or are not described as, those of the built graph."""

    def __init__(self, path: Path) -> None:
        """Name the study."""
        super().__init__(
            f"The tables, the extension or study.toml of '{path}' have changed since the graph was built.",
            "Run 'coprod-kg build' again.",
        )


class StoreError(CoprodError):
    """A graph could not be written or read: disk full, no permission, damaged files."""


class BuildRunningError(CoprodError):
    """A build was started while another one works on the same study."""

    def __init__(self, path: Path) -> None:
        """Name the graph that is being built."""
        super().__init__(
            f"Another build of '{path}' is running.", "Wait until it has ended, then build again."
        )


class OutputError(CoprodError):
    """A file that was asked for could not be written."""


class UnknownQuestionError(CoprodError):
    """A question was asked by a name that no file in queries/ has."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Suggest the nearest known name, when there is one."""
        remedy = meant(nearest(name, known), "See 'coprod-kg questions'.")
        super().__init__(f"There is no question called '{name}'.", remedy)


class ParameterError(CoprodError):
    """A question was given a parameter that it does not have, or a value that does not fit."""


class QueryError(CoprodError):
    """A query is no valid SPARQL, or asks for something that is not allowed."""


class BrokenQuestionError(QueryError):
    """A file of a question does not hold what its head must say."""

    def __init__(self, path: Path, line: int | None, said: str) -> None:
        """Keep the line and what is wrong there, so that a check can tell them by themselves."""
        place = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{place}: {said}.", "See docs/questions.md for what the head of a question holds.")
        self.line = line
        self.said = said


class ExtensionError(CoprodError):
    """A study adds files to the ontology that cannot be used."""

    def __init__(self, fault: Fault) -> None:
        """Tell the first fault; the others are a check away."""
        super().__init__(
            f"The extension of the study has a fault: {fault}", "'coprod-kg check' tells all of them."
        )


class UnknownFormatError(CoprodError):
    """A file was to be written in a format that is not known."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """List the formats that are known."""
        super().__init__(f"'{name}' names no format that can be written.", f"Use one of: {', '.join(known)}.")


class UnknownLayerError(CoprodError):
    """A network was asked for by a name that no layer has."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Suggest the nearest known layer, else list them."""
        names = list(known)
        remedy = meant(nearest(name, names), f"There are: {', '.join(names)}.")
        super().__init__(f"There is no layer called '{name}'.", remedy)


class UnknownReleaseError(CoprodError):
    """An ontology was asked for by a version that was not released."""

    def __init__(self, version: str, known: Iterable[str]) -> None:
        """List the versions that were."""
        names = ", ".join(known)
        super().__init__(
            f"There is no release '{version}'.", f"There are: {names}." if names else "There is none yet."
        )


class NoReleaseError(CoprodError):
    """An ontology was to be compared with the last release, and none was made."""

    def __init__(self, path: Path) -> None:
        """Name the folder where it would be."""
        super().__init__(
            f"Nothing is released in '{path}' yet.",
            "Write the first release with 'python -m coprod_kg.change --release'.",
        )


class VersionError(CoprodError):
    """A version is not written as three numbers."""

    def __init__(self, version: str) -> None:
        """Name it."""
        super().__init__(
            f"'{version}' is no version of the ontology.",
            "Write three numbers, such as 0.2.0; take a folder of another name out of released/.",
        )


class ReleasedBeforeError(CoprodError):
    """A version was to be released that is released already."""

    def __init__(self, version: str) -> None:
        """Name the version."""
        super().__init__(
            f"{version} is released already, and a release is never changed.",
            "Raise __version__ and the version IRIs, then release that.",
        )


class NotCarriedError(CoprodError):
    """A table of a study cannot be carried over a release."""

    def __init__(self, file: str, why: str, remedy: str) -> None:
        """Name the file, and say why not."""
        super().__init__(f"'{file}' cannot be carried: {why}.", remedy)
