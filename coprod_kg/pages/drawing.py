"""The drawing's model and the script that shows it, both from pyvis.

pyvis is unmaintained; of it only the model (`Network`) and the bundled vis-network
script are used, and here alone. It is imported when a page is drawn, because that
takes most of a second.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.pages.scene import CARD_SIZE
from coprod_kg.pages.signs import NO_SECTOR, STRETCH

if TYPE_CHECKING:
    from coprod_kg.pages.scene import DrawnActor, DrawnTie, Scene

_SCRIPT: Final = ("templates", "lib", "vis-9.1.2", "vis-network.min.js")
# How many things are drawn with thin rims.
_MANY: Final = 40
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
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 4,
        "font": {"size": 14, "face": "sans-serif"},
        "scaling": {"label": {"drawThreshold": 3}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "hoverWidth": 1,
        "selectionWidth": 2,
        "scaling": {"label": {"drawThreshold": 3}},
    },
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
            x=actor.at.x,
            y=actor.at.y,
            **(_card(actor) if actor.heading else _actor(actor, uncoded=scene.kind == "power")),
        )
    for tie in scene.ties:
        network.add_edge(tie.giver.id, tie.receiver.id, **_line(tie))
    # the browser draws rims in its own pixels, however small the picture
    rims = {"borderWidth": 1} if len(scene.actors) > _MANY else {}
    nodes = [{**node, **rims} for node in network.nodes]
    return {"nodes": nodes, "edges": network.edges, "options": _OPTIONS}


def _actor(actor: DrawnActor, *, uncoded: bool) -> dict[str, Any]:
    """Return a node for an actor: a shape with its name below."""
    return {
        "label": "\n".join(actor.lines),
        "shape": actor.sign.shape,
        "color": actor.sign.colour,
        "size": round(actor.radius * STRETCH.get(actor.sign.shape, 1.0), 1),
        "shapeProperties": {"borderDashes": [6, 5] if actor.sign == NO_SECTOR else False},
        "hollow": uncoded and not actor.tied,
    }


def _card(card: DrawnActor) -> dict[str, Any]:
    """Return a node for a card: a box with a heading and its name within."""
    return {
        "label": "\n".join([card.on_card, *card.lines]),
        "shape": card.sign.shape,
        "color": card.sign.colour,
        "border": card.sign.colour,
        "borderWidth": 3,
        "hollow": True,
        "font": {"size": 13},
        "margin": 4,
        "shapeProperties": {
            "borderDashes": [6, 5] if card.is_open else False,
            "borderRadius": card.sign.corner,
        },
        "widthConstraint": {"minimum": CARD_SIZE[0] - 8},
        "heightConstraint": {"minimum": CARD_SIZE[1] - 8},
    }


def _line(tie: DrawnTie) -> dict[str, Any]:
    """Return an edge for a tie; those that are not drawn first are hidden."""
    label = CONTESTED if tie.contested != "no" else ""
    return {
        "id": tie.id,
        "width": tie.width,
        "dashes": [8, 5] if tie.contested != "no" else False,
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": tie.bow}
        if tie.bow
        else {"enabled": False},
        **({"label": label} if label else {}),
        **({"colour": tie.look.colour} if tie.look.colour else {}),
        **({"hidden": True} if not tie.first else {}),
        **(
            {"arrows": {"to": {"enabled": tie.look.head is not None, "type": tie.look.head or "arrow"}}}
            if tie.look.head != "arrow"
            else {}
        ),
    }
