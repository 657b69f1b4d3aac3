"""coprod-kg export."""

from __future__ import annotations

import csv
import json
import re
import zipfile

import pytest

from coprod_kg.export import NETWORK_WRITERS, WRITERS

KNOWN = [*WRITERS, *NETWORK_WRITERS]


@pytest.mark.parametrize("suffix", KNOWN)
def test_two_runs_give_the_same_bytes(run, built_mill, tmp_path, suffix) -> None:
    """A file under version control changes only when the graph does."""
    files = [tmp_path / folder / f"graph{suffix}" for folder in ("one", "two")]
    for file in files:
        file.parent.mkdir()
        assert run("export", "--study", built_mill, file).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].stat().st_size > 0


def test_unknown_suffix_lists_the_known_ones(run, built_mill, tmp_path) -> None:
    """Whoever names a format that does not exist learns which do."""
    result = run("export", "--study", built_mill, tmp_path / "graph.docx")
    assert result.exit_code == 2
    assert all(suffix in result.stderr for suffix in KNOWN)


def test_release_says_how_much_is_left_out(run, built_mill, tmp_path) -> None:
    """An output that leaves something out says so."""
    result = run("export", "--study", built_mill, "--release", "open", tmp_path / "graph.trig")
    assert result.exit_code == 0
    assert "extracts" in result.stderr


def test_a_network_holds_the_ties_that_the_options_mean_to_measure(run, built_mill, tmp_path) -> None:
    """Two commands with the same options speak of the same ties."""
    options = (
        "--study",
        built_mill,
        "--claims",
        "giver",
        "--mode",
        "happened",
        "--reported",
        "--coder",
        "c1",
    )
    file = tmp_path / "flows-ties.csv.zip"
    assert run("export", file, "--layer", "flows", *options).exit_code == 0
    measured = json.loads(run("measure", "flows", "--format", "json", *options).stdout)["layers"][0]
    rows = zipfile.ZipFile(file).read("edges.csv").decode().splitlines()
    observed = [row for row in csv.DictReader(rows) if row["observed"] == "TRUE"]
    assert len(observed) == measured["arcs"] > 0


def test_a_network_says_what_no_edge_stands_for(run, built_mill, tmp_path) -> None:
    """Nobody takes the edges for all that was said."""
    result = run("export", tmp_path / "one.graphml", "--study", built_mill, "--layer", "power")
    assert result.exit_code == 0
    assert re.search(r"^power: Left out: .*claims that deny a tie \d", result.stderr, re.MULTILINE)
    assert re.search(r"^\d+ nodes and \d+ edges", result.stderr, re.MULTILINE)
    assert result.stdout == ""


@pytest.mark.parametrize(
    "options",
    [
        ("--layer", "power"),
        ("--edges", "claim"),
        ("--partnership", "x"),
        ("--claims", "giver"),
        ("--reported",),
    ],
)
def test_options_of_networks_are_refused_for_a_graph(run, built_mill, tmp_path, options) -> None:
    """An option that had no effect would look as if the file held only what it names."""
    result = run("export", tmp_path / "graph.trig", "--study", built_mill, *options)
    assert result.exit_code == 2
    assert options[0] in result.stderr
    assert ".graphml" in result.stderr
    assert not (tmp_path / "graph.trig").exists()


@pytest.mark.parametrize(
    "options", [("--layer", "flow"), ("--partnership", "nowhere"), ("--coder", "nobody"), ("--mode", "maybe")]
)
def test_a_network_of_unknown_words_writes_nothing(run, built_mill, tmp_path, options) -> None:
    """A mistyped name gives an error with what to do, and no file."""
    result = run("export", tmp_path / "one.gexf", "--study", built_mill, *options)
    assert result.exit_code == 2
    assert options[1] in result.stderr
    assert list(tmp_path.iterdir()) == []
