"""What the pages say comes from the files of the ontology and of the questions, and from nowhere else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from coprod_kg import __version__, resources
from coprod_kg.pages.reference import World, files, sources
from coprod_kg.study import Study
from coprod_kg.vocabulary import WordFile

if TYPE_CHECKING:
    from pathlib import Path

# What is changed: the file, what it says, what it says then, and what the pages then show.
CHANGES = {
    "definition": (
        "ontology/exchange.ttl",
        "to the actor that gives.",
        "to the actor that parts with it.",
        "to the actor that parts with it.",
        ["modules/exchange", "words"],
    ),
    "label": (
        "ontology/exchange.ttl",
        '"receiver"@en',
        '"donee"@en',
        "donee",
        ["modules/exchange", "words", "tables/flows", "questions/reciprocity", "shapes"],
    ),
    "version": (
        "ontology/exchange.ttl",
        f'versionInfo "{__version__}"',
        'versionInfo "9.9.9"',
        "9.9.9",
        ["modules/exchange"],
    ),
    "concept": (
        "ontology/schemes/formality.ttl",
        "and is laid down nowhere.",
        "and stands nowhere.",
        "and stands nowhere.",
        ["schemes/formality"],
    ),
    "order": ("ontology/schemes/release.ttl", "cp:rank 1 ;", "cp:rank 777 ;", "777", ["schemes/release"]),
    "table": (
        "ontology/tables/flows.csvw.json",
        "One row for each statement that one actor gives",
        "One row for each account that one actor gives",
        "One row for each account that one actor gives",
        ["tables/flows", "index"],
    ),
    "column": (
        "ontology/tables/flows.csvw.json",
        '"Actor that gives."',
        '"Whoever gives."',
        "Whoever gives.",
        ["tables/flows"],
    ),
    "number": (
        "ontology/tables/flows.csvw.json",
        '"maximum": 5}, "propertyUrl": "https://w3id.org/coprod-kg/ns#strength"',
        '"maximum": 55}, "propertyUrl": "https://w3id.org/coprod-kg/ns#strength"',
        "number 1 to 55",
        ["tables/flows"],
    ),
    "message": (
        "ontology/shapes/exchange.ttl",
        "A flow has exactly one giver, who is an actor.",
        "A flow comes from one actor.",
        "A flow comes from one actor.",
        ["shapes", "modules/exchange"],
    ),
    "demand": (
        "ontology/shapes/power.ttl",
        "sh:minCount 2 ;",
        "sh:minCount 33 ;",
        "at least 33",
        ["shapes", "modules/power"],
    ),
    "question": (
        "queries/power/shared-power.rq",
        "#+ question: ",
        "#+ question: Honestly, ",
        "Honestly, ",
        ["questions/power", "modules/power"],
    ),
    "query": (
        "queries/power/shared-power.rq",
        "ORDER BY ",
        "# with a remark\nORDER BY ",
        "# with a remark",
        ["questions/power"],
    ),
    "alignment": (
        "ontology/align/fibo-control.ttl",
        "Both lead to the one who has the power;",
        "Both lead to whoever is strong;",
        "Both lead to whoever is strong;",
        ["alignments", "modules/power"],
    ),
    "picture": (
        "ontology/exchange.ttl",
        "rdfs:domain cp:Flow ;\n    rdfs:range skos:Concept",
        "rdfs:domain cp:Exchange ;\n    rdfs:range skos:Concept",
        "resource: from exchange to skos:Concept.",
        ["modules/exchange"],
    ),
}
GONE = "concernsThirdParty"


@pytest.fixture(scope="module")
def unchanged() -> dict[str, str]:
    """Return the reference without examples, with which a changed one is compared."""
    return files(sources())


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the reference of a copy of the sources with every change, and without one word."""
    place = tmp_path_factory.mktemp("changed")
    for folder in (resources.ontology(), resources.queries()):
        shutil.copytree(folder, place / folder.name)
    for name, before, after, _, _ in CHANGES.values():
        _replace(place / name, before, after)
    path = place / "ontology" / "evidence.ttl"
    text = path.read_text(encoding="utf-8")
    start = text.index(f"\ncp:{GONE}\n")
    _replace(path, text[start : text.index("    .\n", start) + 6], "\n")
    return files(sources(place / "ontology", place / "queries"))


def _replace(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text, path.name
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.mark.parametrize("suffix", [".html", ".md"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_sources_changes_the_pages(
    changed: dict[str, str], unchanged: dict[str, str], change: str, suffix: str
) -> None:
    """In both forms, on every page that should tell of it."""
    shown, pages = CHANGES[change][3:]
    for page in pages:
        path = "README.md" if (page, suffix) == ("index", ".md") else f"{page}{suffix}"
        assert shown not in unchanged[path], path
        assert shown in changed[path], path


def test_the_picture_beside_the_markdown_changes_too(changed: dict[str, str]) -> None:
    """It is drawn from the same Turtle."""
    assert CHANGES["picture"][3] in changed["modules/exchange.svg"]


def test_a_word_that_is_taken_away_is_gone(changed: dict[str, str], unchanged: dict[str, str]) -> None:
    """Nothing is remembered."""
    for path in ("words.html", "words.md", "modules/evidence.html", "modules/evidence.md"):
        assert f'id="{GONE}"' in unchanged[path]
        assert f'id="{GONE}"' not in changed[path]


def test_without_alignments_there_is_no_page_of_them(tmp_path: Path) -> None:
    """Who leaves them out has a whole reference all the same."""
    ontology = tmp_path / "ontology"
    shutil.copytree(resources.ontology(), ontology, ignore=shutil.ignore_patterns("align"))
    texts = files(sources(ontology))
    assert "alignments.html" not in texts
    assert "alignments.html" not in texts["index.html"]
    assert len(texts) > 130


@pytest.fixture(scope="module")
def of_mill(world: World) -> dict[str, str]:
    """Return the reference of the mill, a study with words, tables, shapes and questions of its own."""
    study = Study.read(world.study.folder)
    added = study.require_extension()
    assert added.words
    return files(
        sources(
            study=study.title,
            words=study.vocabulary,
            shapes=[WordFile.read(path, name) for name, path in added.shapes.items()],
            questions=added.questions.values(),
            world=world,
        )
    )


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_what_is_own_to_a_study_says_so(of_mill: dict[str, str], world: World, suffix: str) -> None:
    """Each word, concept, column, table, shape and question, and nothing that came with the program."""
    from coprod_kg.pages.reference.book import Book
    from coprod_kg.pages.reference.places import table

    study = world.study
    book = Book(
        sources(
            study=study.title,
            words=study.vocabulary,
            shapes=[WordFile.read(path, name) for name, path in study.extension.shapes.items()],
            questions=study.extension.questions.values(),
        )
    )
    marked = [path for path, text in of_mill.items() if path.endswith(suffix) and "own to this study" in text]
    own = {
        book.places.path(iri)
        for file in study.extension.words
        for iri in file.subjects
        if book.places.has(iri)
    }
    own |= {
        book.places.path(table(one.name, column.name))
        for one in study.vocabulary.tables.values()
        for column in one.cells
        if book.sources.is_own_column(one.name, column.name)
    }
    own |= {book.places.path(f"question:{name}") for name in study.extension.questions}
    assert len(own) >= 5
    start = "index" if suffix == ".html" else "README"
    assert set(marked) == {f"{path}{suffix}" for path in own | {start, "words", "shapes"}}


def test_the_shipped_reference_knows_nothing_of_the_mill_s_own_words(
    reference: dict[str, str], world: World
) -> None:
    """The mill is its example and not its subject."""
    assert len(world.own_words) >= 5
    assert [path for path, text in reference.items() if "own to this study" in text] == []
    assert [
        (path, iri)
        for path, text in reference.items()
        for iri in world.own_words
        if iri.startswith("http") and iri in text
    ] == []
