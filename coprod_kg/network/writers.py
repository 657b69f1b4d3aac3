"""Measures as a table for people, and as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import UnknownFormatError
from coprod_kg.network.block import cleaned, part
from coprod_kg.network.blocks import blocks
from coprod_kg.network.parts import BY
from coprod_kg.network.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Measures = dict[str, Any]
_MARKS: Final = {
    **{one: f"\\{one}" for one in "\\|`*[]"},
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
}
NOBODY: Final = "there are no actors"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write(
    measures: Measures, format_: str = "table", *, actors: bool = False, width: int | None = None
) -> str:
    """Return measures in one of the formats, tables with positions of `actors` on demand.

    JSON holds all in any case, CSV all of each layer, or of each actor. With a `width` tables of
    text are fitted to a screen. Raises UnknownFormatError.
    """
    if format_ not in FORMATS:
        raise UnknownFormatError(format_, FORMATS)
    if format_ == "table":
        return _table(measures, actors, width)
    return FORMATS[format_](measures, actors)


def unplaced(measures: Measures) -> Iterator[str]:
    """Yield a line for each layer of each part in which no actor has a position, with why."""
    for entry in measures["layers"]:
        if not entry["actors"]:
            why = entry["undefined"].get("actors", NOBODY)
            yield f"{entry['layer']}, {part(entry)}: no positions, {why}."


def _table(
    measures: Measures,
    actors: bool,  # noqa: FBT001  # one signature for all formats
    width: int | None = None,
) -> str:
    """Return one block of text a table."""
    return "\n\n".join(plain(block, width) for block in blocks(measures, actors=actors)) + "\n"


def _escaped(cell: str) -> str:
    """Return a text in which nothing is a mark of Markdown or an element of HTML."""
    return "".join(_MARKS.get(one, one) for one in cleaned(cell))


def _markdown(measures: Measures, actors: bool) -> str:  # noqa: FBT001
    """Return one section a table, whose voice it is above each."""
    parts: list[str] = []
    for block in blocks(measures, actors=actors):
        parts += [f"## {_escaped(block.heading)}", ""]
        for line in block.above:
            parts += [_escaped(line), ""]
        head, *rows = ([_escaped(cell) for cell in row] for row in block.rows)
        parts += [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
        parts += [*(f"| {' | '.join(row)} |" for row in rows), ""]
        for line in block.below:
            parts += [_escaped(line), ""]
    return "\n".join(parts).rstrip() + "\n"


def _flat(entry: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of an entry with its dotted path, the reasons for undefined ones as one text."""
    for key, value in entry.items():
        if key == "undefined":
            yield prefix + key, "; ".join(f"{name}: {reason}" for name, reason in value.items())
        elif isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif not isinstance(value, list):
            yield prefix + key, value
        elif len(value) == 2 and not isinstance(value[0], dict):  # a range
            yield f"{prefix}{key}.low", value[0]
            yield f"{prefix}{key}.high", value[1]


def _csv(measures: Measures, actors: bool) -> str:  # noqa: FBT001
    """Return one row a layer, or with `actors` one row an actor of each layer.

    Cells of text that a spreadsheet would run as a formula get a quote.
    """
    policy = {name: measures[name] for name in ("claims", "mode", "reported", "coder", "as_if_asked")}
    rows = [{**dict(_flat(entry)), **policy} for entry in measures["layers"]]
    if actors:
        rows = [
            {**{name: entry[name] for name in ("layer", *BY)}, **dict(_flat(actor))}
            for entry in measures["layers"]
            for actor in entry["actors"]
        ]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if columns:
        writer.writerow(columns)
        writer.writerows([[_cell(row.get(key)) for key in columns] for row in rows])
    return out.getvalue()


def _cell(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(measures: Measures, actors: bool) -> str:  # noqa: ARG001, FBT001
    return json.dumps(measures, ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[dict[str, Callable[[Measures, bool], str]]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
}
