"""coprod-kg measure."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys

import pytest


def test_numbers_of_the_mill(run, built_mill) -> None:
    """Among the pairs that were asked three are mutual and three one-way: arc 6/9, dyad 3/6."""
    found = json.loads(run("measure", "flows", "--study", built_mill, "--format", "json").stdout)
    (layer,) = found["layers"]
    assert layer["dyads"] == {"mutual": 3, "asymmetric": 3, "null": 0}
    assert layer["reciprocity"]["arc"] == pytest.approx(6 / 9)
    assert layer["reciprocity"]["dyad"] == pytest.approx(3 / 6)


def test_layers_come_in_the_order_asked(run, built_mill) -> None:
    """A script may rely on the places of what it asked for."""
    asked = ("power", "flows:funding", "flows")
    found = json.loads(run("measure", *asked, "--study", built_mill, "--format", "json").stdout)
    assert [layer["layer"] for layer in found["layers"]] == list(asked)


def test_unknown_layer_names_the_nearest(run, built_mill) -> None:
    """A mistyped layer is no empty one."""
    result = run("measure", "flow", "--study", built_mill)
    assert result.exit_code == 2
    assert "flows" in result.stderr


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_people_read_the_same_numbers(run, built_mill, form) -> None:
    """Every form shows both definitions of reciprocity."""
    text = run("measure", "flows", "--study", built_mill, "--format", form).stdout
    assert "0.667" in text or "0.666" in text
    assert "0.5" in text


@pytest.mark.parametrize("form", ["table", "csv", "markdown"])
def test_positions_that_are_not_told_are_told_to_be_missing(run, built_mill, form) -> None:
    """An empty answer would be read as a fault, or as nobody having a position."""
    asked = ("measure", "flows", "--actors", "--format", form, "--study", built_mill)
    assert (
        "flows, all partnerships together: no positions, fewer than 3 claimants or 10" in run(*asked).stderr
    )
    assert "no positions" not in run(*asked, "--all").stderr


def test_explanation_needs_no_study(run, tmp_path) -> None:
    """Whoever reads a table elsewhere can look a number up."""
    result = run("measure", "--explain", "rho", "--study", tmp_path)
    assert "Garlaschelli" in result.stdout


def test_unknown_measure_names_the_nearest(run) -> None:
    """A mistyped name is told."""
    result = run("measure", "--explain", "rhoo")
    assert result.exit_code == 2
    assert "reciprocity.rho" in result.stderr


def test_parts_stand_side_by_side(run, built_mill) -> None:
    """One column a partnership, with whose word each rests on above its numbers."""
    text = run("measure", "flows", "--by", "partnership", "--study", built_mill).stdout
    assert "side by side" in text
    assert text.index("claimants") < text.index("reciprocity, arc")
    assert "p1: The Mill" in text


@pytest.mark.parametrize(
    "said",
    [["--period", "soon"], ["--unit", "galaxy"], ["--by", "size"], ["--draws", "0"], ["--null", "nothing"]],
    ids=" ".join,
)
def test_mistyped_option_is_told_and_no_traceback(run, built_mill, said) -> None:
    """With what there is instead."""
    result = run("measure", "flows", *said, "--study", built_mill)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_same_seed_gives_the_same_bytes(run, built_mill) -> None:
    """Also what is drawn at random."""
    asked = ("measure", "--as-if-asked", "--format", "json", "--draws", "50", "--study", built_mill)
    assert run(*asked).stdout == run(*asked).stdout
    assert run(*asked).stdout != run(*asked, "--seed", "2").stdout


def test_tables_are_fitted_to_a_screen(built_mill) -> None:
    """And to nothing else: what is piped on has a row a line."""
    import pty  # of POSIX alone

    command = [sys.executable, "-m", "coprod_kg", "measure", "--by", "partnership", "--study", built_mill]
    environment = {**os.environ, "COLUMNS": "80"}
    piped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert max(map(len, piped.splitlines())) > 80
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, env=environment, stdout=theirs) as running:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # how Linux says that the other end is closed
            while part := os.read(ours, 65536):
                seen += part
    os.close(ours)
    assert running.returncode == 0
    assert max(map(len, seen.decode().splitlines())) <= 80
