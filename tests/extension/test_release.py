"""What a study adds keeps to the release levels too."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import extending
import pytest

from coprod_kg import build
from coprod_kg.export import export
from coprod_kg.graph.release import view
from coprod_kg.graph.store import engine

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.study import Study

RELEASE = {
    "name": "release_level",
    "propertyUrl": f"{extending.CP}releaseLevel",
    "valueUrl": "https://w3id.org/coprod-kg/scheme/release#{release_level}",
    f"{extending.CP}scheme": "https://w3id.org/coprod-kg/scheme/release",
}
B = "https://example.org/mill/"


@pytest.fixture
def levels(mill_copy: Path) -> Study:
    """Return a mill in which a meeting and a claim about a visit may not be shown to all."""
    extending.grow(mill_copy)
    column = {"titles": "release_level", "dc:description": "Who may see it.", "datatype": "string", **RELEASE}
    for file in ("meetings.csvw.json", "visits.csvw.json"):
        extending.describe(mill_copy, file, lambda raw: raw["tableSchema"]["columns"].append(column))
    extending.code(mill_copy, "meetings", {"title": "open house", "release_level": "open"}, row=2)
    extending.code(mill_copy, "meetings", {"title": "whispered", "release_level": "controlled"}, row=3)
    extending.code(mill_copy, "visits", {"release_level": "safeguarded", "note": "hush"}, row=2)
    extending.code(mill_copy, "visits", {"note": "aloud"}, row=3)
    study = extending.Study.read(mill_copy)
    assert build.build(study).is_sound
    return study


def _text(study: Study, level: str) -> str:
    return "\n".join(map(str, engine(view(build.open_graph(study), level).dataset)))


def test_a_thing_of_ones_own_above_the_level_is_gone(levels: Study) -> None:
    """With its title, and with every way to it."""
    text = _text(levels, "open")
    assert "whispered" not in text
    assert f"{B}meeting/m2>" not in text
    assert "open house" in text


def test_a_thing_of_ones_own_that_states_no_level_is_shown(levels: Study) -> None:
    """Only what has a level at all is held to it: the study says which of its tables have one."""
    assert f"{B}meeting/m3>" in _text(levels, "open")


@pytest.mark.parametrize("ours", ["Source", "Extract", "Actor", "Partnership"])
def test_what_is_below_a_class_of_ours_is_controlled_unless_it_says_otherwise(
    levels: Study, ours: str
) -> None:
    """The default protects: a meeting that is a source may name people, like any source."""
    extending.change(
        levels.folder, "settings.ttl", "mill:Meeting\n    a owl:Class ;",
        f"mill:Meeting\n    a owl:Class ;\n    rdfs:subClassOf cp:{ours} ;",
    )  # fmt: skip
    text = "\n".join(map(str, engine(view(build.in_memory(levels.folder), "safeguarded").dataset)))
    assert f"{B}meeting/m3>" not in text
    assert f"{B}meeting/m1>" in text


def test_a_claim_above_the_level_is_gone(levels: Study) -> None:
    """What somebody else says of the same stays, and so does what it is about."""
    text = _text(levels, "open")
    assert f"{B}claim/visits/y1>" not in text
    assert "hush" not in text
    assert f"{B}claim/visits/y2>" in text
    assert f"<{B}visits/p1/a3/a1>" in text


def test_what_only_withheld_claims_are_about_is_gone_with_them(levels: Study) -> None:
    """A visit that nobody else tells of would be told by being there."""
    extending.code(levels.folder, "visits", {"release_level": "controlled"}, row=3)
    assert build.build(extending.Study.read(levels.folder)).is_sound
    text = _text(levels, "open")
    assert f"{B}visits/p1/a3/a1" not in text
    assert f"{B}claim/visits/" not in text


@pytest.mark.parametrize(("level", "shown"), [("open", False), ("safeguarded", True), ("controlled", True)])
def test_a_wider_audience_sees_less(levels: Study, level: str, *, shown: bool) -> None:
    """What is safeguarded is shown to those who may see it."""
    assert (f"{B}claim/visits/y1>" in _text(levels, level)) is shown


def test_what_is_counted_as_left_out_is_as_before(levels: Study) -> None:
    """Programs read these keys."""
    shown = view(build.open_graph(levels), "open")
    assert set(shown.left_out) == set(shown.totals) == {"actors", "partnerships", "sources", "extracts"}


def test_tables_that_are_written_out_keep_to_it(levels: Study, tmp_path: Path) -> None:
    """A row that is gone from the graph is gone from the tables."""
    export(levels, view(build.open_graph(levels), "open"), tmp_path / "x-tidy.csvw.zip")
    with zipfile.ZipFile(tmp_path / "x-tidy.csvw.zip") as archive:
        meetings, visits = (archive.read(f"{name}.csv").decode() for name in ("meetings", "visits"))
        urls = [one["url"] for one in json.loads(archive.read("csv-metadata.json"))["tables"]]
    assert {"meetings.csv", "visits.csv"} <= set(urls)
    assert "whispered" not in meetings
    assert "open house" in meetings
    assert "hush" not in visits
    assert "aloud" in visits
