"""Where ontology, queries and examples are: in a checkout and in an installed wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from coprod_kg import resources

if TYPE_CHECKING:
    from pathlib import Path

ROOT = resources.ontology().parent
FOLDERS = ("ontology", "queries", "examples")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_found(name: str) -> None:
    """Beside the package in a checkout."""
    assert any(resources.folder(name).rglob("*.*"))


def test_a_folder_that_is_missing_is_told() -> None:
    """An installation without it cannot work."""
    with pytest.raises(FileNotFoundError, match="missing from this installation"):
        resources.folder("no-such-folder")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel of the checkout, built as pip builds it."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", out, ROOT]
    subprocess.run(command, check=True)
    (path,) = out.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    """Every file that git knows, and nothing built or cached."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name.removeprefix("coprod_kg/") for name in archive.namelist()}
    kept = {".ttl", ".json", ".rq", ".csv", ".toml", ".txt", ".md", ".html", ".js", ".css"}
    for folder in FOLDERS:
        wanted = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.suffix in kept and not {"graph", "out"} & set(path.relative_to(ROOT).parts)
        }
        assert len(wanted) > 20
        assert wanted - names == set()
    assert not [name for name in names if "__pycache__" in name or "/graph/" in name]


@pytest.mark.slow
def test_the_installed_wheel_works(wheel: Path, tmp_path: Path) -> None:
    """Away from the checkout: it builds an example from the files it brought."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        tmp_path / "site",
        wheel,
    ]
    subprocess.run(command, check=True)
    code = """
import pathlib, coprod_kg
from coprod_kg import build, resources, template
from coprod_kg.study import Study
assert pathlib.Path(coprod_kg.__file__).is_relative_to(pathlib.Path.cwd() / "site"), coprod_kg.__file__
assert resources.ontology().is_relative_to(pathlib.Path.cwd() / "site")
template.copy_example("mill", pathlib.Path("s"))
study = Study.find(pathlib.Path("s"))
print(build.build(study).is_sound, len(build.open_graph(study)) > 4000)
"""
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "True True\n", done.stderr
