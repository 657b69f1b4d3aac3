"""coprod-kg demo: all of it at once, in a folder of its own."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from coprod_kg import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def demo(tmp_path: Path, run: Callable[..., Result]) -> Callable[[], Result]:
    """Return what makes the demo in a folder of the test."""
    return lambda: run("demo", str(tmp_path / "d"))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_demo_says_which_files_to_open(tmp_path: Path, demo: Callable[[], Result]) -> None:
    """A newcomer sees faults, answers, measures and maps in one go."""
    result = demo()
    assert result.exit_code == 0
    assert f"Open {tmp_path / 'd' / 'out' / 'power.html'}" in result.stdout
    assert (tmp_path / "d" / "out" / "exchange.html").is_file()


def test_the_demo_tells_a_story_on_its_maps(tmp_path: Path, demo: Callable[[], Result]) -> None:
    """A newcomer is led by the hand, and the screen says where."""
    said = demo().stdout
    folder = tmp_path / "d" / "out"
    pages = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
    told = {kind for kind, page in pages.items() if '<section id="story"' in page}
    assert told == {"exchange", "power", "tensions", "causes"}
    assert told == {
        kind
        for kind in pages
        if f"{folder / kind}.html in a browser; it needs no internet, and a story" in said
    }


def test_a_second_demo_takes_the_place_of_the_first(tmp_path: Path, demo: Callable[[], Result]) -> None:
    """It made the folder itself, and leaves nothing beside it."""
    demo()
    (tmp_path / "d" / "out" / "power.html").unlink()
    assert demo().exit_code == 0
    assert (tmp_path / "d" / "out" / "power.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_a_demo_that_is_stopped_leaves_the_former_as_it_was(
    tmp_path: Path, demo: Callable[[], Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a demo is none, and the former one may have been drawn on."""
    demo()
    before = _files(tmp_path)
    monkeypatch.setattr(build, "build", lambda *_: signal.raise_signal(signal.SIGINT))
    result = demo()
    assert result.exit_code == 130
    assert _files(tmp_path) == before


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, demo: Callable[[], Result]) -> None:
    """Only what demo made is replaced."""
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "mine.txt").write_text("mine", encoding="utf-8")
    result = demo()
    assert result.exit_code == 2
    assert _files(tmp_path) == {"d/mine.txt"}
