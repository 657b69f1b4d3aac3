"""Measures as a table for people, and as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from coprod_kg.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Measures = dict[str, Any]
# Name, path in an entry of `layers`, and what it says in words.
_LINES: Final = (
    ("actors without a tie", "isolates", ""),
    ("ties (arcs)", "arcs", ""),
    ("pairs tied both ways", "dyads.mutual", ""),
    ("pairs tied one way", "dyads.asymmetric", ""),
    ("pairs without a tie", "dyads.null", "not mentioned, unless every pair was asked"),
    ("density", "density", "share of possible ties that are there"),
    ("reciprocity, arc", "reciprocity.arc", "share of ties that are returned, 2M/(2M+A)"),
    ("reciprocity, dyad", "reciprocity.dyad", "share of tied pairs that are tied both ways, M/(M+A)"),
    ("reciprocity, rho", "reciprocity.rho", "arc reciprocity corrected for density"),
    ("ties on a cycle", "reciprocity.cyclic_arcs", "share of ties from whose end a way of ties leads back"),
    ("contested ties", "contested.yes", "affirmed and denied for the same time"),
    ("possibly contested", "contested.possible", "affirmed and denied, a period unknown"),
)
_LEFT_OUT: Final = (
    ("categories", "ties of categories"),
    ("self_ties", "ties of an actor with itself"),
    ("no_shared_partnership", "ties of pairs that share no partnership"),
    ("said_of_more", "claims about several partnerships, or about co-production as such"),
    ("not_asked_arcs", "ties of pairs not asked"),
    ("claims.mode", "claims of another mode"),
    ("claims.reported", "reported claims"),
    ("claims.coder", "claims of other coders"),
    ("claims.denied", "claims that deny a tie"),
    ("claims.uncertain", "uncertain claims"),
    ("claims.account", "claims of other accounts"),
)
NO_VALUE: Final = "\N{EN DASH}"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write(measures: Measures, format_: str = "table") -> str:
    """Return measures in one of the formats; raises UnknownFormatError."""
    if format_ not in FORMATS:
        raise UnknownFormatError(format_, FORMATS)
    return FORMATS[format_](measures)


def value_at(entry: Mapping[str, Any], path: str) -> Any:
    """Return what stands in nested mappings under a dotted path."""
    found: Any = entry
    for step in path.split("."):
        found = found[step]
    return found


def voice_line(entry: Mapping[str, Any]) -> str:
    """Return the line that stands beside every number: how many actors, and whose claims."""
    voice = entry["voice"]
    return (
        f"{_many(entry['nodes'], 'actor')}; claims by {_many(voice['claimants'], 'claimant')} "
        f"({_many(voice['researchers'], 'researcher')}) of {_many(voice['sectors'], 'sector')}; "
        f"pairs not asked: {entry['left_out']['not_asked_pairs']}"
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shown(value: float | None) -> str:
    """Return a number for people: whole as it is, else three places; nothing for undefined."""
    if value is None:
        return NO_VALUE
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _heading(entry: Mapping[str, Any]) -> str:
    where = entry["partnership_label"] or entry["partnership"]
    return f"{entry['layer']}, {where or 'all partnerships together'}"


def _left_out(entry: Mapping[str, Any]) -> str:
    """Return all that was left out, in words."""
    parts = [
        f"{words} {many}" for path, words in _LEFT_OUT if (many := value_at(entry["left_out"], path)) != 0
    ]
    return "Left out: " + ("; ".join(parts) or "nothing") + "."


def _lines(entry: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield name, value and reading of each measure; the reason instead where it is undefined."""
    for name, path, reading in _LINES:
        value = value_at(entry, path)
        yield name, _shown(value), entry["undefined"].get(path, reading) if value is None else reading


def _account_rows(measures: Measures) -> list[list[str]]:
    """Return who says so for each layer that has ties, with a header row."""
    keys = (
        "giver_only",
        "receiver_only",
        "both",
        "third_party_only",
        "denied_by_other_end",
        "not_asked",
        "jaccard",
    )
    rows = [["layer", *(key.replace("_", " ") for key in keys)]]
    for entry, heading in zip(measures["accounts"], map(_heading, measures["layers"]), strict=True):
        if any(entry[key] for key in keys):
            rows.append([heading, *(_shown(entry[key]) for key in keys)])
    return rows


def _aligned(rows: list[list[str]]) -> list[str]:
    """Return rows as lines with columns of even width, numbers to the right of the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _table(measures: Measures) -> str:
    """Return one block a layer: heading, voice line, measures with their reading, what was left out."""
    width = max(len(name) for name, _, _ in _LINES)
    blocks = []
    for entry in measures["layers"]:
        lines = [_heading(entry), voice_line(entry)]
        lines += [
            f"  {name:<{width}}  {value:>7}  {reading}".rstrip() for name, value, reading in _lines(entry)
        ]
        blocks.append("\n".join([*lines, "  " + _left_out(entry)]))
    whose = _account_rows(measures)
    if len(whose) > 1:
        blocks.append("\n".join(["Who says so (ties by whose account they rest on)", *_aligned(whose)]))
    return "\n\n".join(blocks) + "\n"


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def _markdown(measures: Measures) -> str:
    """Return one section a layer, the voice line above each table."""
    parts = []
    for entry in measures["layers"]:
        parts += [f"## {_escaped(_heading(entry))}", "", _escaped(voice_line(entry)), ""]
        parts += ["| measure | value | reading |", "|---|---:|---|"]
        parts += [f"| {' | '.join(map(_escaped, line))} |" for line in _lines(entry)]
        parts += ["", _left_out(entry), ""]
    whose = _account_rows(measures)
    if len(whose) > 1:
        parts += ["## Who says so", "", f"| {' | '.join(whose[0])} |"]
        parts += ["|" + "---|" * len(whose[0])]
        parts += [f"| {' | '.join(map(_escaped, row))} |" for row in whose[1:]]
    return "\n".join(parts).rstrip() + "\n"


def _flat(entry: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of an entry with its dotted path, the reasons for undefined ones as one text."""
    for key, value in entry.items():
        if key == "undefined":
            yield prefix + key, "; ".join(f"{name}: {reason}" for name, reason in value.items())
        elif isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _csv(measures: Measures) -> str:
    """Return one row a layer; cells of text that a spreadsheet would run as a formula get a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    rows = [dict(_flat(entry)) for entry in measures["layers"]]
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(measures: Measures) -> str:
    return json.dumps(measures, ensure_ascii=False, indent=2) + "\n"


FORMATS: Final[dict[str, Callable[[Measures], str]]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
}
