"""coprod-kg new."""

from __future__ import annotations

import pytest

from coprod_kg import template


def test_new_study_is_valid_and_says_what_to_fill_first(run, tmp_path) -> None:
    """The first thing a newcomer sees is no error, but the next step."""
    assert run("new", tmp_path / "s").exit_code == 0
    result = run("check", "--study", tmp_path / "s")
    assert result.exit_code == 0
    assert "Fill partnerships first, then actors" in result.stderr


def test_new_workbook_is_valid(run, tmp_path) -> None:
    """The workbook holds the same tables as the CSV files."""
    assert run("new", tmp_path / "s", "--xlsx", "--tables", "all").exit_code == 0
    assert run("check", "--study", tmp_path / "s").exit_code == 0


def test_new_refuses_a_folder_that_is_not_empty(run, tmp_path) -> None:
    """Nobody's work is written over."""
    (tmp_path / "mine.txt").write_text("mine")
    assert run("new", tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", template.names())
def test_every_example_is_without_fault(run, tmp_path, name) -> None:
    """An example that is at fault teaches faults."""
    assert run("new", tmp_path / name, "--example", name).exit_code == 0
    result = run("check", "--study", tmp_path / name)
    assert (result.exit_code, result.stdout) == (0, "")


def test_unknown_example_names_the_nearest(run, tmp_path) -> None:
    """A slip of the finger is answered with the word that was meant."""
    result = run("new", tmp_path / "s", "--example", "mil")
    assert result.exit_code == 2
    assert "Did you mean 'mill'?" in result.stderr
    assert not (tmp_path / "s").exists()
