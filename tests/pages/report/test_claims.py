"""Every claim in the report: as it was coded, with its words, and where answers lead."""

from __future__ import annotations

import csv
import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
import reports
import studies

from coprod_kg import build
from coprod_kg.graph import release
from coprod_kg.pages.report import files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coprod_kg.study import Study as Coded

CLAIMS = "SELECT ?claim WHERE { ?claim a <https://w3id.org/coprod-kg/ns#Claim> }"
EXTRACTS = "SELECT ?text WHERE { ?selector <http://www.w3.org/ns/oa#exact> ?text }"


def _report(study: Coded, level: str = "controlled") -> dict[str, str]:
    whole = build.in_memory(study.folder)
    return files(
        reports.study(whole, level, study.base, words=study.vocabulary, whole=whole, title=study.title)
    )


@pytest.fixture(scope="module")
def study(mill: Path) -> Coded:
    """Return the mill, with the table and the questions of its own."""
    from coprod_kg.study import Study

    return Study.find(mill)


@pytest.fixture(scope="module")
def report(study: Coded) -> dict[str, str]:
    """Return the mill's report, whole."""
    return _report(study)


def _claims(report: Mapping[str, str], table: str) -> dict[str, str]:
    """Return what stands of each claim of a table, by its id."""
    found = re.split(r'<div class="account" id="c-([^"]*)">', report[f"claims-{table}.html"])[1:]
    return dict(zip(found[::2], found[1::2], strict=True))


def _facts(claim: str) -> dict[str, list[str]]:
    """Return what a claim says, by the name of the column."""
    return {
        name: [unescape(re.sub("<[^>]+>", "", value)) for value in re.findall(r"<dd>(.*?)</dd>", values)]
        for name, values in re.findall(r"<dt>(.*?)</dt>(.*?)</div>", claim)
    }


def _rows(study: Coded, table: str) -> list[dict[str, str]]:
    with (study.folder / "coded" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_claim_stands_in_the_report_once(report: dict[str, str], study: Coded) -> None:
    """On the page of the table it is coded in; the first page counts them."""
    graph = build.in_memory(study.folder)
    there = [str(row[0]).removeprefix(f"{study.base}claim/").split("/") for row in graph.query(CLAIMS)]
    tables = {table for table, _ in there}
    assert len(tables) > 10
    for table in tables:
        ids = sorted(key for one, key in there if one == table)
        assert sorted(_claims(report, table)) == ids
        assert re.search(
            rf'href="claims-{table}.html">.*</a></th><td><bdi>{len(ids)}</bdi>', report["claims.html"]
        )


@pytest.mark.parametrize("table", ["flows", "power_over", "factors"])
def test_claim_says_what_its_row_says(report: dict[str, str], study: Coded, table: str) -> None:
    """Each cell that is filled in, under the name of its column; numbers, dates and notes as they are."""
    claims, rows = _claims(report, table), _rows(study, table)
    assert rows
    for row in rows:
        said = _facts(claims[row["id"]])
        filled = {name for name, cell in row.items() if cell not in ("", "general")} - {"id", "extracts"}
        assert {name.replace("_", " ") for name in filled} <= set(said), row["id"]
        for name in ("from", "to", "strength", "confidence", "note"):
            assert said.get(name, [""]) == [row.get(name, "")], row["id"]


def test_claim_has_the_words_it_rests_on(report: dict[str, str], study: Coded) -> None:
    """Word for word, with who says them where and with what consent; one without any says so."""
    texts = {row["id"]: row["text"] for row in _rows(study, "extracts")}
    flows = _claims(report, "flows")
    rows = _rows(study, "flows")
    assert any(row["extracts"] for row in rows)
    for row in rows:
        quoted = [unescape(one) for one in re.findall(r"<blockquote><bdi>(.*?)</bdi>", flows[row["id"]])]
        assert sorted(quoted) == sorted(texts[key] for key in row["extracts"].split(";") if key)
        assert ("No quotation" in flows[row["id"]]) == (not quoted)
        assert flows[row["id"]].count("; consent: ") == len(quoted)


def test_words_above_the_level_are_not_told(study: Coded) -> None:
    """Neither the words nor the names they come with."""
    whole = build.in_memory(study.folder)
    there, left = (
        {str(row[0]) for row in release.view(whole, level).dataset.query(EXTRACTS)}
        for level in ("controlled", "open")
    )
    assert left < there
    pages = " ".join(map(unescape, _report(study, "open").values()))
    assert [text for text in there - left if text in pages] == []


def test_answers_lead_to_their_claims(report: dict[str, str]) -> None:
    """From any number to the words: a claim, a situation and an extract each lead to a claim."""
    flows = report["reciprocity.html"].partition('<section id="reciprocity-flow-claims">')[2]
    rows = flows.partition("</section>")[0].split("<tr>")[2:]
    assert len(rows) == len(_claims(report, "flows"))
    for row in rows:
        key, name = re.findall(r'href="claims-flows\.html#c-([^"]*)"><bdi>(claim flows [^<]*)<', row)[0]
        assert name == f"claim flows {key}"
    pages = report["evidence.html"] + report["practices.html"]
    assert re.search(r'href="claims-[a-z_]+\.html#c-x?[^"]*"><bdi>extract', pages)
    assert re.search(r'href="claims-factors\.html#c-v4"><bdi>Factors: motivation, being listened to, ', pages)


def test_what_a_claim_is_about_is_told_in_words(report: dict[str, str]) -> None:
    """An address of a situation, or the id of a row, tells a reader nothing."""
    said = _facts(_claims(report, "causal_claims")["z3"])
    assert said["causes"] == ["Factors: structure, paid coordinator, Larkwater University (p1)"]
    assert said["direction"] == ["increases"]


def test_ids_of_all_kinds_are_led_to(tmp_path: Path) -> None:
    """An anchor is written as its address is, whatever an id is made of; f 2 comes before f 10."""
    ids = ["f 10", "f 2", "é#?", "a/b"]
    rows = "".join(f"{key},p1,a1,a2,funding,a1\n" for key in ids)
    coded = studies.write(tmp_path / "s", flows=f"id,partnership,giver,receiver,resource,claimant\n{rows}")
    report = _report(coded)
    anchors = list(_claims(report, "flows"))
    assert len(anchors) == len(ids)
    assert anchors.index("f%202") < anchors.index("f%2010")
    led = re.findall(r'href="claims-flows\.html#c-([^"]*)"', report["reciprocity.html"])
    assert set(led) == set(anchors)


def test_many_claims_stand_on_several_pages(study: Coded, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone opens each; every claim stands on one, is led to there, and pages lead to each other."""
    from coprod_kg.pages.report import claims

    monkeypatch.setattr(claims, "_MOST", 10)
    report = _report(study)
    pages = [name for name in report if name.startswith("claims-flows")]
    keys = [key for name in pages for key in _claims(report, name[len("claims-") : -len(".html")])]
    assert len(pages) > 2
    assert sorted(keys) == sorted(row["id"] for row in _rows(study, "flows"))
    for page, anchor in re.findall(r'href="(claims-flows[^"#]*)#c-([^"]*)"', report["reciprocity.html"]):
        assert f'id="c-{anchor}"' in report[page]
    for other in ("claims-flows.html", "claims-flows-3.html"):
        assert f'href="{other}"' in report["claims-flows-2.html"]
    assert all(f'href="{page}"' in report["claims.html"] for page in pages)
