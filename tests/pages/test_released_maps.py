"""Maps at a release level: what is withheld is nowhere in the page, and how much it is stands on it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import maps
import pytest

from coprod_kg import build, resources
from coprod_kg.graph.release import view
from coprod_kg.pages.page import KINDS, map_page
from coprod_kg.pages.wording import wording

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.graph.release import View

# What has a name or words of its own, and the column that holds them.
WORDS = {"actors": "name", "partnerships": "name", "extracts": "text", "sources": "title"}
LEVELS = ("open", "safeguarded")
PARTS = ({}, {"by": "partnership"}, {"by": "period"}, {"still": True})


@pytest.fixture(scope="module", params=["mill", "riverside"])
def example(request: pytest.FixtureRequest) -> Path:
    """Return the folder of an example."""
    return resources.examples() / request.param


@pytest.fixture(scope="module", params=LEVELS)
def shown(example: Path, request: pytest.FixtureRequest) -> View:
    """Return an example at a level below the last."""
    return view(build.in_memory(example), request.param)


def _withheld(folder: Path, shown: View) -> dict[str, set[str]]:
    """Return the words of each table that are above a level, and in nothing of that table that is not."""
    found: dict[str, set[str]] = {}
    away = {iri.rpartition("/")[2] for iri in shown.withheld.gone | shown.withheld.hidden}
    for table, column in WORDS.items():
        with (folder / "coded" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
        kept = "\n".join(row[column] for row in rows if row["id"] not in away)
        found[table] = {row[column] for row in rows if row["id"] in away and row[column] not in kept}
    return found


@pytest.mark.parametrize("options", PARTS, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_no_withheld_word_is_in_the_page(
    example: Path, shown: View, kind: str, options: dict[str, str]
) -> None:
    """Neither a name nor a quotation nor a title, in the text, the picture or the data of the script."""
    page = maps.texts(
        map_page(shown.dataset, kind, study="s", release=shown.level, dropped=shown.left_out, **options)
    )
    withheld = _withheld(example, shown)
    assert sum(map(len, withheld.values())) > 10
    assert {word for words in withheld.values() for word in words if word in page} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_page_says_how_many_of_each_are_left_out(shown: View, kind: str) -> None:
    """An empty place must not look like silence."""
    page = map_page(shown.dataset, kind, study="s", release=shown.level, dropped=shown.left_out)
    words = wording()
    assert sum(shown.left_out.values()) > 0
    for what, number in shown.left_out.items():
        assert (words.count(f"left_out.{what}", number) in page) == (number > 0)
    assert f"Release level: {shown.level}." in page
    assert "Whose claims: " in page


@pytest.mark.parametrize("level", LEVELS)
def test_hidden_actors_are_shown_by_sector_and_number(level: str) -> None:
    """The same one has the same pseudonym on every map."""
    shown = view(build.in_memory(resources.examples() / "riverside"), level)
    names = [
        {
            actor["iri"]: actor["label"]
            for actor in maps.island(map_page(shown.dataset, kind, study="s"))["actors"]
        }
        for kind in ("power", "exchange", "whole")
    ]
    hidden = set(shown.withheld.hidden) & set(names[0]) & set(names[1]) & set(names[2])
    assert hidden
    for iri in hidden:
        assert names[0][iri] == names[1][iri] == names[2][iri] == shown.withheld.pseudonyms[iri]
