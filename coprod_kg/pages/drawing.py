"""The drawing's model and the script that shows it, both from pyvis.

pyvis is unmaintained; of it only the model (`Network`) and the bundled vis-network
script are used, and here alone. It is imported when a page is drawn, because that
takes most of a second.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.pages.signs import NO_SECTOR, STRETCH

if TYPE_CHECKING:
    from coprod_kg.pages.scene import Scene

_SCRIPT: Final = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
# How far the two arrows of a mutual tie bow, as a share of their length.
BOW: Final = 0.16
CONTESTED: Final = "\N{NOT EQUAL TO}"
_OPTIONS: Final[dict[str, Any]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": {"enabled": False},
        "navigationButtons": False,
        "selectConnectedEdges": False,
        "zoomView": False,
    },
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4, "font": {"size": 14, "face": "sans-serif"}},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.7}}, "hoverWidth": 1, "selectionWidth": 2},
}


@cache
def vis_network() -> str:
    """Return the vis-network script that pyvis carries, without the name of its source map.

    A browser's tools would ask for the source map; a page asks for nothing.
    """
    text = resources.files("pyvis").joinpath(*_SCRIPT).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))


def drawing(scene: Scene) -> dict[str, Any]:
    """Return nodes, edges and options as vis-network reads them; places are fixed, physics is off.

    Each direction of a mutual tie is an edge of its own.
    """
    from pyvis.network import Network  # noqa: PLC0415  # slow to import, see above

    network = Network(directed=True)
    for actor in scene.actors:
        network.add_node(
            actor.id,
            label="\n".join(actor.lines),
            shape=actor.sign.shape,
            color=actor.sign.colour,
            size=round(actor.radius * STRETCH.get(actor.sign.shape, 1.0), 1),
            shapeProperties={"borderDashes": [6, 5] if actor.sign == NO_SECTOR else False},
            x=actor.at.x,
            y=actor.at.y,
            hollow=scene.kind == "power" and not actor.tied,
        )
    for tie in scene.ties:
        network.add_edge(
            tie.giver.id,
            tie.receiver.id,
            id=tie.id,
            width=tie.width,
            dashes=[8, 5] if tie.contested != "no" else False,
            smooth={"enabled": True, "type": "curvedCW", "roundness": BOW}
            if tie.mutual
            else {"enabled": False},
            **({"label": CONTESTED} if tie.contested != "no" else {}),
        )
    return {"nodes": network.nodes, "edges": network.edges, "options": _OPTIONS}
