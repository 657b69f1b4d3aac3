"""GEXF 1.3 (https://gexf.net): for Gephi and Gephi Lite.

Where a claim says when its tie holds, the network is dynamic and its edges have spells; an
edge without one is there all the time. The layer is the kind of an edge, by which Gephi
keeps several edges from one node to another apart.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from coprod_kg.export.ties.network import Edge, Node
from coprod_kg.export.ties.xml import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_kg.export.ties.network import Network, Value

_TYPES: Final[dict[type[Value], str]] = {str: "string", int: "integer", float: "double", bool: "boolean"}
_OWN: Final = "label"  # GEXF has an attribute of its own for it
_START: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">"""


def write(network: Network, out: IO[bytes]) -> None:
    """Write a network as GEXF."""
    for line in _lines(network):
        out.write(f"{line}\n".encode())


def _lines(network: Network) -> Iterator[str]:
    about = dict(network.about.values())
    said = "; ".join(f"{name}: {text(value)}" for name, value in about.items() if name != "version")
    yield _START
    yield f"<meta><creator>{text(network.about.version)}</creator><description>{said}</description></meta>"
    dynamic = any(edge.spells for edge in network.edges)
    mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else 'mode="static"'
    yield f'<graph defaultedgetype="directed" idtype="string" {mode}>'
    for kind in (Node, Edge):
        yield f'<attributes class="{kind.__name__.lower()}" mode="static">'
        for name, type_ in _attributes(kind).items():
            yield f'  <attribute id="{name}" title="{name}" type="{_TYPES[type_]}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for node in network.nodes:
        yield f'<node id="{text(node.id)}" label="{text(node.label)}">'
        yield from _values(node)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for edge in network.edges:
        ends = f'source="{text(edge.source)}" target="{text(edge.target)}" kind="{text(edge.layer)}"'
        label = f' label="{text(edge.label)}"' if edge.label else ""
        yield f'<edge id="{text(edge.id)}" {ends}{label}>'
        yield from _values(edge)
        if edge.spells:
            yield f"  <spells>{''.join(map(_spell, edge.spells))}</spells>"
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _attributes(kind: type[Node | Edge]) -> dict[str, type[Value]]:
    return {name: type_ for name, type_ in kind.attributes().items() if name != _OWN}


def _values(one: Node | Edge) -> Iterator[str]:
    yield "  <attvalues>"
    for name, value in one.values():
        if name != _OWN:
            yield f'    <attvalue for="{name}" value="{text(value)}"/>'
    yield "  </attvalues>"


def _spell(days: tuple[str | None, str | None]) -> str:
    ends = (f' {name}="{text(day)}"' for name, day in zip(("start", "end"), days, strict=True) if day)
    return f"<spell{''.join(ends)}/>"
