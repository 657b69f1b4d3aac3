"""twins/: for each node shape an example that holds, one that does not, and the report on that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shacl_report
from shacl_engines import triples

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from shacl_report import Result

FOLDER = Path(__file__).parent / "twins"
WORLD = FOLDER / "world.ttl"
FILES = {"invalid.ttl", "report.csv", "valid.ttl"}


@dataclass(frozen=True)
class Twin:
    """One folder of twins, called after the shape they show."""

    folder: Path

    @property
    def name(self) -> str:
        """Return the name of the shape."""
        return self.folder.name

    def valid(self) -> list[Triple]:
        """Return the example that holds."""
        return triples(self.folder / "valid.ttl")

    def invalid(self) -> list[Triple]:
        """Return the example that does not."""
        return triples(self.folder / "invalid.ttl")

    def report(self) -> list[Result]:
        """Return what every engine must say of the example that does not hold."""
        return shacl_report.read(self.folder / "report.csv")


def twins() -> list[Twin]:
    """Return all twins, by name."""
    return [Twin(path) for path in sorted(FOLDER.iterdir()) if path.is_dir()]


def world() -> list[Triple]:
    """Return what the twins speak of."""
    return triples(WORLD)
