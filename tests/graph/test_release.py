"""Views at a release level: what is withheld is nowhere in them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
import studies

from coprod_kg import build, template
from coprod_kg.graph.release import view
from coprod_kg.graph.store import engine
from coprod_kg.vocabulary import CP, RDFS

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

    from coprod_kg.graph.release import View

S = studies.BASE
LEVELS = ["open", "safeguarded", "controlled"]
RANKS = {level: rank for rank, level in enumerate(LEVELS)}


def _text(shown: View) -> str:
    """Return a view as N-Quads."""
    return "\n".join(sorted(str(quad) for quad in engine(shown.dataset)))


def _rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / "coded" / f"{table}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def _above(row: dict[str, str], level: str) -> bool:
    return RANKS[row.get("release") or "controlled"] > RANKS[level]


def _labels(dataset: Dataset) -> dict[str, str]:
    query = f"SELECT ?actor ?name WHERE {{ ?actor a <{CP}Actor> ; <{RDFS}label> ?name }}"
    found = engine(dataset).query(query, use_default_graph_as_union=True)
    return {row["actor"].value.rpartition("/")[2]: row["name"].value for row in found}


@pytest.fixture(scope="module", params=template.names())
def example(request: pytest.FixtureRequest, mill: Path) -> tuple[Path, Dataset]:
    """Return the folder and the graph of each example study."""
    folder = mill.parent / request.param
    return folder, build.in_memory(folder)


@pytest.mark.parametrize("level", ["open", "safeguarded"])
def test_no_name_of_a_hidden_actor_stands_in_a_view(mill: Path, mill_graph: Dataset, level: str) -> None:
    """Not as a label, not as another name, not in a remark, not in an address."""
    text = _text(view(mill_graph, level))
    hidden = [
        name
        for row in _rows(mill, "actors")
        if _above(row, level)
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]
    ]
    assert hidden
    assert [name for name in hidden if name in text] == []


@pytest.mark.parametrize("level", LEVELS)
def test_no_text_of_a_withheld_passage_stands_in_a_view(example: tuple[Path, Dataset], level: str) -> None:
    """Neither of an extract above the level, nor of one from a source above it."""
    folder, graph = example
    text = _text(view(graph, level))
    closed = {row["id"] for row in _rows(folder, "sources") if _above(row, level)}
    rows = _rows(folder, "extracts")
    withheld = [row for row in rows if _above(row, level) or row["source"] in closed]
    assert [row["id"] for row in withheld if row["text"] and str(_literal(row["text"])) in text] == []
    shown = [row for row in rows if row not in withheld]
    assert all(str(_literal(row["text"])) in text for row in shown if row["text"])
    assert shown or level != "controlled"


def _literal(text: str) -> object:
    from pyoxigraph import Literal

    return Literal(text)


def test_controlled_leaves_out_nothing(example: tuple[Path, Dataset]) -> None:
    """It is the whole graph, not a copy of it."""
    _, graph = example
    shown = view(graph, "controlled")
    assert engine(shown.dataset) is engine(graph)
    assert set(shown.left_out.values()) == {0}


def test_a_wider_audience_sees_less(example: tuple[Path, Dataset]) -> None:
    """Each level leaves out what the next one does, and more."""
    _, graph = example
    out = [view(graph, level).left_out for level in LEVELS]
    for kind in out[0]:
        assert out[0][kind] >= out[1][kind] >= out[2][kind]


def test_what_is_left_out_is_counted(mill: Path, mill_graph: Dataset) -> None:
    """A public output says how much it does not show."""
    shown = view(mill_graph, "open")
    for kind in ("actors", "partnerships", "sources"):
        rows = _rows(mill, kind)
        assert shown.totals[kind] == len(rows)
        assert shown.left_out[kind] == sum(_above(row, "open") for row in rows)


def test_pseudonyms_tell_the_sector_and_are_stable(mill: Path, mill_graph: Dataset) -> None:
    """They depend on the graph alone, so that two maps of one study agree."""
    one, two = (_labels(view(graph, "open").dataset) for graph in (mill_graph, build.in_memory(mill)))
    assert one == two
    assert one["a2"] == "academia 1"
    assert one["a1"] == "Larkwater University"


def test_two_hidden_actors_have_two_pseudonyms(example: tuple[Path, Dataset]) -> None:
    """Ties of different people must not seem to be those of one."""
    _, graph = example
    shown = view(graph, "open")
    names = shown.withheld.pseudonyms
    assert set(names) == set(shown.withheld.hidden)
    assert len(set(names.values())) == len(names)


def _study(folder: Path) -> Dataset:
    """Return the graph of a study with one flow that rests on a controlled passage of an open source."""
    studies.write(
        folder,
        partnerships="id,name,release\np1,The Mill,open\n",
        actors="id,name,kind,part_of,aliases,release\na1,Ann Avery,person,a3,Annie,controlled\n"
        "a2,Ben Bright,person,,,open\na3,Choir,group,,,open\n",
        sources="id,partnership,title,release\ns1,p1,Minutes,open\ns2,p1,Diary of Ann,safeguarded\n",
        extracts="id,source,text,start,end,speaker,release\nx1,s1,told in confidence,3,9,a1,controlled\n"
        "x2,s1,said aloud,,,a2,open\nx3,s2,said aloud in the diary,,,a2,open\n",
        codes="id,label\nb1,power\n",
        codings="id,extract,code,memo\ni1,x1,b1,as Ann told us\ni2,x2,b1,plainly\n",
        flows="id,giver,receiver,resource,extracts,note\n"
        "f1,a1,a2,data,x1,Ann whispered it\nf2,a1,a2,data,x2,as minuted\n",
    )
    return build.in_memory(folder)


def test_extracts_of_a_withheld_source_are_withheld(tmp_path: Path) -> None:
    """An open passage from a diary that is not open is not open."""
    shown = view(_study(tmp_path), "open")
    assert "in the diary" not in _text(shown)
    assert shown.left_out == {"actors": 1, "partnerships": 0, "sources": 1, "extracts": 2}


def test_a_withheld_passage_is_gone_with_all_that_hangs_on_it(tmp_path: Path) -> None:
    """Its place in the source, its quotation, the claims' and codings' way to it."""
    text = _text(view(_study(tmp_path), "open"))
    assert f"{S}extract/x1" not in text
    assert f"{S}source/s2" not in text
    assert f"{S}extract/x2/quote" in text


def test_remarks_on_a_withheld_passage_are_gone(tmp_path: Path) -> None:
    """They may quote it; those on a passage that is shown stay."""
    text = _text(view(_study(tmp_path), "open"))
    assert "whispered" not in text
    assert "as Ann told us" not in text
    assert "as minuted" in text
    assert "plainly" in text


def test_a_hidden_actor_keeps_its_ties_and_loses_its_names(tmp_path: Path) -> None:
    """A tie needs its ends; a name, another name and the team it is part of would tell who it is."""
    text = _text(view(_study(tmp_path), "open"))
    assert f"<{S}flows/p1/a1/a2/data> <{CP}giver> <{S}actor/a1>" in text
    assert '"actor 1"' in text
    assert "Annie" not in text
    assert "Avery" not in text
    assert f"<{S}actor/a1> <{CP}partOf>" not in text


def test_the_claims_stay_and_can_be_counted(tmp_path: Path) -> None:
    """What is withheld is the words, not that something was said."""
    text = _text(view(_study(tmp_path), "open"))
    assert text.count(f"<{CP}Claim>") >= 2


def test_what_states_no_level_is_controlled(tmp_path: Path) -> None:
    """The default protects."""
    studies.write(tmp_path)
    shown = view(build.in_memory(tmp_path), "safeguarded")
    assert shown.left_out["actors"] == 3
    assert not {"Ann", "Ben", "Choir"} & set(_labels(shown.dataset).values())


def test_an_unknown_level_is_refused(mill_graph: Dataset) -> None:
    """A misspelt level must not show everything."""
    with pytest.raises(ValueError, match="opne"):
        view(mill_graph, "opne")
