"""The numbers of `measure` as sections of the report."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from defusedxml.ElementTree import fromstring

from coprod_kg.network.blocks import blocks
from coprod_kg.network.catalogue import catalogue
from coprod_kg.pages.measured_plots import plots
from coprod_kg.pages.plots import write
from coprod_kg.pages.report.document import Link, Picture, Section, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.network.block import Block
    from coprod_kg.pages.plots import Plot
    from coprod_kg.pages.wording import Wording

_SVG: Final = "{http://www.w3.org/2000/svg}"


def sections(measures: Mapping[str, Any], layer: str) -> list[Section]:
    """Return a section for each table of what `measure` answers about a layer and its parts."""
    kept = {
        entry["layer"]
        for entry in measures["layers"]
        if entry["layer"] == layer or (entry["layer"].startswith(f"{layer}:") and entry["arcs"])
    }
    own = {
        **measures,
        "suppressed": [one for one in measures.get("suppressed", ()) if one["layer"] in {layer, *kept}],
        **{name: [one for one in measures[name] if one["layer"] in kept] for name in ("layers", "accounts")},
        "attribution": measures["attribution"] if layer == "power" else [],
        "leadership": measures["leadership"] if layer == "power" else [],
        "multireciprocity": measures["multireciprocity"] if layer == "flows" else [],
    }
    return [_section(block) for block in blocks(own)]


def linked(found: list[Section], link: Link) -> list[Section]:
    """Return sections of numbers that lead to the words behind the ties."""
    return [replace(one, links=[link]) for one in found]


def _section(block: Block) -> Section:
    head, *rows = block.rows
    name = re.sub(r"[^a-z0-9]+", "-", block.heading.casefold()).strip("-")
    return Section(
        name, block.heading, block.above, [Table("", head, rows)] if rows else [], below=block.below
    )


def pictures(measures: Mapping[str, Any], layer: str, heading: str) -> list[Section]:
    """Return the plots of a layer that has ties, and for power attributed power beside position."""
    own = {
        **measures,
        "layers": [entry for entry in measures["layers"] if entry["layer"] == layer],
        "attribution": measures["attribution"] if layer == "power" else [],
    }
    if not any(entry["arcs"] for entry in own["layers"]):
        return []
    drawn = [_picture(one) for one in plots(own)]
    return [Section("plots", heading, pictures=drawn)] if drawn else []


def _picture(plot: Plot) -> Picture:
    """Return a plot as an image within the page, with its text alternative."""
    drawn = write([plot])
    words = fromstring(drawn).findtext(f"{_SVG}desc") or plot.title
    return Picture(f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}", words)


def definitions(words: Wording) -> Section:
    """Return what each number is, from the catalogue."""
    rows = [[one.title, one.definition, one.formula, one.source, one.reading] for one in catalogue().values()]
    head = [words.say(f"method.{name}") for name in ("number", "definition", "formula", "source", "reading")]
    return Section("numbers", words.say("method.numbers"), [], [Table("", head, rows)])
