"""GraphML 1.0 (http://graphml.graphdrawing.org): for visone, igraph, networkx and others.

Each attribute is declared with one type; where there is no value nothing is written. All
attributes that are truth values always have one, since igraph reads a missing one as false.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from coprod_kg.export.ties.network import About, Edge, Node
from coprod_kg.export.ties.xml import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.export.ties.network import Network, Value

_KINDS: Final[dict[str, type[About | Node | Edge]]] = {"graph": About, "node": Node, "edge": Edge}
_TYPES: Final[dict[type[Value], str]] = {str: "string", int: "int", float: "double", bool: "boolean"}
_START: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def write(network: Network, out: IO[bytes]) -> None:
    """Write a network as GraphML."""
    for line in _lines(network):
        out.write(f"{line}\n".encode())


def _lines(network: Network) -> Iterator[str]:
    yield _START
    for place, kind in _KINDS.items():
        for name, type_ in kind.attributes().items():
            key = f'id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="{_TYPES[type_]}"'
            yield f"<key {key}/>"
    yield '<graph id="network" edgedefault="directed">'
    yield from _data("graph", network.about)
    for node in network.nodes:
        yield f'<node id="{text(node.id)}">'
        yield from _data("node", node)
        yield "</node>"
    for edge in network.edges:
        ends = f'source="{text(edge.source)}" target="{text(edge.target)}"'
        yield f'<edge id="{text(edge.id)}" {ends}>'
        yield from _data("edge", edge)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(place: str, one: About | Node | Edge) -> Iterator[str]:
    for name, value in one.values():
        yield f'  <data key="{place}-{name}">{text(value)}</data>'
