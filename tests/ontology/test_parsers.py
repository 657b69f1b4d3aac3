"""The Turtle of the ontology: three parsers, written apart from each other, read the same triples in it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib import Graph

from coprod_kg import resources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDERS = {".": 7, "align": 11, "schemes": 33, "shapes": 7}  # with the least number of files in each
FILES = [
    path for folder in FOLDERS for path in sorted((resources.ontology() / folder).resolve().glob("*.ttl"))
]


class RefusedError(Exception):
    """A parser refuses a file, for the reason given."""


def _oxigraph(path: Path) -> bytes:
    """Return what the engine reads, as N-Triples; it is given no base, so each IRI must be whole."""
    try:
        triples = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise RefusedError(str(error)) from error
    return "".join(f"{triple} .\n" for triple in triples).encode()


def _rdflib(path: Path) -> bytes:
    """Return what rdflib reads, as N-Triples."""
    try:
        graph = Graph().parse(path, format="turtle")
    except (SyntaxError, IndexError, ValueError) as error:  # one for a truncated file is IndexError
        raise RefusedError(str(error)) from error
    return graph.serialize(format="ntriples", encoding="utf-8")


def _rapper(path: Path) -> bytes:
    """Return what rapper reads, as N-Triples."""
    try:
        told = subprocess.run(
            ["rapper", "-q", "-i", "turtle", "-o", "ntriples", path], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.fail("rapper is not installed: run 'sh tests/requirements.sh', or install raptor2-utils.")
    if told.returncode or told.stderr:
        raise RefusedError(told.stderr.decode())
    return told.stdout


def triples(read: Callable[[Path], bytes], path: Path) -> set[str]:
    """Return the triples that a parser reads in a file, blank nodes named by what is said of them."""
    dataset = Dataset(parse(read(path), format=RdfFormat.N_TRIPLES))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad.triple) for quad in dataset}


def disagreement(path: Path, read: Callable[[Path], bytes]) -> set[str]:
    """Return the triples that the engine or another parser reads, and not both."""
    return triples(_oxigraph, path) ^ triples(read, path)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a Turtle file of some statements about the mill."""

    def write(statements: str) -> Path:
        path = tmp_path / "mill.ttl"
        path.write_text(f"@prefix ex: <https://study.example/terms#> .\n{statements}\n", encoding="utf-8")
        return path

    return write


def named(path: Path) -> str:
    """Return the folder and name of a file."""
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize(("folder", "least"), FOLDERS.items())
def test_the_files_of_each_folder_are_looked_at(folder: str, least: int) -> None:
    """A guard over nothing guards nothing."""
    place = (resources.ontology() / folder).resolve()
    assert len([path for path in FILES if path.parent == place]) >= least


def test_no_file_of_the_ontology_is_left_out() -> None:
    """Turtle in a new folder of words is read by three parsers too; what is released stays as it is."""
    root = resources.ontology().resolve()
    kept = {"migrations", "released"}
    assert {path for path in root.rglob("*.ttl") if path.relative_to(root).parts[0] not in kept} == set(FILES)


@pytest.mark.parametrize("path", FILES, ids=named)
def test_rdflib_reads_what_the_engine_reads(path: Path) -> None:
    """The same triples, not only as many."""
    assert len(triples(_oxigraph, path)) > 5
    assert disagreement(path, _rdflib) == set()


@pytest.mark.tools
@pytest.mark.parametrize("path", FILES, ids=named)
def test_rapper_reads_what_the_engine_reads(path: Path) -> None:
    """A parser in C, older than the others, with no code in common."""
    assert disagreement(path, _rapper) == set()


BLANK = """
ex:mill ex:parts ( ex:wheel [ ex:name "Stein \\u00e9" ] ) .
[] ex:grinds [ ex:name "corn" ], [ ex:name "malt" ] .
"""
# Each is Turtle, or nearly, that one parser takes otherwise than the engine.
REWRITTEN = "ex:mill ex:wheels 02 ."
NOT_WHOLE = "ex:mill ex:stands <beside-the-river> ."
CUT_SHORT = 'ex:mill ex:name "mi\\u0000ll" .'
CUT_OFF = 'ex:mill ex:name "the mi'


def test_blank_nodes_and_escapes_are_no_disagreement(written: Callable[[str], Path]) -> None:
    """Each parser names blank nodes as it likes."""
    assert len(triples(_oxigraph, written(BLANK))) == 10
    assert disagreement(written(BLANK), _rdflib) == set()


@pytest.mark.tools
def test_rapper_takes_blank_nodes_and_escapes_alike(written: Callable[[str], Path]) -> None:
    """Each parser names blank nodes as it likes."""
    assert disagreement(written(BLANK), _rapper) == set()


def test_a_number_that_rdflib_rewrites_is_told(written: Callable[[str], Path]) -> None:
    """Counting triples would not see it: both read one."""
    assert len(disagreement(written(REWRITTEN), _rdflib)) == 2


@pytest.mark.tools
def test_a_text_that_rapper_cuts_short_is_told(written: Callable[[str], Path]) -> None:
    """Counting triples would not see it: both read one."""
    assert len(disagreement(written(CUT_SHORT), _rapper)) == 2


def test_a_difference_within_blank_nodes_is_told(written: Callable[[str], Path]) -> None:
    """Names of blank nodes are left out of account, and nothing else."""

    def read(path: Path) -> bytes:
        return _rdflib(path).replace(b"malt", b"salt")

    assert disagreement(written(BLANK), read)


def test_an_iri_that_is_not_whole_is_refused_by_the_engine(written: Callable[[str], Path]) -> None:
    """Where it leads would depend on where the file lies."""
    with pytest.raises(RefusedError, match="IRI"):
        triples(_oxigraph, written(NOT_WHOLE))


@pytest.mark.parametrize("read", [_oxigraph, _rdflib])
def test_a_file_that_is_cut_off_is_refused(
    read: Callable[[Path], bytes], written: Callable[[str], Path]
) -> None:
    """No parser passes half a file for a whole one."""
    with pytest.raises(RefusedError):
        triples(read, written(CUT_OFF))


@pytest.mark.tools
def test_a_file_that_is_cut_off_is_refused_by_rapper(written: Callable[[str], Path]) -> None:
    """No parser passes half a file for a whole one."""
    with pytest.raises(RefusedError):
        triples(_rapper, written(CUT_OFF))
