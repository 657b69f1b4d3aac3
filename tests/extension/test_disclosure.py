"""Nothing that a study writes in columns of its own beside withheld rows is told at an open level."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any, Final

import extending
import pytest

from coprod_kg import build
from coprod_kg.ask import Library, Names, answer, ask
from coprod_kg.ask import write as write_answer
from coprod_kg.cli.map import KINDS, draw
from coprod_kg.errors import ParameterError
from coprod_kg.export import WRITERS, export
from coprod_kg.graph.release import view
from coprod_kg.graph.store import engine
from coprod_kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad, Store

    from coprod_kg.graph.release import View
    from coprod_kg.study import Study

MILL: Final = extending.MILL
WHOLE: Final = ("actors", "partnerships", "sources", "extracts")  # tables of what has a level by itself
TABLES: Final = (*WHOLE, "codings", "participations")
STATEMENTS: Final = tuple(name for name, table in vocabulary().tables.items() if table.is_statement)
FORMS: Final = ("table", "csv", "tsv", "json", "markdown")
WORD: Final = """
mill:{name}
    a owl:{kind}Property ;
    rdfs:range {range} ;
    rdfs:label "{label}"@en ;
    skos:definition "Says {label} of something."@en ;
    rdfs:isDefinedBy <https://example.org/mill/ontology> ;
    .
"""
PREFIXES: Final = extending.WORDS.partition("\n\n")[0]


def _ways(table: str) -> dict[str, dict[str, Any]]:
    """Return columns by which a row can tell something, by the word that each of them makes known."""
    about = vocabulary().tables[table].about
    ways: dict[str, dict[str, Any]] = {
        "secretText": {},
        "secretNumber": {"datatype": "integer"},
        "secretDay": {"datatype": "date"},
        "secretDate": {
            "datatype": {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"},
            f"{extending.CP}lowerBound": f"{MILL}secretFrom",
        },
        "secretLink": {"valueUrl": "household/{secret_link}"},
        "secretAddress": {"valueUrl": "{+secret_address}"},
        "secretPart": {"aboutUrl": f"{about}/part"},
        "secretMail": {"virtual": True, "valueUrl": "mailto:{secret_text}"},
    }
    real = {"dc:description": "What for.", "datatype": "string"}
    return {
        name: ({} if "virtual" in said else {"titles": _column(name), **real})
        | {"name": _column(name), "propertyUrl": f"{MILL}{name}", **said}
        for name, said in ways.items()
    }


def _described(table: str) -> str:
    columns = list(_ways(table).values())
    return json.dumps({"url": f"{table}.csv", "tableSchema": {"columns": columns}})


def _column(name: str) -> str:
    """Return what the column is called that makes a word known."""
    return re.sub("([A-Z])", r"_\1", name).lower()


KNOWN: Final = sorted({*_ways("flows"), "secretFrom"})


def _token(table: str, row: int, name: str) -> str:
    """Return what stands in a cell and nowhere else."""
    number = f"{(*TABLES, *STATEMENTS).index(table) + 1:02}{row:03}"
    if name == "secretNumber":
        return f"770077{number}"
    if name in ("secretDay", "secretDate"):
        return f"{3000 + int(number[:2])}-{row % 12 + 1:02}-{row % 28 + 1:02}"
    return f"https://tattle.example/{number}" if name == "secretAddress" else f"tattle-{name}-{number}"


def _is_told(text: str) -> list[str]:
    """Return the signs of a token that stand in a text."""
    days = [f"{3000 + at}-" for at in range(1, len((*TABLES, *STATEMENTS)) + 1)]
    return [sign for sign in ("tattle", "770077", *days) if sign in text]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def tattling(mill: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Return a mill none of whose rows may be shown as they are, each of which tells in every way it can."""
    folder = tmp_path_factory.mktemp("tattling") / "mill"
    shutil.copytree(mill, folder, ignore=shutil.ignore_patterns("graph", "out"))
    kinds = {"secretLink": ("Object", "rdfs:Resource"), "secretAddress": ("Object", "rdfs:Resource")}
    kinds |= {"secretMail": ("Object", "rdfs:Resource")}
    words = [PREFIXES]
    for name in KNOWN:
        kind, range_ = kinds.get(name, ("Datatype", "rdfs:Literal"))
        label = name.replace("secret", "secret ").lower()
        words.append(WORD.format(name=name, kind=kind, range=range_, label=label))
    extending.write(folder, "tattling.ttl", "\n".join(words))
    for table in (*TABLES, *STATEMENTS):
        path = folder / "coded" / f"{table}.csv"
        ways = _ways(table)
        extending.write(folder, f"{table}.tattling.csvw.json", _described(table))
        for at, row in enumerate(_rows(path), start=2):
            cells = {"release": "controlled"} if table in WHOLE else {}
            if table in TABLES or row["extracts"]:
                real = [name for name, way in ways.items() if "virtual" not in way]
                cells |= {_column(name): _token(table, at, name) for name in real}
            extending.code(folder, table, cells, row=at)
    study = extending.Study.read(folder)
    assert [str(f) for f in [*study.extension.faults, *build.build(study).faults] if f.is_error][:25] == []
    return study


@pytest.fixture(scope="module")
def shown(tattling: Study) -> View:
    """Return what may be shown to all."""
    return view(build.open_graph(tattling), "open")


def test_every_way_is_there_to_be_told(tattling: Study) -> None:
    """A token that never came into the graph is in no output either."""
    store = engine(build.open_graph(tattling))
    stated = {quad.predicate.value for quad in store}
    assert {f"{MILL}{name}" for name in KNOWN} <= stated
    assert len(_is_told("\n".join(map(str, store)))) == 2 + len((*TABLES, *STATEMENTS))


@pytest.mark.parametrize("suffix", WRITERS)
def test_no_file_tells(tattling: Study, shown: View, tmp_path: Path, suffix: str) -> None:
    """What is written out is what is given away."""
    path = tmp_path / f"open{suffix if suffix.startswith('.') else f'-{suffix}'}"
    export(tattling, shown, path)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            texts = {name: archive.read(name).decode() for name in archive.namelist()}
        assert len(texts) > len(STATEMENTS)
    else:
        texts = {path.name: path.read_text(encoding="utf-8")}
    assert all(texts.values())
    assert {name: found for name, text in texts.items() if (found := _is_told(text))} == {}


def test_no_answer_tells(tattling: Study, shown: View) -> None:
    """Neither to the questions of the library nor to one for all that there is."""
    names = Names(shown.dataset, tattling.base, tattling.vocabulary)
    answers = [answer(shown.dataset, "SELECT * WHERE { ?thing ?property ?value }")]
    for question in Library(tattling.extension.questions.values()):
        try:
            answers.append(ask(question, names, {}))
        except ParameterError:  # it must be given something
            continue
    assert len(answers) > 40
    for one in answers:
        for form in FORMS if one.boolean is None and one.columns else ("json",):
            assert _is_told(str(write_answer(one, form, names))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_tells(tattling: Study, shown: View, tmp_path: Path, kind: str) -> None:
    """A page holds what it was drawn from."""
    draw(tattling, shown, kind, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert tattling.title in text
    assert _is_told(text) == []


def test_what_a_study_marks_is_told(mill_copy: Path) -> None:
    """It knows what discloses nobody, and says so of a property as the ontology does."""
    extending.grow(mill_copy)
    extending.code(mill_copy, "actors", {"household": "4", "languages": "Welsh"}, row=3)
    extending.change(
        mill_copy, "words.ttl", 'rdfs:label "household"@en ;',
        'rdfs:label "household"@en ;\n    cp:disclosesNobody true ;',
    )  # fmt: skip
    store = _view_of(mill_copy)
    assert _values(store, "actor/a2", "household") == ["4"]
    assert _values(store, "actor/a2", "language") == []
    assert _values(store, "actor/a1", "language") == ["English", "Welsh"]


def _view_of(folder: Path) -> Store:
    return engine(view(build.in_memory(folder), "open").dataset)


def _values(store: Store, thing: str, name: str) -> list[str]:
    def is_asked(quad: Quad) -> bool:
        return str(quad.subject) == f"<https://example.org/mill/{thing}>"

    return sorted(
        quad.object.value  # type: ignore[union-attr]
        for quad in store
        if is_asked(quad) and quad.predicate.value == f"{MILL}{name}"
    )
