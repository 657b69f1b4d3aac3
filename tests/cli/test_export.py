"""coprod-kg export."""

from __future__ import annotations

import pytest

from coprod_kg.export import WRITERS


@pytest.mark.parametrize("suffix", WRITERS)
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
    assert all(suffix in result.stderr for suffix in WRITERS)


def test_release_says_how_much_is_left_out(run, built_mill, tmp_path) -> None:
    """An output that leaves something out says so."""
    result = run("export", "--study", built_mill, "--release", "open", tmp_path / "graph.trig")
    assert result.exit_code == 0
    assert "extracts" in result.stderr
