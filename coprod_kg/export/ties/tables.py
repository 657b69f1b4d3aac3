"""Tables of nodes and of edges: for R, for Gephi's spreadsheet import, and for spreadsheets.

The first two columns of edges.csv are the ends, the first of nodes.csv is what they name, as
igraph's `graph_from_data_frame` reads them.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from coprod_kg.export import archive
from coprod_kg.export.ties.network import About, Edge, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_kg.export.ties.network import Network, Value

    Row = About | Node | Edge

# The columns that come before the attributes.
_FIRST: Final[dict[type[Row], tuple[str, ...]]] = {
    Node: ("id",),
    Edge: ("source", "target", "id"),
    About: (),
}


def write(network: Network, out: IO[bytes]) -> None:
    """Write a zip of nodes.csv, edges.csv and network.csv."""
    archive.write(
        out,
        {
            "nodes.csv": _file(Node, network.nodes),
            "edges.csv": _file(Edge, network.edges),
            "network.csv": _file(About, [network.about]),
        },
    )


def _file(kind: type[Row], rows: Sequence[Row]) -> bytes:
    names = [*_FIRST[kind], *kind.attributes()]
    cells = ([_cell(getattr(row, name)) for name in names] for row in rows)
    return archive.csv_file([names, *cells])


def _cell(value: Value | None) -> str | int | float | None:
    """Return what R and Gephi read as the value; None is an empty cell."""
    return str(value).upper() if isinstance(value, bool) else value
