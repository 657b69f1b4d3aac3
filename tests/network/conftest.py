"""Small worlds in which a test says only what it is about."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from coprod_kg import build
from coprod_kg.network import claims

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Dataset

    from coprod_kg.network.claims import TieClaims

STUDY = (
    'format = 1\ntitle = "A small world"\nbase = "https://example.org/s/"\ninputs = ["coded"]\ncoder = "c1"\n'
)


def _row(line: str, number: int, ends: tuple[str, str]) -> dict[str, str]:
    """Read `a>b knowledge by a key=value …`; the claimant is z where nobody is named."""
    words = line.split()
    row = {"id": str(number), "partnership": "p", "claimant": "z"}
    row[ends[0]], row[ends[1]] = words[0].split(">")
    rest = words[1:]
    for place, word in enumerate(rest):
        if "=" in word:
            key, _, value = word.partition("=")
            row[key] = value.replace("_", " ")
        elif word == "by":
            row["claimant"] = rest[place + 1]
        elif not place:
            row["resource" if ends[0] == "giver" else "matter"] = word
    return row


def _write(folder: Path, table: str, rows: list[dict[str, str]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def graph_of(tmp_path: Path) -> Callable[..., Dataset]:
    """Make a graph from lines of flows and power; actors and partnerships follow from them.

    Lines are `giver>receiver resource by claimant key=value`; tables by keyword are lists
    of rows and replace what follows from the lines.
    """

    def make(flows: str = "", power: str = "", **tables: list[dict[str, str]]) -> Dataset:
        coded = tmp_path / "coded"
        coded.mkdir(parents=True, exist_ok=True)
        (tmp_path / "study.toml").write_text(STUDY, encoding="utf-8")
        made = {
            "flows": [_row(s, n, ("giver", "receiver")) for n, s in enumerate(flows.strip().splitlines())],
            "power_over": [_row(s, n, ("holder", "over")) for n, s in enumerate(power.strip().splitlines())],
            "coders": [{"id": "c1", "name": "First"}, {"id": "c2", "name": "Second"}],
        }
        ids = {
            row[key]
            for rows in made.values()
            for row in rows
            for key in ("giver", "receiver", "holder", "over", "claimant", "reported_by")
            if row.get(key)
        }
        ids |= {row["actor"] for row in tables.get("participations", [])}
        places = {p for rows in made.values() for row in rows for p in row.get("partnership", "").split(";")}
        places |= {row["partnership"] for row in tables.get("participations", [])}
        known = {row["id"]: row for row in tables.pop("actors", [])}
        made["actors"] = [
            {"id": i, "name": i.upper(), "kind": "person"} | known.get(i, {})
            for i in sorted(ids | set(known))
        ]
        made["partnerships"] = [{"id": i, "name": i} for i in sorted(places - {"", "general"})]
        for table, rows in (made | tables).items():
            if rows:
                _write(coded, table, rows)
        return build.in_memory(tmp_path)

    return make


@pytest.fixture
def world(graph_of: Callable[..., Dataset]) -> Callable[..., TieClaims]:
    """Make the claims of a graph made from lines; see `graph_of`."""
    return lambda *args, **tables: claims.read(graph_of(*args, **tables))
