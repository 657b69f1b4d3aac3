"""The report: every question answered, the numbers those of measure, safe and whole wherever it is opened."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import reports

from coprod_kg import ask, build, resources, template
from coprod_kg.graph import release
from coprod_kg.pages.report import files
from coprod_kg.study import Study as Coded

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Dataset

LABELS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { ?actor a <https://w3id.org/coprod-kg/ns#Actor> ; rdfs:label ?label }
"""
HOSTILE = '</td><script>alert(1)</script><img src=x onerror="alert(2)">\u2028\u202e href'


@pytest.fixture(scope="module")
def report(mill_graph: Dataset) -> dict[str, str]:
    """Return the mill's report, whole."""
    return files(reports.study(mill_graph))


class _Pages(HTMLParser):
    """The links, anchors and elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.elements.append((tag, said))
        if "id" in said:
            self.anchors.append(said["id"] or "")
        if tag == "a":
            self.links.append(said.get("href") or "")


def _own(report: dict[str, str]) -> dict[str, _Pages]:
    return {name: _Pages(text) for name, text in report.items() if name.endswith(".html") and "/" not in name}


def test_every_link_leads_somewhere_within_the_report(report: dict[str, str]) -> None:
    """A folder, a zip file, a phone: no server, no internet, nothing that is not there."""
    assert len(_own(report)) >= 8
    assert _astray(report) == []


@pytest.mark.parametrize("level", ["open", "safeguarded", "controlled"])
@pytest.mark.parametrize("example", ["abstract", "mill", "riverside"])
def test_each_example_has_a_report_at_each_level(example: str, level: str) -> None:
    """Tensions of no one partnership, much withheld, nothing measured: a page for all of it."""
    study = Coded.find(resources.examples() / example)
    report = files(reports.study(build.in_memory(study.folder), level, base=study.base, title=study.title))
    assert _astray(report) == []


def _astray(report: dict[str, str]) -> list[str]:
    """Return the links of a report that lead nowhere in it."""
    pages = _own(report)
    anchors = {f"{name}#{anchor}" for name, page in pages.items() for anchor in page.anchors}
    links = [(name, link) for name, page in pages.items() for link in page.links]
    led = [(link if link.partition("#")[0] else f"{name}{link}") for name, link in links]
    return [
        link
        for link in led
        if link.partition("#")[0] not in report
        or ("#" in link and link.partition("#")[0] in pages and link not in anchors)
    ]


def test_anchors_are_unique_on_a_page(report: dict[str, str]) -> None:
    """Two sections of one name would hide one of them."""
    for name, page in _own(report).items():
        assert len(page.anchors) == len(set(page.anchors)), name


def test_every_question_has_its_answer(report: dict[str, str], mill_graph: Dataset) -> None:
    """All of the library, with as many rows as `ask` gives."""
    names = ask.Names(mill_graph, "https://example.org/mill/")
    pages, asked = _own(report), [one for one in ask.Library() if not one.is_rule]
    assert len(asked) > 40
    for question in asked:
        folder = question.name.partition("/")[0]
        assert question.name.replace("/", "-") in pages[f"{folder}.html"].anchors
        if any(one.required for one in question.parameters):
            continue
        text = report[f"answers/{question.name}.csv"]
        assert text == ask.write(ask.ask(question, names), "csv", names), question.name


def test_numbers_are_those_of_measure(report: dict[str, str]) -> None:
    """The page, the JSON and the CSV say the same."""
    found = json.loads(report["data/measures.json"])
    flows = next(entry for entry in found["layers"] if entry["layer"] == "flows")
    assert f"{flows['reciprocity']['arc']:.3f}" in report["reciprocity.html"]
    rows = list(csv.DictReader(io.StringIO(report["data/measures.csv"])))
    assert [row["arcs"] for row in rows] == [str(entry["arcs"]) for entry in found["layers"]]


def test_pages_run_no_script_and_ask_for_nothing(report: dict[str, str]) -> None:
    """A content policy that allows one style sheet, known by its hash, and no style beside it."""
    for name, page in _own(report).items():
        assert {"script", "link", "iframe", "object", "form"}.isdisjoint(tag for tag, _ in page.elements), (
            name
        )
        assert not any(
            "style" in said or any(key.startswith("on") for key in said) for _, said in page.elements
        )
        policy = next(
            said["content"] for tag, said in page.elements if tag == "meta" and "http-equiv" in said
        )
        assert policy is not None
        assert "default-src 'none'" in policy


def test_hostile_texts_are_texts(mill_graph: Dataset) -> None:
    """A title or a question with markup in it shows as it was written."""
    study = reports.study(mill_graph, title=HOSTILE)
    library = [replace(one, question=HOSTILE) for one in ask.Library() if one.name == "power/over-whom"]
    for page in _own(files(replace(study, questions=library))).values():
        assert "script" not in {tag for tag, _ in page.elements}
        images = [said["src"] or "" for tag, said in page.elements if tag == "img"]
        assert all(source.startswith("data:image/svg+xml;base64,") for source in images)


def test_what_is_withheld_is_nowhere(mill_graph: Dataset) -> None:
    """No name of a hidden actor in any file at the level open, and the pages say how many are left out."""
    whole, shown = (release.view(mill_graph, level) for level in ("controlled", "open"))
    there, left = ({str(row[0]) for row in view.dataset.query(LABELS)} for view in (whole, shown))
    hidden = there - left
    assert hidden
    report = files(reports.study(mill_graph, "open"))
    for name, text in report.items():
        assert [label for label in hidden if label in text] == [], name
    assert re.search(rf"<bdi>{shown.left_out['actors']}</bdi>", report["index.html"])


def test_same_study_gives_the_same_bytes(mill_graph: Dataset, report: dict[str, str]) -> None:
    """Reports are compared, and kept under version control."""
    assert files(reports.study(mill_graph)) == report


def test_long_answers_are_cut_and_say_so(mill_graph: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page stays readable; the file beside it holds all."""
    from coprod_kg.pages.report import questions

    monkeypatch.setattr(questions, "ROWS", 2)
    report = files(reports.study(mill_graph))
    assert "The first 2 of" in report["evidence.html"]


def test_pages_stand_in_the_order_of_their_list(report: dict[str, str]) -> None:
    """Reciprocity, power and tensions come before what checks them; a study's own folders come last."""
    links = [one for one in _Pages(report["index.html"]).links if "#" not in one and "/" not in one]
    first, last = ["index", "reciprocity", "power", "tensions"], ["practices", "voices", "evidence"]
    names = [*first, *last, "claims", "method", "downloads"]
    assert list(dict.fromkeys(links)) == [f"{name}.html" for name in names]


def test_answer_that_is_a_graph_shows_its_triples(report: dict[str, str]) -> None:
    """It would read as if nobody gave anything."""
    rows = list(csv.DictReader(io.StringIO(report["answers/reciprocity/gives-to.csv"])))
    assert rows
    section = report["reciprocity.html"].partition('<section id="reciprocity-gives-to">')[2]
    section = section.partition("</section>")[0]
    assert f"{len(rows)} rows" in section
    assert section.count("<tr>") == len(rows) + 1


def test_tensions_stand_side_by_side(mill_graph: Dataset, report: dict[str, str]) -> None:
    """A column each partnership, by name; a tension that nobody met is told from one that nobody spoke of."""
    names = ask.Names(mill_graph, "https://example.org/mill/")
    library = ask.Library()
    where, met = (
        list(ask.ask(library.find(f"tensions/{name}"), names).records()) for name in ("where", "responses")
    )
    section = report["tensions.html"].partition('<section id="side-by-side">')[2].partition("</section>")[0]
    head, *rows = (
        [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>(.*?)</tr>", section, re.DOTALL)
    )
    assert head[1:] == sorted({names.label(str(row["partnership"])) for row in where}, key=str)
    told = {(row[0], place): cell for row in rows for place, cell in zip(head[1:], row[1:], strict=True)}
    shown = {tuple(names.label(str(row[of])) for of in ("tension", "partnership")) for row in where}
    answered = {tuple(names.label(str(row[of])) for of in ("tension", "partnership")) for row in met}
    assert {pair for pair, cell in told.items() if cell == "nobody told of it"} == set(
        told
    ) - shown - answered
    assert {pair for pair, cell in told.items() if cell.startswith("shows;")} == shown - answered
    for row in met:
        pair = (names.label(str(row["tension"])), names.label(str(row["partnership"])))
        assert unescape(told[pair]).count(str(row["practice"])) == 1


def test_small_groups_leave_no_empty_tables_and_stay_on_their_page(mill_graph: Dataset) -> None:
    """What is cut is told once, where it belongs, and no head stands over nothing."""
    study = reports.study(mill_graph)
    cut = [
        {"layer": layer, "partnership": "p1", "partnership_label": "P", "sector": None, "period": None}
        for layer in ("flows", "power")
    ]
    measures = {**study.measures, "layers": [], "accounts": [], "attribution": [], "leadership": []}
    report = files(replace(study, measures={**measures, "multireciprocity": [], "suppressed": cut}))
    for name, layer, other in (("reciprocity", "flows", "power"), ("power", "power", "flows")):
        page = _own(report)[f"{name}.html"]
        assert layer in page.anchors
        assert other not in page.anchors
        assert "plots" not in page.anchors
        assert not re.search(r"<tbody>\s*</tbody>", report[f"{name}.html"])


def test_study_without_anything_says_so(tmp_path: Path) -> None:
    """A newcomer sees why the pages are empty, and no table without rows."""
    template.new(tmp_path / "s")
    report = files(reports.study(build.in_memory(tmp_path / "s"), "open", questions=[]))
    assert "Nothing is coded yet" in report["index.html"]
    assert not re.search(r"<tbody>\s*</tbody>", report["index.html"])


def test_tensions_said_of_several_stand_in_a_column_of_their_own() -> None:
    """An abstract names no partnership that it speaks of."""
    study = Coded.find(resources.examples() / "abstract")
    page = files(reports.study(build.in_memory(study.folder), base=study.base))["tensions.html"]
    section = page.partition('<section id="side-by-side">')[2].partition("</section>")[0]
    assert re.findall(r'<th scope="?col"?>(.*?)</th>', section) == [
        "Tension",
        "Said of several, or in general",
    ]
    assert section.count("shows; nobody told of a response") == 4
