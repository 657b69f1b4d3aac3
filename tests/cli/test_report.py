"""coprod-kg report."""

from __future__ import annotations

import shutil
import zipfile


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


def test_zip_holds_what_the_folder_does(run, built_mill, tmp_path) -> None:
    """One file to send, the same bytes each time, and one folder when it is unpacked."""
    folder, path = tmp_path / "r", tmp_path / "r.zip"
    assert run("report", "--study", built_mill, "-o", folder).exit_code == 0
    result = run("report", "--study", built_mill, "--zip", "-o", path)
    assert result.exit_code == 0
    assert "index.html" in result.stderr
    with zipfile.ZipFile(path) as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    pages = {f"r/{one.relative_to(folder).as_posix()}": one for one in folder.rglob("*") if one.is_file()}
    del pages["r/.coprod-report"]
    assert held == {name: one.read_bytes() for name, one in pages.items()}
    before = path.read_bytes()
    assert run("report", "--study", built_mill, "--zip", "-o", path).exit_code == 0
    assert path.read_bytes() == before


def test_fault_in_a_story_is_told_and_no_report_is_written(run, built_mill, tmp_path) -> None:
    """File, step, what, and what to do."""
    study = shutil.copytree(built_mill, tmp_path / "mill")
    (study / "story.toml").write_text(
        'format = 1\ntitle = "t"\nrelease = "open"\n[[steps]]\nmap = "exchange"\ntext = "x"\nactor = "a11"\n',
        encoding="utf-8",
    )
    result = run("report", "--study", study, "-o", tmp_path / "r")
    assert result.exit_code == 2
    assert (
        "story.toml: step 1: nothing on the map 'exchange' has the id 'a11'. Did you mean 'a1'?"
        in " ".join(result.stderr.split())
    )
    assert not (tmp_path / "r").exists()


def test_graph_is_there_to_be_taken_away(run, built_mill, tmp_path) -> None:
    """The bytes that export writes at the same level, and a link that leads to them."""
    folder, path = tmp_path / "report", tmp_path / "open.trig"
    assert run("report", "--study", built_mill, "-o", folder).exit_code == 0
    assert run("export", "--study", built_mill, "--release", "open", path).exit_code == 0
    assert (folder / "data" / "graph.trig").read_bytes() == path.read_bytes()
    assert 'href="data/graph.trig"' in (folder / "downloads.html").read_text(encoding="utf-8")


def test_questions_keep_what_they_take_by_themselves(run, built_mill, tmp_path) -> None:
    """What is recommended never happened; only what is asked for is asked of every question."""
    answers = {}
    for name, *asked in (("as-it-is",), ("asked", "--mode", "planned")):
        folder = tmp_path / name
        assert (
            run("report", "--study", built_mill, "--release", "controlled", "-o", folder, *asked).exit_code
            == 0
        )
        path = folder / "answers" / "practices" / "recommendations.csv"
        answers[name] = path.read_text(encoding="utf-8").splitlines()
    asked = run("ask", "practices/recommendations", "--study", built_mill, "--format", "csv")
    assert answers["as-it-is"] == asked.stdout.splitlines()
    assert len(answers["as-it-is"]) > 1
    assert len(answers["asked"]) == 1
