"""The ontologies that were released, and the version that a change demands of the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from coprod_kg import resources
from coprod_kg.change.aspects import Effect
from coprod_kg.change.changes import highest
from coprod_kg.change.statements import of_folders, read, write
from coprod_kg.errors import NoReleaseError, ReleasedBeforeError, UnknownReleaseError, VersionError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coprod_kg.change.changes import Change
    from coprod_kg.change.statements import Statements

FILE: Final = "statements.tsv"
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
# What may go only after a release in which it was deprecated.
_NAMED: Final = frozenset(
    ("class", "column", "concept", "individual", "property", "question", "scheme", "table")
)


def numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers, which sort as releases follow each other.

    Raises VersionError where it is not three numbers with a dot between.
    """
    if _VERSION.fullmatch(version) is None:
        raise VersionError(version)
    return tuple(int(part) for part in version.split("."))


def folder() -> Path:
    """Return the folder of what was released."""
    return resources.ontology() / "released"


def releases(place: Path | None = None) -> list[str]:
    """Return the versions that were released, in their order; raises VersionError for another name."""
    found = (place or folder()).glob(f"*/{FILE}")
    return sorted((path.parent.name for path in found), key=numbers)


def last_release(place: Path | None = None) -> str:
    """Return the last version that was released; raises NoReleaseError where none was."""
    known = releases(place)
    if not known:
        raise NoReleaseError(place or folder())
    return known[-1]


def read_release(version: str, place: Path | None = None) -> Statements:
    """Return what a released ontology states; raises UnknownReleaseError where there is none."""
    known = releases(place)
    if version not in known:
        raise UnknownReleaseError(version, known)
    return read(((place or folder()) / version / FILE).read_text(encoding="utf-8"))


def in_force() -> Statements:
    """Return what the ontology and the questions state that came with the program."""
    return of_folders(resources.ontology(), resources.queries())


def release(statements: Statements, version: str, place: Path | None = None) -> Path:
    """Write down what a version states, and return the file; raises ReleasedBeforeError."""
    path = (place or folder()) / version / FILE
    if path.exists():
        raise ReleasedBeforeError(version)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write(statements), encoding="utf-8", newline="\n")
    return path


def least_version(last: str, effect: Effect) -> str:
    """Return the least version that may follow a release after changes of an effect.

    Before 1.0.0 a major change raises the second number, and any other the third.
    """
    first, second, third = numbers(last)
    if effect is Effect.NONE:
        return last
    if first == 0:
        return f"0.{second + 1}.0" if effect is Effect.MAJOR else f"0.{second}.{third + 1}"
    if effect is Effect.MAJOR:
        return f"{first + 1}.0.0"
    return f"{first}.{second + 1}.0" if effect is Effect.MINOR else f"{first}.{second}.{third + 1}"


def faults(before: Statements, found: Iterable[Change], last: str, version: str) -> list[str]:
    """Return what forbids to release the changes as a version: each fault with what to do now."""
    listed = list(found)
    told = [
        f"{change.thing} is gone and was not deprecated in {last}."
        " Keep it, deprecated, for one release; CONTRIBUTING.md says how."
        for change in listed
        if change.is_removal
        and change.thing.kind in _NAMED
        and not any("true" in value for value in before[change.thing].get("owl:deprecated", ()))
    ]
    least = least_version(last, highest(listed))
    if numbers(version) < numbers(least):
        told.append(
            f"The version in force is {version}, and the changes since {last} demand {least}."
            " Raise __version__ and the version IRIs, or take the changes back."
        )
    return told
