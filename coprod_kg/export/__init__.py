"""Write a graph for other programs: one format a file, chosen by the suffix of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coprod_kg.errors import UnknownFormatError
from coprod_kg.export import jsonld, rdf, tidy
from coprod_kg.export.destination import destination

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import IO

    from coprod_kg.graph.release import View
    from coprod_kg.study import Study

    Writer = Callable[[Study, View, IO[bytes]], None]

WRITERS: Final[dict[str, Writer]] = {
    ".ttl": rdf.turtle,
    ".trig": rdf.trig,
    ".nq": rdf.nquads,
    ".jsonld": jsonld.write,
    "tidy.csvw.zip": tidy.write,
}


def writer(path: Path) -> Writer:
    """Return what writes the format that the name of a file ends in.

    Raises UnknownFormatError when no format is known by it.
    """
    for suffix, write in WRITERS.items():
        if path.name.lower().endswith(suffix):
            return write
    raise UnknownFormatError(path.name, WRITERS)


def export(study: Study, view: View, path: Path) -> None:
    """Write a view of a study's graph to a file, whole or not at all.

    The same graph gives the same bytes. Raises UnknownFormatError, or OutputError when the
    file cannot be written.
    """
    write = writer(path)
    with destination(path) as out:
        write(study, view, out)
