"""coprod-kg report."""

from __future__ import annotations


def test_report_goes_to_out_and_says_what_to_open(run, built_mill) -> None:
    """One command, and the file to open."""
    result = run("report", "--study", built_mill)
    assert result.exit_code == 0
    assert "index.html" in result.stderr
    assert (built_mill / "out" / "report" / "index.html").is_file()
    assert (built_mill / "out" / "report" / "maps" / "power.html").is_file()


def test_former_report_is_replaced_whole(run, built_mill, tmp_path) -> None:
    """What is no more in the study is no more in its report."""
    folder = tmp_path / "report"
    assert run("report", "--study", built_mill, "-o", folder).exit_code == 0
    (folder / "stale.html").write_text("old", encoding="utf-8")
    assert run("report", "--study", built_mill, "-o", folder).exit_code == 0
    assert not (folder / "stale.html").exists()


def test_folder_of_somebody_else_is_left_alone(run, built_mill, tmp_path) -> None:
    """Nothing is overwritten that report did not write."""
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    result = run("report", "--study", built_mill, "-o", tmp_path)
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir() if not path.is_dir()] == ["thesis.txt"]


def test_unknown_level_is_told(run, built_mill, tmp_path) -> None:
    """And nothing is written."""
    result = run("report", "--study", built_mill, "--release", "secret", "-o", tmp_path / "report")
    assert result.exit_code == 2
    assert not (tmp_path / "report").exists()
