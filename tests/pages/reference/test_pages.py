"""The pages as they are written: valid, self-contained, the same in both forms and on every run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple
from reading import html, markdown

from coprod_kg import resources
from coprod_kg.ask import Library
from coprod_kg.pages.reference import MARK, files, sources
from coprod_kg.pages.reference.phrases import phrases
from coprod_kg.pages.reference.statements import OWL
from coprod_kg.vocabulary import RDF, RDFS, SKOS, WordFile, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.pages.reference import World

LARGEST = 3_000_000  # bytes of the whole reference


def _pages(reference: dict[str, str], suffix: str) -> dict[str, str]:
    return {path: text for path, text in reference.items() if path.endswith(suffix)}


def test_every_page_is_well_formed(reference: dict[str, str]) -> None:
    """Elements are closed in the order in which they were opened."""
    pages = _pages(reference, ".html")
    assert len(pages) > 65
    assert {path: found for path, text in pages.items() if (found := html(text).faults)} == {}


def test_a_page_that_is_not_well_formed_is_found() -> None:
    """The reader sees what a browser would forgive."""
    assert html("<p><b>x</p>").faults == ["</p> closes what is not open", "<p> is not closed"]
    assert html("<p>x</p></p>").faults == ["</p> closes what is not open"]
    assert html('<p class="a" class="b">x</p>').faults == ["<p> says something twice"]
    assert html("<p>x<br>y</p>").faults == []


def test_no_page_fetches_or_runs_anything(reference: dict[str, str]) -> None:
    """Pages make no network request; a policy in each lets the browser see to it."""
    fetching = {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "source",
        "use",
        "image",
    }
    for path, text in _pages(reference, ".html").items():
        elements = html(text).elements
        assert not [tag for tag, _ in elements if tag in fetching], path
        assert not [
            name for _, said in elements for name in said if name == "src" or name.startswith("on")
        ], path
        assert "url(" not in text
        assert "@import" not in text
        assert "default-src 'none'" in text


def test_every_page_has_one_title_a_language_and_a_main_part(reference: dict[str, str]) -> None:
    """Whoever hears a page finds their way by these."""
    for path, text in _pages(reference, ".html").items():
        page = html(text)
        tags = [tag for tag, _ in page.elements]
        assert (tags.count("h1"), tags.count("main"), tags.count("nav")) == (1, 1, 1), path
        assert ("html", {"lang": "en"}) in page.elements, path
        levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), path


def test_both_forms_have_the_same_pages_and_places(reference: dict[str, str]) -> None:
    """What is found in one form is found in the other."""
    of_html = {path.removesuffix(".html"): html(text) for path, text in _pages(reference, ".html").items()}
    of_markdown = {
        {"README": "index"}.get(path.removesuffix(".md"), path.removesuffix(".md")): markdown(text)
        for path, text in _pages(reference, ".md").items()
    }
    assert of_html.keys() == of_markdown.keys()
    for path, page in of_html.items():
        own = [one for one in page.anchors if not one.startswith("picture-")]
        assert own == of_markdown[path].anchors, path
        assert [one.strip() for one in page.listings] == [
            one.strip() for one in of_markdown[path].listings
        ], path


def test_every_definition_stands_in_both_forms(reference: dict[str, str]) -> None:
    """Definitions are taken over letter by letter."""
    said = [
        json.loads(f'"{text}"')
        for path in [*resources.ontology().glob("*.ttl"), *(resources.ontology() / "schemes").glob("*.ttl")]
        for text in re.findall(r'skos:definition "((?:[^"\\]|\\.)*)"@en', path.read_text(encoding="utf-8"))
    ]
    assert len(said) > 270
    for suffix in (".html", ".md"):
        words = "\n".join(
            html(text).words if suffix == ".html" else unescape(text.replace("\\", ""))
            for text in _pages(reference, suffix).values()
        )
        assert [text for text in said if text not in words] == []


def test_the_first_page_says_which_version_this_is_and_how_to_cite_it(reference: dict[str, str]) -> None:
    """Whoever would use the words elsewhere looks for version, licence and reference first."""
    core = (resources.ontology() / "core.ttl").read_text(encoding="utf-8")
    (version,) = re.findall(r'owl:versionInfo "(.*?)"', core)
    (licence,) = re.findall(r"dcterms:license <(.*?)>", core)
    for path in ("index.html", "README.md"):
        shown = reference[path][reference[path].index('id="how-to-cite"') :]
        assert f"version {version}. " in shown, path
        assert licence in shown, path
        assert "10.1186/s43058-022-00385-0" in shown, path


def test_a_class_and_its_table_name_the_questions_on_its_properties(reference: dict[str, str]) -> None:
    """Hardly a question names cp:Flow; those on giver and receiver are about flows all the same."""
    asked = "../questions/reciprocity.md#mutual-pairs"
    flow = reference["modules/exchange.md"].split('<a id="Flow"></a>')[1].split('<a id="Exchange"></a>')[0]
    assert asked in flow
    assert asked in reference["tables/flows.md"]
    assert asked not in reference["tables/power_over.md"]


def test_every_meaning_of_a_column_is_of_a_column_and_is_shown(reference: dict[str, str]) -> None:
    """A column that is named otherwise, or gone, would leave its explanation behind."""
    meanings = phrases().table("column")
    asked = {column.name for question in Library() for column in question.columns}
    assert len(meanings) >= 20
    assert meanings.keys() - asked == set()
    shown = "".join(text for path, text in reference.items() if re.fullmatch(r"questions/.*\.md", path))
    assert [name for name, text in meanings.items() if f"`{name}`: {text}" not in shown] == []


def test_no_page_shows_what_a_template_did_not_fill_in(reference: dict[str, str]) -> None:
    """A brace or a Python object is no word."""
    for path, text in reference.items():
        shown = html(text).words if path.endswith(".html") else text
        bare = re.sub(r"SELECT.*?ORDER BY|CONSTRUCT.*?WHERE", "", shown, flags=re.DOTALL)
        assert not re.search(r"\{\{|\}\}|\{%|<coprod_kg|object at 0x|\(None,|, None\b", bare), path


def test_the_same_sources_give_the_same_bytes(reference: dict[str, str], world: World) -> None:
    """Also in another process, whose sets have another order."""
    assert files(sources(world=world)) == reference
    script = (
        "from coprod_kg import build, resources\n"
        "from coprod_kg.pages.reference import World, files, sources\n"
        "from hashlib import sha256\n"
        "mill = resources.examples() / 'mill'\n"
        "texts = files(sources(world=World(mill, build.in_memory(mill))))\n"
        "print(sha256(repr(sorted(texts.items())).encode()).hexdigest())\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_the_reference_is_small_enough_to_be_kept(reference: dict[str, str]) -> None:
    """It stands in the repository."""
    size = sum(len(text.encode()) for text in reference.values())
    assert 1_000_000 < size < LARGEST


def test_every_file_says_by_what_it_was_written(reference: dict[str, str]) -> None:
    """So that docs never replaces what somebody else has written."""
    assert [path for path, text in reference.items() if MARK not in text[:2_000]] == []


def _lagging(folder: Path, reference: dict[str, str]) -> list[str]:
    """Return the files of a folder that are missing, more than there should be, or otherwise written."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    kept = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    names = kept.keys() | reference.keys()
    return sorted(name for name in names if kept.get(name) != reference.get(name, "").encode())


def test_the_reference_in_docs_is_that_of_the_sources(reference: dict[str, str]) -> None:
    """Whoever changes a word, a table, a shape or a question writes the reference anew: `make docs`."""
    assert len(reference) > 130
    assert _lagging(resources.ontology().parent / "docs" / "reference", reference) == []


def test_a_reference_that_lags_is_found(tmp_path: Path) -> None:
    """A page that is missing, one too many, and one that says something else."""
    for name, text in {"same.md": "x\n", "other.md": "y\n", "more.md": "z\n"}.items():
        (tmp_path / name).write_bytes(text.encode())
    reference = {"same.md": "x\n", "other.md": "Y\n", "missing.md": "w\n"}
    assert _lagging(tmp_path, reference) == ["missing.md", "more.md", "other.md"]


def test_what_a_study_writes_is_text_and_never_markup(world: World) -> None:
    """A definition may hold anything that a string may."""
    hostile = "</p><script>hit()</script> ![x](http://e.org/) <b>`*_|\n# no [link](x) {{ 7*7 }}"
    term = NamedNode("https://example.org/h#Word")
    said = {f"{RDF}type": NamedNode(f"{OWL}Class")}
    said |= {name: Literal(hostile) for name in (f"{RDFS}label", f"{SKOS}definition")}
    triples = tuple(Triple(term, NamedNode(name), value) for name, value in said.items())
    words = vocabulary().extended([WordFile("hostile.ttl", triples)], ())
    texts = files(sources(words=words, study="<i>H</i>", world=world))
    page = html(texts["modules/hostile.html"])
    assert page.faults == []
    assert not {"script", "b", "i"} & {tag for tag, _ in page.elements}
    assert page.words.count("<script>hit()</script> ![x](http://e.org/) <b>`*_|") >= 2
    for text in (texts["modules/hostile.md"], texts["README.md"]):
        assert not re.search(r"<(script|b|i)\b|(?<!\\)!\[x|^# no|(?<!\\)\[link", text, re.MULTILINE)
        assert "{{ 7\\*7 }}" in text or "&lt;i&gt;H" in text
