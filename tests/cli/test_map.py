"""coprod-kg map."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from coprod_kg.cli.map import KINDS
from coprod_kg.pages import page

if TYPE_CHECKING:
    from pathlib import Path


def test_kinds_of_the_command_are_those_that_can_be_drawn() -> None:
    """The command names them without loading what draws."""
    assert page.KINDS == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_page_goes_into_the_study(run, built_mill, kind) -> None:
    """Without -o it is written where it can be found."""
    result = run("map", kind, "--study", built_mill, "--release", "controlled")
    path = built_mill / "out" / f"{kind}.html"
    assert result.exit_code == 0
    assert f"Open {path} in a browser." in result.stderr
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_static_page_has_no_script(run, built_mill, tmp_path) -> None:
    """Mail programs drop what they cannot trust: picture, table and words are there without it."""
    run(
        "map",
        "exchange",
        "--study",
        built_mill,
        "--release",
        "controlled",
        "--static",
        "-o",
        tmp_path / "m.html",
    )
    text = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "</script>" not in text.replace('<script id="data" type="application/json"></script>', "")
    assert "<svg" in text
    assert "four evenings on survey design" in text


def test_zip_holds_the_page_and_is_the_same_each_time(run, built_mill, tmp_path) -> None:
    """It can be mailed, and compared."""
    for name in ("one.zip", "two.zip"):
        run("map", "power", "--study", built_mill, "--zip", "-o", tmp_path / name)
    run("map", "power", "--study", built_mill, "-o", tmp_path / "power.html")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["power.html"]
        # written to a file, a page ends with a line end
        assert archive.read("power.html").strip() == (tmp_path / "power.html").read_bytes().strip()


def test_parts_and_periods_are_asked_for_by_options(run, built_mill, tmp_path) -> None:
    """As measure is asked."""
    run(
        "map", "exchange", "--study", built_mill, "--by", "period",
        "--period", "2012/2013", "--period", "2014/2016", "--release", "controlled",
        "-o", tmp_path / "m.html",
    )  # fmt: skip
    text = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "<bdi>2012/2013</bdi>" in text
    assert "<bdi>2014/2016</bdi>" in text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["--partnership", "p9"], "p9"),
        (["--period", "soon"], "'soon' is no period"),
        (["--unit", "village"], "cannot be rolled up to 'village'"),
    ],
)
def test_mistake_is_told_and_writes_nothing(run, built_mill, tmp_path, said, told) -> None:
    """No traceback, and no half a page."""
    result = run("map", "power", "--study", built_mill, *said, "-o", tmp_path / "m.html")
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "m.html").exists()


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_platform_of_another_encoding_writes_the_same_bytes(
    run, built_mill, tmp_path: Path, hash_seed: str
) -> None:
    """A locale without UTF-8, and another order of sets, change nothing in any kind of map."""
    foreign = {
        **os.environ,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "LC_ALL": "C",
        "PYTHONIOENCODING": "cp1252",
        "PYTHONHASHSEED": hash_seed,
    }
    for kind in KINDS:
        said = ["map", kind, "--study", str(built_mill), "--release", "controlled", "-o"]
        run(*said, tmp_path / "here.html")
        there = subprocess.run(
            [sys.executable, "-m", "coprod_kg", *said, str(tmp_path / "there.html")], env=foreign, check=False
        )
        assert there.returncode == 0
        assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()
        assert "→" in (tmp_path / "there.html").read_text(encoding="utf-8")
