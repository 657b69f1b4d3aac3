"""Where ontology/, queries/ and examples/ are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """Return the folder of the given name that came with the program.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/ is missing from this installation of coprod-kg")


def files(place: Path, pattern: str) -> list[Path]:
    """Return the files of a folder that fit a pattern, sorted, or the one file that the place is."""
    return sorted(place.glob(pattern)) if place.is_dir() else [place]


def ontology() -> Path:
    """Return the folder of modules, schemes, shapes and table descriptions."""
    return folder("ontology")


def queries() -> Path:
    """Return the folder of the question library."""
    return folder("queries")


def examples() -> Path:
    """Return the folder of example studies."""
    return folder("examples")
