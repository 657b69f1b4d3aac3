"""RDF for other programs: the same dataset in every format, the same bytes every time."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import acting
import pytest
import rdflib
import studies
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, Store, parse
from rdflib import Dataset, Graph, URIRef
from rdflib.term import Literal

from coprod_kg import build
from coprod_kg.errors import OutputError, UnknownFormatError
from coprod_kg.export import WRITERS, export
from coprod_kg.graph.release import view
from coprod_kg.graph.store import engine
from coprod_kg.intake.records import Record
from coprod_kg.vocabulary import vocabulary
from coprod_kg.weave import Weaver

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_kg.study import Study

FORMATS = {
    ".trig": (RdfFormat.TRIG, "trig"),
    ".nq": (RdfFormat.N_QUADS, "nquads"),
    ".jsonld": (RdfFormat.JSON_LD, "json-ld"),
}
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


def _written(study: Study, path: Path, level: str = "controlled") -> Path:
    export(study, view(build.open_graph(study), level), path)
    return path


def _quads(study: Study) -> set[Quad]:
    return set(engine(build.open_graph(study)))


def _as_text(dataset: Dataset) -> set[str]:
    """Return the quads that rdflib read as N-Quads text that pyoxigraph reads."""
    return {
        f"{s.n3()} {p.n3()} {_literal(o)} {URIRef(g).n3()} ."
        for s, p, o, g in dataset.quads()
        if g is not None
    }


def _literal(term: object) -> str:
    """Return a term in N-Quads with its text as it was read."""
    if not isinstance(term, Literal):
        return term.n3()
    text = str(term).translate(str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}))
    kind = f"@{term.language}" if term.language else f"^^<{term.datatype}>" if term.datatype else ""
    return f'"{text}"{kind}'


def _read_by_rdflib(data: bytes, name: str) -> set[Quad]:
    dataset = Dataset()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)  # 'Z' and '+00:00' are one time, two texts
        dataset.parse(data=data, format=name)
    return set(parse("\n".join(_as_text(dataset)).encode(), RdfFormat.N_QUADS))


@pytest.mark.parametrize("suffix", FORMATS)
def test_pyoxigraph_reads_back_what_was_written(example: Study, tmp_path: Path, suffix: str) -> None:
    """Every graph, every literal, in each format."""
    data = _written(example, tmp_path / f"g{suffix}").read_bytes()
    assert set(parse(data, FORMATS[suffix][0])) == _quads(example)


@pytest.mark.parametrize("suffix", FORMATS)
def test_rdflib_reads_back_what_was_written(built_mill: Study, tmp_path: Path, suffix: str) -> None:
    """A second reader, written by others, finds the same."""
    data = _written(built_mill, tmp_path / f"g{suffix}").read_bytes()
    assert _read_by_rdflib(data, FORMATS[suffix][1]) == _quads(built_mill)


def test_turtle_holds_the_facts_of_all_graphs(example: Study, tmp_path: Path) -> None:
    """Turtle knows no graphs, so it is their union, each fact once."""
    data = _written(example, tmp_path / "g.ttl").read_bytes()
    found = list(parse(data, RdfFormat.TURTLE))
    assert {str(quad.triple) for quad in found} == {str(quad.triple) for quad in _quads(example)}
    assert len(found) == len(set(found))


def test_rdflib_reads_the_turtle(built_mill: Study, tmp_path: Path) -> None:
    """As many facts as the engine has."""
    graph = Graph().parse(_written(built_mill, tmp_path / "g.ttl"), format="turtle")
    assert len(graph) == len({str(quad.triple) for quad in _quads(built_mill)})


@pytest.mark.parametrize("suffix", WRITERS)
def test_two_exports_are_the_same_bytes(example: Study, tmp_path: Path, suffix: str) -> None:
    """So that a file can be compared, cited and kept under version control."""
    name = suffix if suffix.startswith(".") else f"-{suffix}"
    one = _written(example, tmp_path / f"one{name}")
    two = _written(example, tmp_path / f"two{name}")
    assert one.read_bytes() == two.read_bytes()
    assert len(one.read_bytes()) > 10_000


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_study_built_anew_is_exported_to_the_same_bytes(
    mill_copy: Path, tmp_path: Path, suffix: str
) -> None:
    """The same inputs give the same file, whatever happened to the store in between."""
    from coprod_kg.study import Study

    study = Study.read(mill_copy)
    name = suffix if suffix.startswith(".") else f"-{suffix}"
    build.build(study)
    one = _written(study, tmp_path / f"one{name}").read_bytes()
    build.build(study)
    assert _written(study, tmp_path / f"two{name}").read_bytes() == one


@pytest.mark.parametrize(
    "base", ["https://example.org/s/", "https://example.org/s#", "urn:study:a/", "http://é.example/"]
)
@pytest.mark.parametrize("suffix", FORMATS)
def test_any_base_and_any_id_come_back(tmp_path: Path, base: str, suffix: str) -> None:
    """An id of dots, colons or slashes is not resolved away, whatever the base."""
    text = studies.SETTINGS.replace(studies.BASE, base)
    ids = ["a1", "..", ".", "a:b", "//x", "#", "?", "%2E", "@id", "_:b0", "a b"]
    actors = "id,name,kind\n" + "".join(f"{one},Ann,person\n" for one in ids)
    study = studies.write(tmp_path, text, actors=actors)
    shown = view(build.in_memory(tmp_path), "controlled")
    export(study, shown, tmp_path / f"g{suffix}")
    data = (tmp_path / f"g{suffix}").read_bytes()
    assert set(parse(data, FORMATS[suffix][0])) == set(engine(shown.dataset))
    assert _read_by_rdflib(data, FORMATS[suffix][1]) == set(engine(shown.dataset))


@pytest.mark.parametrize("suffix", [*FORMATS, ".ttl"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(text=TEXT)
def test_any_text_comes_back(tmp_path: Path, suffix: str, text: str) -> None:
    """Escapes are the writers' affair: what was coded is what is read."""
    table = vocabulary().tables["coders"]
    record = Record(table, "coded/coders.csv", 2, {"id": ("c1",), "name": (text,)})
    store = Store()
    lines = "".join(Weaver(studies.BASE, vocabulary()).quads([record]))
    store.bulk_load(lines.encode(), RdfFormat.N_QUADS)
    from coprod_kg.graph.release import View, Withheld
    from coprod_kg.graph.store import behind_dataset

    nothing = Withheld(frozenset(), frozenset(), frozenset(), {})
    shown = View(behind_dataset(store), "controlled", {}, {}, nothing)
    study = studies.write(tmp_path)
    export(study, shown, tmp_path / f"g{suffix}")
    formats = {**{name: one for name, (one, _) in FORMATS.items()}, ".ttl": RdfFormat.TURTLE}
    found = parse((tmp_path / f"g{suffix}").read_bytes(), formats[suffix])
    assert {quad.triple for quad in found} == {quad.triple for quad in store}


def test_a_view_is_written_at_its_level(built_mill: Study, tmp_path: Path) -> None:
    """Nothing of what is withheld slips past the writer."""
    shown = view(build.open_graph(built_mill), "open")
    for suffix in FORMATS:
        export(built_mill, shown, tmp_path / f"g{suffix}")
        data = (tmp_path / f"g{suffix}").read_bytes()
        assert set(parse(data, FORMATS[suffix][0])) == set(engine(shown.dataset))
        assert b"Ines" not in data


# Where files go


@pytest.mark.parametrize("name", ["g.xml", "g", "ttl", "g.tidy.zip", "g.nq.gz"])
def test_an_unknown_suffix_is_told_which_are_known(built_mill: Study, tmp_path: Path, name: str) -> None:
    """And nothing is written."""
    with pytest.raises(UnknownFormatError) as told:
        _written(built_mill, tmp_path / name)
    assert ".jsonld" in told.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_suffixes_are_known_in_any_case(built_mill: Study, tmp_path: Path) -> None:
    """Some systems shout."""
    assert (
        _written(built_mill, tmp_path / "G.NQ").read_bytes()
        == _written(built_mill, tmp_path / "g.nq").read_bytes()
    )


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_place_that_is_not_there_is_told(built_mill: Study, tmp_path: Path, suffix: str) -> None:
    """No folder is made, and nothing is left."""
    with pytest.raises(OutputError):
        _written(built_mill, tmp_path / "none" / f"g-{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_that_name_is_told(built_mill: Study, tmp_path: Path) -> None:
    """It is not replaced."""
    (tmp_path / "g.nq").mkdir()
    with pytest.raises(OutputError):
        _written(built_mill, tmp_path / "g.nq")
    assert [path.name for path in tmp_path.iterdir()] == ["g.nq"]


BEFORE = """
import pathlib, sys
from coprod_kg import build, export
from coprod_kg.errors import OutputError
from coprod_kg.export.destination import destination
from coprod_kg.graph.release import view
from coprod_kg.study import Study
study, place = Study.read(pathlib.Path(sys.argv[1])), pathlib.Path(sys.argv[2])
shown = view(build.open_graph(study), "controlled")
export.export(study, shown, place.parent / "warm.jsonld")
"""
WRITE = """
try:
    export.export(study, shown, place)
except OutputError as error:
    print(error)
"""


def test_a_folder_where_one_may_not_write_is_told(built_mill: Study, tmp_path: Path) -> None:
    """A former file of that name stays as it was."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "g.jsonld").write_text("former")
    acting.open_to_all(out)
    done = acting.run(WRITE, built_mill.folder, out / "g.jsonld", before=BEFORE)
    assert "Permission denied" in done.stdout, done.stderr
    assert (out / "g.jsonld").read_text() == "former"


@pytest.mark.parametrize("suffix", [".nq", ".jsonld", ".ttl", ".trig", "tidy.csvw.zip"])
def test_a_full_disk_leaves_the_former_file(built_mill: Study, tmp_path: Path, suffix: str) -> None:
    """Half an export looks like a whole one."""
    (tmp_path / f"g-{suffix}").write_text("former")
    code = f"{BEFORE}\nimport resource; resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))\n{WRITE}"
    done = acting.run(code, built_mill.folder, tmp_path / f"g-{suffix}")
    assert "cannot be written" in done.stdout, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"g-{suffix}", "warm.jsonld"])
    assert (tmp_path / f"g-{suffix}").read_text() == "former"


def test_a_device_is_written_as_it_is(built_mill: Study, tmp_path: Path) -> None:
    """`export /dev/stdout` is a pipe for other programs, known by a link with a suffix."""
    link = tmp_path / "g.nq"
    link.symlink_to("/dev/stdout")
    code = f"{BEFORE}\n{WRITE}"
    done = acting.run(code, built_mill.folder, link)
    assert set(parse(done.stdout.encode(), RdfFormat.N_QUADS)) == _quads(built_mill), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("suffix", "name"), [(".ttl", "turtle"), (".trig", "trig"), (".nq", "nquads")])
def test_rapper_reads_what_was_written(example: Study, tmp_path: Path, suffix: str, name: str) -> None:
    """A third reader, in C, counts as many."""
    path = _written(example, tmp_path / f"g{suffix}")
    told = subprocess.run(["rapper", "-q", "-i", name, path], capture_output=True, check=True)
    assert told.stderr == b""
    read = set(parse(told.stdout, RdfFormat.N_TRIPLES))
    assert {quad.triple for quad in read} == {quad.triple for quad in _quads(example)}
