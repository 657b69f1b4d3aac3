"""Every command in the README and in docs/ works as written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?:^ {4}.*\n)+", re.MULTILINE)
SETS_UP = ("pip install", "make ")  # run by the Makefile and CI themselves
MORE = "…"  # in a page: the output goes on


def commands(page: Path) -> list[tuple[str, list[str]]]:
    """Return the commands of a page that are to be run here, each with the output shown under it."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in (line[4:] for line in block.splitlines()):
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line.rstrip())
    return [one for one in found if not one[0].startswith(SETS_UP)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built mill; nothing may be changed in it."""
    folder = tmp_path_factory.mktemp("built") / "study"
    for arguments in (["new", str(folder), "--example", "mill"], ["build", "--study", str(folder)]):
        subprocess.run([sys.executable, "-m", "coprod_kg", *arguments], check=True, capture_output=True)
    return folder


@pytest.fixture
def study(built: Path, tmp_path: Path) -> Path:
    """Return a built mill for pages that begin in a study."""
    return shutil.copytree(built, tmp_path / "study")


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_commands_of_a_page_work(page: Path, study: Path, tmp_path: Path) -> None:
    """What a reader types from a page does, and prints, what the page says."""
    folder = Path(sys.executable).parent
    assert (folder / "coprod-kg").exists(), "the package is not installed beside this Python"
    mark = "=== next ==="
    script = "set -eo pipefail\n" + "".join(f"{command}\necho '{mark}'\n" for command, _ in commands(page))
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}
    start = tmp_path if page.name == "README.md" else study
    ran = subprocess.run(
        ["bash", "-c", script], cwd=start, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    for (command, shown), printed in zip(commands(page), ran.stdout.split(f"{mark}\n"), strict=False):
        if shown:
            lines = [line.rstrip() for line in printed.splitlines()]
            wanted = shown[:-1] if shown[-1] == MORE else shown
            assert lines[: len(wanted)] == wanted, command
            assert shown[-1] == MORE or len(lines) == len(wanted), command


def test_there_are_commands_to_run() -> None:
    """A README without commands, or a pattern that finds none, would prove nothing."""
    assert len(commands(ROOT / "README.md")) >= 5


def test_readme_shows_an_answer() -> None:
    """A promise without a real answer under it is only a promise."""
    assert any(shown for _, shown in commands(ROOT / "README.md"))


def test_readme_is_short() -> None:
    """A README of more than 120 lines is not read."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_readme_names_every_command() -> None:
    """A command that no page names is not found."""
    from coprod_kg.cli import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"coprod-kg {name}" not in text and f"`{name}`" not in text] == []


def test_contributing_names_what_there_is() -> None:
    """A path or a target that is not there sends a newcomer astray."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:ontology|queries|tests|docs)/[\w/.-]*|\w+\.md)`", text))
    paths = {path for path in named if "VERSION" not in path and path != "README.md"}
    targets = set(re.findall(r"`make (\w+)`", text))
    rules = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(paths) >= 10
    assert len(targets) >= 4
    assert {path for path in paths if not (ROOT / path).exists()} == set()
    assert targets - set(rules) == set()
    assert len(text.splitlines()) <= 120
