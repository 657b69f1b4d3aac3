"""The numbers of `measure` as sections of the report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coprod_kg.network.blocks import blocks
from coprod_kg.network.catalogue import catalogue
from coprod_kg.pages.report.document import Link, Section, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_kg.network.blocks import Block
    from coprod_kg.pages.wording import Wording


def sections(measures: Mapping[str, Any], layer: str) -> list[Section]:
    """Return a section for each table of what `measure` answers about a layer and its parts."""
    kept = {
        entry["layer"]
        for entry in measures["layers"]
        if entry["layer"] == layer or (entry["layer"].startswith(f"{layer}:") and entry["arcs"])
    }
    own = {
        **measures,
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
    return Section(name, block.heading, block.above, [Table("", head, rows)], below=block.below)


def definitions(words: Wording) -> Section:
    """Return what each number is, from the catalogue."""
    rows = [[one.title, one.definition, one.formula, one.source, one.reading] for one in catalogue().values()]
    head = [words.say(f"method.{name}") for name in ("number", "definition", "formula", "source", "reading")]
    return Section("numbers", words.say("method.numbers"), [], [Table("", head, rows)])
