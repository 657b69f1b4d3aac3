"""Write a graph for other programs: one format a file, chosen by the suffix of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from coprod_kg.errors import UnknownFormatError
from coprod_kg.export import jsonld, rdf, tidy
from coprod_kg.export.destination import destination
from coprod_kg.export.ties import gexf, graphml, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import IO

    from coprod_kg.export.ties.network import Network
    from coprod_kg.graph.release import View
    from coprod_kg.study import Study

    Writer = Callable[[Study, View, IO[bytes]], None]
    NetworkWriter = Callable[[Network, IO[bytes]], None]

WRITERS: Final[dict[str, Writer]] = {
    ".ttl": rdf.turtle,
    ".trig": rdf.trig,
    ".nq": rdf.nquads,
    ".jsonld": jsonld.write,
    "tidy.csvw.zip": tidy.write,
}
NETWORK_WRITERS: Final[dict[str, NetworkWriter]] = {
    ".graphml": graphml.write,
    ".gexf": gexf.write,
    "ties.csv.zip": tables.write,
}


_Any = TypeVar("_Any")


def _writer(path: Path, writers: Mapping[str, _Any]) -> _Any:
    for suffix, write in writers.items():
        if path.name.lower().endswith(suffix):
            return write
    raise UnknownFormatError(path.name, writers)


def is_network(path: Path) -> bool:
    """Whether the name of a file ends in a format of networks, and not in one of graphs.

    Raises UnknownFormatError when no format is known by it.
    """
    return _writer(path, dict.fromkeys(WRITERS, False) | dict.fromkeys(NETWORK_WRITERS, True))


def export(study: Study, view: View, path: Path) -> None:
    """Write a view of a study's graph to a file, whole or not at all.

    The same graph gives the same bytes. Raises UnknownFormatError, or OutputError when the
    file cannot be written.
    """
    write = _writer(path, WRITERS)
    with destination(path) as out:
        write(study, view, out)


def export_network(network: Network, path: Path) -> None:
    """Write a network to a file, whole or not at all.

    The same network gives the same bytes. Raises UnknownFormatError, or OutputError when the
    file cannot be written.
    """
    write = _writer(path, NETWORK_WRITERS)
    with destination(path) as out:
        write(network, out)
